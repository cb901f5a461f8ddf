using System.Diagnostics;
using System.Security.Cryptography;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Bench.Ledger;

/// <summary>
/// Verification of an export held in memory, parsing included, in entries per second of processor time; beside SHA-256 alone,
/// once over each line's bytes.
/// </summary>
internal static class VerifyLoad
{
    private const int StreamCount = 1_000;

    public static (double Entries, double Bare, double BytesPerEntry) Measure(int entries)
    {
        var export = Make(entries);
        Verify(export); // The first run compiles.
        var (verify, bare) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            verify = Math.Min(verify, Time(() => Verify(export)));
            bare = Math.Min(bare, Time(() => Hash(export)));
        }

        return (entries / verify, entries / bare, (double)export.Length / entries);
    }

    /// <summary>An export made of a chain in memory: the same bytes as an export of such a database.</summary>
    private static byte[] Make(int entries)
    {
        var ledgerId = Guid.NewGuid();
        using var export = new ExportMaker(ledgerId, InstanceKind.Demo, entries);
        export.Add("ledger", "ledger-opened.v1", CanonicalJson.Of(new LedgerOpened(ledgerId, InstanceKind.Demo, "bench"), KernelJson.Options));
        for (var number = 2; number <= entries; number++)
            export.Add($"batch/B{number % StreamCount}", "bench-reading.v1", CanonicalJson.Of(BenchReading.Of(number), KernelJson.Options));
        return export.End();
    }

    private static void Verify(byte[] export)
    {
        var report = ExportVerification.Verify(new MemoryStream(export), VerifyAgainst.Nothing);
        if (!report.IsOk)
            throw new InvalidOperationException(report.Wrong!.Detail);
    }

    private static void Hash(byte[] export)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var rest = export.AsSpan();
        while (rest.IndexOf((byte)'\n') is >= 0 and var length)
        {
            SHA256.HashData(rest[..length], hash);
            rest = rest[(length + 1)..];
        }
    }

    /// <summary>Seconds of processor time of the whole process: others on the machine do not count, our helpers do.</summary>
    private static double Time(Action work)
    {
        GC.Collect();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        work();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }
}
