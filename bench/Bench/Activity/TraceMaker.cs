using Theriac.Activity.Index;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Ledger.Append;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Bench.Activity;

/// <summary>An entry of a plant at work, with what the trace is searched by.</summary>
[Fact("bench-deed.v1")]
internal sealed record BenchDeed(string? Site, string Step, string Value, string? Reason, Signature? Signature) : IFact;

/// <summary>
/// Makes a ledger of many entries without the appender: the same rows, hashes and index rows, in large transactions. The same count gives
/// the same entries.
/// </summary>
internal sealed class TraceMaker(Database database, ILedger ledger)
{
    public const int People = 300;
    public const int Terminals = 40;

    /// <summary>One word in this many entries.</summary>
    public const int RareEvery = 50_000;

    private const int StepsOfBatch = 400;
    private const int Group = 5_000;
    private const long MicrosApart = 3_000_000;

    private static readonly string[] Sites = ["HN", "BN", "BS", "SG", "LY"];

    private static readonly string[] Types =
    [
        "value-recorded.v1", "value-recorded.v1", "value-recorded.v1", "value-recorded.v1", "step-completed.v1", "step-completed.v1", "step-signed.v1",
        "step-verified.v1", "equipment-checked-in.v1", "comment-added.v1",
    ];

    private static readonly Sql MoveHead = Sql.Of<Appender>("Append/MoveHead");

    private readonly ActivityProjection _index = new();
    private readonly Dictionary<long, long> _versions = [];

    public static string BatchOf(long number) => $"B{number / StepsOfBatch:000000}";

    public static string SiteOf(long batch) => Sites[batch % Sites.Length];

    public async Task MakeAsync(long count, Action<long> tell)
    {
        var head = await ledger.HeadAsync();
        var (number, hash, start) = (head.Number, head.Hash, head.At - (count * MicrosApart));
        while (number < count)
        {
            var from = (number, hash);
            List<Entry> entries = [];
            List<Statement> index = [];
            for (var i = 0; i < Group && number < count; i++)
            {
                var entry = Entry(++number, start + (number * MicrosApart), hash, head.LedgerId, out var fact);
                hash = entry.Hash;
                entries.Add(entry);
                _index.Project(entry, fact, index);
            }

            List<Statement> all =
            [
                new Statement(MoveHead, ("from", from.number), ("from_hash", from.hash), ("number", number), ("at", Math.Max(head.At, entries[^1].At)), ("hash", hash)),
            ];
            EntryRows.Insert(database.Engine, entries, all);
            await database.WriteAsync([.. all, .. index]);
            tell(number);
        }
    }

    private Entry Entry(long number, long at, byte[] previous, Guid ledgerId, out BenchDeed fact)
    {
        // A spread that is the same in each run, and not in step with itself.
        var random = (int)((number * 2_654_435_761L) & 0x7FFF_FFFF);
        // Several batches run at the same time.
        var batch = (number / StepsOfBatch / 8 * 8) + (number % 8);
        var version = _versions[batch] = _versions.GetValueOrDefault(batch) + 1;
        var type = version == 1 ? "order-released.v1" : number % 20_011 == 0 ? "batch-held.v1" : Types[random % Types.Length];
        var actor = $"person{random / 16 % People:000}";
        var signature = type is "step-signed.v1" or "step-verified.v1"
            ? new Signature(actor, actor, Role.Operator, type[5] == 's' ? SignatureMeaning.Performed : SignatureMeaning.Verified, new string('0', 64), "en", "password-again", null)
            : null;
        var reason = number % RareEvery == 0 ? "the crucible cracked" : random % 7 == 0 ? "measured again after stirring" : null;
        fact = new BenchDeed(version == 1 ? SiteOf(batch) : null, $"{version / 10}.{version % 10}", $"{random % 10_000 / 100m}", reason, signature);
        var unhashed = new Entry(
            number, $"batch/B{batch:000000}", version, at, "Asia/Ho_Chi_Minh", 420, actor, $"T{random / 64 % Terminals}", type, FactTypes.Write(fact), previous, []);
        return unhashed with { Hash = EntryHash.Of(ledgerId, unhashed) };
    }
}
