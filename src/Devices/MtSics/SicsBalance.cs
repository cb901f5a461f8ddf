using System.Text;
using Theriac.Kernel;

namespace Theriac.Devices;

/// <summary>
/// A balance that speaks MT-SICS over any stream of bytes. One command at a time; each waits for the reply to its own command, lines
/// that answer something else are left behind.
/// </summary>
internal sealed class SicsBalance(Stream stream, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>A balance gives up on a stable weight after some seconds of its own; this is longer.</summary>
    public static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(12);

    private const int StrayLinesMax = 200;

    private readonly SicsLines _lines = new(stream);

    /// <summary>Serial number by which the balance said who it is.</summary>
    public string Serial { get; private set; } = "";

    /// <summary>Cancels whatever the balance was still doing for somebody, and hears who it is (<c>@</c> is answered by <c>I4 A "…"</c>).</summary>
    public async Task<Outcome<string>> GreetAsync(CancellationToken cancellation)
    {
        var reply = await AskAsync("@", "I4", AnswerMax, cancellation);
        if (reply is not { Kind: SicsKind.Text, Texts: [var serial, ..] })
            return FaultOf(reply);
        return Serial = serial;
    }

    /// <summary>The next stable weight.</summary>
    public Task<Outcome<DeviceReading>> WeighAsync(CancellationToken cancellation) => ReadAsync("S", "S", cancellation);

    /// <summary>The weight at once, stable or not.</summary>
    public Task<Outcome<DeviceReading>> WeighNowAsync(CancellationToken cancellation) => ReadAsync("SI", "S", cancellation);

    /// <summary>Takes what is on the pan as tare, when it is stable; answers the tare.</summary>
    public Task<Outcome<DeviceReading>> TareAsync(CancellationToken cancellation) => ReadAsync("T", "T", cancellation);

    /// <summary>The tare that the balance holds now.</summary>
    public Task<Outcome<DeviceReading>> HeldTareAsync(CancellationToken cancellation) => ReadAsync("TA", "TA", cancellation);

    public Task<Outcome<Done>> ZeroAsync(CancellationToken cancellation) => DoAsync("Z", cancellation);

    /// <summary>Sets the tare to nothing (<c>TAC</c>).</summary>
    public Task<Outcome<Done>> ClearTareAsync(CancellationToken cancellation) => DoAsync("TAC", cancellation);

    /// <summary>What the balance says of itself: <c>I2</c> type, <c>I3</c> software, <c>I4</c> serial number.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> DescribeAsync(string command, CancellationToken cancellation)
    {
        var reply = await AskAsync(command, command, AnswerMax, cancellation);
        return reply.Kind == SicsKind.Text ? Outcome<IReadOnlyList<string>>.Ok(reply.Texts) : FaultOf(reply);
    }

    /// <summary>Hears every weight (<c>SIR</c>) until it is told to stop; then cancels, so that the next command finds a quiet line.</summary>
    public async Task StreamAsync(Action<LiveWeight> heard, Func<bool> goOn, CancellationToken cancellation)
    {
        await SendAsync("SIR", cancellation);
        while (goOn())
        {
            var reply = await NextAsync(AnswerMax, cancellation);
            if (reply.Kind == SicsKind.Weight)
                heard(new LiveWeight(reply.Weight, reply.IsStable, null));
            else if (reply.Kind is not SicsKind.Unreadable)
                heard(new LiveWeight(null, false, FaultOf(reply).Code));
        }

        await GreetAsync(cancellation);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<Outcome<Done>> DoAsync(string command, CancellationToken cancellation)
    {
        var reply = await AskAsync(command, command, AnswerMax, cancellation);
        return reply.Kind == SicsKind.Done ? Done.Ok : FaultOf(reply);
    }

    private async Task<Outcome<DeviceReading>> ReadAsync(string command, string answer, CancellationToken cancellation)
    {
        var reply = await AskAsync(command, answer, AnswerMax, cancellation);
        return reply is { Kind: SicsKind.Weight, Weight: { } weight }
            ? new DeviceReading(weight, reply.IsStable, reply.Raw, Micros.Now(clock))
            : FaultOf(reply);
    }

    private async Task<SicsReply> AskAsync(string command, string answer, TimeSpan within, CancellationToken cancellation)
    {
        await SendAsync(command, cancellation);
        for (var stray = 0; stray < StrayLinesMax; stray++)
        {
            var reply = await NextAsync(within, cancellation);
            if (reply.Command == answer || reply.Kind is SicsKind.SyntaxError or SicsKind.TransmissionError or SicsKind.LogicalError)
                return reply;
        }

        return new SicsReply("", "", SicsKind.Unreadable);
    }

    private async Task SendAsync(string command, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellation);
        await stream.FlushAsync(cancellation);
    }

    private async Task<SicsReply> NextAsync(TimeSpan within, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(within);
        try
        {
            return SicsReply.Read(await _lines.ReadAsync(patience.Token));
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The balance does not answer.", late);
        }
    }

    public static Refusal FaultOf(SicsReply reply) => reply.Kind switch
    {
        SicsKind.Overload => DevicesRefusals.Overload(),
        SicsKind.Underload => DevicesRefusals.Underload(),
        SicsKind.NotNow => DevicesRefusals.NotStable(),
        _ => DevicesRefusals.Unreadable(reply.Raw),
    };
}
