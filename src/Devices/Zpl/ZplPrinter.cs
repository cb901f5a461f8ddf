using System.Text;

namespace Theriac.Devices;

/// <summary>How a print ended.</summary>
/// <param name="Fault">Null when the printer has the label.</param>
/// <param name="IsUnsure">True when the line broke while the label was on its way: nobody knows whether it was printed.</param>
internal sealed record Printed(string? Fault, bool IsUnsure = false);

/// <summary>A ZPL printer at its raw port (9100). It is asked first whether it can print, so that a label is either printed or not.</summary>
internal sealed class ZplPrinter(DeviceSpec spec)
{
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(4);

    public async Task<Printed> PrintAsync(byte[] label, CancellationToken cancellation)
    {
        if (!DeviceAddress.Parse(spec.Address).Try(out var address, out _))
            return new Printed("address-not-valid");
        var sent = false;
        try
        {
            await using var stream = await address.OpenAsync(ConnectMax, cancellation);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(AnswerMax);
            if ((await AskAsync(stream, patience.Token))?.Fault is { } fault)
                return new Printed(fault);
            sent = true;
            await stream.WriteAsync(label, patience.Token);
            await stream.FlushAsync(patience.Token);
            // An answer after the label says that the printer has read all of it.
            var after = (await AskAsync(stream, patience.Token))?.Fault;
            // With a fault after it, the label may be out or may still come: nobody sends it again by himself.
            return new Printed(after, IsUnsure: after is not null);
        }
        catch (Exception broken) when (broken is IOException or TimeoutException or System.Net.Sockets.SocketException or UnauthorizedAccessException
            || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new Printed("not-reachable", sent);
        }
    }

    private static async Task<ZplStatus?> AskAsync(Stream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync("~HS\r\n"u8.ToArray(), cancellation);
        await stream.FlushAsync(cancellation);
        var text = new StringBuilder();
        var buffer = new byte[512];
        while (text.ToString().Count(letter => letter == '\u0003') < 3)
        {
            var count = await stream.ReadAsync(buffer, cancellation);
            if (count == 0 || text.Length > 3 * ZplStatus.LineMax)
                throw new EndOfStreamException("The printer closed the line.");
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        var lines = text.ToString().Split('\u0003');
        return ZplStatus.Read(lines[0].Trim('\r', '\n'), lines[1].Trim('\r', '\n')) ?? throw new IOException("The printer answered what cannot be read.");
    }
}
