using System.Net.Sockets;
using Theriac.Devices;
using Theriac.Ledger;

namespace Theriac.Host.Demo;

/// <summary>The demo's balances and label printers, which are none: they listen on this machine, and everything says that they are simulated.</summary>
internal static class DemoDevices
{
    public static readonly IReadOnlyList<(string Id, int Port, decimal Capacity)> Balances = [("HN-BAL-01", 18_001, 60m), ("BN-BAL-01", 18_002, 30m)];

    public static readonly IReadOnlyList<(string Id, int Port)> Printers = [("HN-LBL-01", 19_101), ("BN-LBL-01", 19_102)];

    /// <summary>Of a demo instance only. A port that something else has is left to it.</summary>
    public static async Task<IReadOnlyList<IAsyncDisposable>> StartAsync(IServiceProvider services)
    {
        List<IAsyncDisposable> started = [];
        if ((await services.GetRequiredService<ILedger>().HeadAsync()).Kind != InstanceKind.Demo)
            return started;
        foreach (var (id, port, capacity) in Balances)
            Add(started, () => BalanceSimulator.Start(port, capacity: capacity, serial: id));
        foreach (var (_, port) in Printers)
            Add(started, () => PrinterSimulator.Start(port));
        return started;
    }

    private static void Add(List<IAsyncDisposable> started, Func<IAsyncDisposable> start)
    {
        try
        {
            started.Add(start());
        }
        catch (SocketException)
        {
            // Another demo on this machine has it.
        }
    }
}
