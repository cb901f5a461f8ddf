using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Theriac.Devices;

/// <summary>
/// A balance that is none: a TCP server that speaks MT-SICS, for tests and for trying out. What lies on it is in the hand of whoever
/// made it, or of the network by <c>SIM</c> commands that no real balance has.
/// </summary>
public sealed class BalanceSimulator : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly List<TcpClient> _clients = [];
    private readonly Task _serving;
    private decimal _load;
    private decimal _tare;
    private bool _stable = true;

    private BalanceSimulator(int port, string unit, decimal capacity, int decimals, string serial)
    {
        (Unit, Capacity, Decimals, Serial) = (unit, capacity, decimals, serial);
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Unit { get; }

    public decimal Capacity { get; }

    public int Decimals { get; }

    public string Serial { get; }

    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What is sent instead of the next answers, in order: half lines, noise, anything.</summary>
    public Queue<string> Instead { get; } = new();

    /// <summary>True: it says nothing, as with the cable half out.</summary>
    public bool IsSilent { get; set; }

    /// <param name="port">0: any that is free.</param>
    public static BalanceSimulator Start(int port = 0, string unit = "kg", decimal capacity = 60m, int decimals = 3, string serial = "SIM-1") =>
        new(port, unit, capacity, decimals, serial);

    /// <summary>Puts a load on the pan.</summary>
    public void Put(decimal load, bool stable = true)
    {
        lock (_gate)
            (_load, _stable) = (load, stable);
    }

    /// <summary>Closes every line, as when the cable is pulled.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _clients.ForEach(client => client.Dispose());
            _clients.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        Cut();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_closing.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                client.NoDelay = true;
                lock (_gate)
                    _clients.Add(client);
                _ = TalkAsync(client);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The simulator is switched off.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var streaming = new CancellationTokenSource();
        var stopSir = new CancellationTokenSource();
        try
        {
            var stream = client.GetStream();
            var lines = new SicsLines(stream);
            using var turn = new SemaphoreSlim(1, 1);
            while (true)
            {
                var command = await lines.ReadAsync(_closing.Token);
                if (command is "S" or "SI" or "SIR" or "SR" or "@")
                {
                    await stopSir.CancelAsync();
                    stopSir = new CancellationTokenSource();
                }

                if (command is "SIR")
                    _ = RepeatAsync(stream, turn, stopSir.Token);
                else
                    await AnswerAsync(stream, turn, command);
            }
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The line is closed.
        }
        finally
        {
            await stopSir.CancelAsync();
            client.Dispose();
        }
    }

    private async Task RepeatAsync(NetworkStream stream, SemaphoreSlim turn, CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                await AnswerAsync(stream, turn, "SI", cancellation);
                await Task.Delay(80, cancellation);
            }
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Cancelled, or the line is closed.
        }
    }

    private async Task AnswerAsync(NetworkStream stream, SemaphoreSlim turn, string command, CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (IsSilent || cancellation.IsCancellationRequested)
                return;
            var answer = Instead.TryDequeue(out var other) ? other : Answer(command) + "\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _closing.Token);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The answer of a real one.</summary>
    public string Answer(string command)
    {
        lock (_gate)
        {
            return command switch
            {
                "@" or "I4" => $"I4 A \"{Serial}\"",
                "I0" => "I0 A 0 \"S\"",
                "I1" => "I1 A \"01\" \"2.30\" \"2.22\" \"2.20\" \"\"",
                "I2" => $"I2 A \"SIM Simulated balance {Text(Capacity)} {Unit}\"",
                "I3" => "I3 A \"1.00 0.0.0.0\"",
                "I5" => "I5 A \"00000000A\"",
                "S" or "SR" => _stable ? Weight("S", "S", _load - _tare) : "S I",
                "SI" => Weight("S", _stable ? "S" : "D", _load - _tare),
                "T" => _stable ? Weight("T", "S", _tare = _load) : "T I",
                "TI" => Weight("TI", _stable ? "S" : "D", _tare = _load),
                "TA" => $"TA A {Text(_tare),10} {Unit}",
                "TAC" => Cleared(),
                "Z" => _stable ? Zeroed("Z A") : "Z I",
                "ZI" => Zeroed(_stable ? "ZI S" : "ZI D"),
                _ => Simulated(command),
            };
        }
    }

    // SIM 12.340 puts a load on, SIM 12.340 D one that swings.
    private string Simulated(string command)
    {
        if (command.Split(' ') is not ["SIM", var load, .. var state] || !decimal.TryParse(load, CultureInfo.InvariantCulture, out var value))
            return "ES";
        (_load, _stable) = (value, state is not ["D"]);
        return "SIM A";
    }

    private string Cleared()
    {
        _tare = 0;
        return "TAC A";
    }

    private string Zeroed(string answer)
    {
        (_load, _tare) = (0, 0);
        return answer;
    }

    private string Weight(string command, string state, decimal value) =>
        _load > Capacity ? $"{command} +" : _load < 0 ? $"{command} -" : $"{command} {state} {Text(value),10} {Unit}";

    private string Text(decimal value) => value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
