using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Host.Demo;

internal sealed record PutOnInput(string? Load = null);

/// <summary>
/// The hand at a balance of the demo. Such a balance has no pan: what would lie on it is said here, and goes to the simulator by the
/// network like its other commands. Nothing of it is recorded; what is weighed is read back by the driver as from a real one.
/// </summary>
internal static class DemoBench
{
    private const decimal LoadMax = 1_000m;

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    public static void MapDemoBench(this WebApplication app) => app.MapPost(
        "/api/demo/balances/{id}/actions/put-on",
        async (string id, PutOnInput input, ILedger ledger, CancellationToken cancellation) =>
            (await PutOnAsync(id, input, ledger, cancellation)).ToResult())
        .WithTags("devices").Require(Role.Operator, Role.Supervisor).Produces<Done>();

    private static async Task<Outcome<Done>> PutOnAsync(string id, PutOnInput input, ILedger ledger, CancellationToken cancellation)
    {
        var known = DemoDevices.Balances.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase));
        if (known.Id is null || (await ledger.HeadAsync(cancellation)).Kind != InstanceKind.Demo)
            return Unknown(id);
        if (!DecimalText.TryParse(input.Load, out var load) || load is < 0 or > LoadMax)
            return Refusal.Input("/load", "demo-load-not-valid", "Write the load in kg, from 0.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(AnswerWithin);
        try
        {
            return await SayAsync(known.Port, load, limit.Token) ? default(Done) : Unknown(id);
        }
        catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return Unknown(id);
        }
    }

    private static async Task<bool> SayAsync(int port, decimal load, CancellationToken cancellation)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, port, cancellation);
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"SIM {load}\r\n")), cancellation);
        using var answers = new StreamReader(stream, Encoding.ASCII);
        return await answers.ReadLineAsync(cancellation) == "SIM A";
    }

    private static Refusal Unknown(string id) =>
        new Refusal("demo-balance-unknown", 404, $"This instance simulates no balance {id}.").With("id", id);
}
