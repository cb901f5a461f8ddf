using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Theriac.Devices;

/// <summary>A label printer that is none: a TCP server that takes ZPL and answers <c>~HS</c>, for tests and for trying out.</summary>
public sealed class PrinterSimulator : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;
    private readonly List<string> _labels = [];
    private readonly Lock _gate = new();

    private PrinterSimulator(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public bool IsPaperOut { get; set; }

    public bool IsPaused { get; set; }

    public bool IsHeadOpen { get; set; }

    /// <summary>True: it closes the line in the middle of a label.</summary>
    public bool BreaksOff { get; set; }

    /// <summary>True: with the next label the paper runs out.</summary>
    public bool RunsOut { get; set; }

    /// <summary>What came out, as ZPL.</summary>
    public IReadOnlyList<string> Labels
    {
        get
        {
            lock (_gate)
                return [.. _labels];
        }
    }

    /// <param name="port">0: any that is free.</param>
    public static PrinterSimulator Start(int port = 0) => new(port);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_closing.IsCancellationRequested)
                _ = TakeAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The simulator is switched off.
        }
    }

    private async Task TakeAsync(TcpClient client)
    {
        using var line = client;
        var stream = client.GetStream();
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, _closing.Token) is > 0 and var count)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
                if (BreaksOff && text.ToString().Contains("^XA", StringComparison.Ordinal))
                    return;
                await TakeAsync(stream, text);
            }
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The line is closed.
        }
    }

    private async Task TakeAsync(NetworkStream stream, StringBuilder text)
    {
        while (true)
        {
            var said = text.ToString();
            var ask = said.IndexOf("~HS", StringComparison.Ordinal);
            var end = said.IndexOf("^XZ", StringComparison.Ordinal);
            if (ask >= 0 && (end < 0 || ask < end))
            {
                text.Remove(0, ask + 3);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(Status()), _closing.Token);
            }
            else if (end >= 0)
            {
                text.Remove(0, end + 3);
                IsPaperOut |= RunsOut;
                lock (_gate)
                    _labels.Add(said[said.IndexOf("^XA", StringComparison.Ordinal)..(end + 3)]);
            }
            else
            {
                return;
            }
        }
    }

    private string Status()
    {
        static char Flag(bool one) => one ? '1' : '0';
        return $"\u0002030,{Flag(IsPaperOut)},{Flag(IsPaused)},0480,000,0,0,0,000,0,0,0\u0003\r\n"
            + $"\u0002000,0,{Flag(IsHeadOpen)},0,0,2,6,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n";
    }
}
