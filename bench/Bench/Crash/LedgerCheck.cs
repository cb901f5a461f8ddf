using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Bench.Crash;

/// <summary>An entry that the ledger had said yes to.</summary>
public sealed record Acknowledged(long Number, byte[] Hash);

/// <summary>What must hold after every crash.</summary>
internal static class LedgerCheck
{
    private static readonly Sql ReadCounts = Sql.Of<BenchRows>("Rows/ReadCounts");

    /// <summary>
    /// The first thing that is wrong: an acknowledged entry is missing or another, verification fails, or the derived rows are not
    /// those of the entries (something is half-written). Null when all is well.
    /// </summary>
    public static async Task<string?> FindWrongAsync(string connection, string keys, IReadOnlyCollection<Acknowledged> acknowledged)
    {
        try
        {
            await using var instance = await BenchInstance.OpenAsync(connection, keys);
            foreach (var due in acknowledged)
            {
                var entry = await instance.Ledger.FindAsync(due.Number);
                if (entry is null || !entry.Hash.AsSpan().SequenceEqual(due.Hash))
                    return $"acknowledged entry {due.Number} is {(entry is null ? "lost" : "another")}";
            }

            var report = await instance.Get<ILedgerVerification>().VerifyAsync(VerifyAgainst.Nothing);
            if (report.Wrong is { } wrong)
                return wrong.Detail;
            var counts = (await instance.Database.FindAsync<Counts>(ReadCounts))!;
            var due2 = report.Entries - 1; // The first entry opens the ledger, every other one is a reading.
            return counts.Rows == due2 && counts.Entries == due2
                ? null
                : $"half-written: {due2} readings, {counts.Rows} rows, {counts.Entries} counted";
        }
        catch (System.Data.Common.DbException broken)
        {
            return $"the database does not open: {broken.Message}";
        }
    }

    private sealed class Counts
    {
        public long Rows { get; set; }

        public long Entries { get; set; }
    }
}
