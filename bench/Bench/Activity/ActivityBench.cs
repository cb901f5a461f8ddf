using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Activity;
using Theriac.Activity.Search;
using Theriac.Bench.Ledger;
using Theriac.Edge;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Bench.Activity;

/// <summary>Searches of the activity trace over a large ledger, on both engines: from the question to the entries of the first page.</summary>
public static class ActivityBench
{
    public const long FullEntries = 10_000_000;
    public const long QuickEntries = 10_000;

    private const double Aim = 200;
    private const int PageMax = 200;

    public static async Task<IReadOnlyList<BenchResult>> RunAsync(string folder, long entries, IReadOnlyList<Engine> engines, Action<string> tell)
    {
        List<BenchResult> results = [];
        foreach (var engine in engines)
        {
            tell($"{entries:N0} entries on {engine}");
            if (engine == Engine.Sqlite)
            {
                results.AddRange(await MeasureAsync(engine, Path.Combine(folder, "activity.db"), folder, entries, tell));
                continue;
            }

            await using var cluster = await PostgresCluster.StartAsync(Path.Combine(folder, "activity-postgres"));
            results.AddRange(await MeasureAsync(engine, cluster.Connection, folder, entries, tell));
        }

        return results;
    }

    private static async Task<IReadOnlyList<BenchResult>> MeasureAsync(Engine engine, string connection, string folder, long entries, Action<string> tell)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_ => Database.Open(connection));
        services.AddSingleton<Action<LedgerOptions>>(options => options.KeyFolder = Path.Combine(folder, $"keys-{engine}"));
        services.AddLedger();
        services.AddPeople().AddActivity().AddFacts(typeof(BenchDeed).Assembly);
        await using var provider = services.BuildServiceProvider();
        var database = provider.GetRequiredService<Database>();
        await Migrations.ApplyAsync(
            database, [typeof(ILedger).Assembly, typeof(PeopleModule).Assembly, typeof(ActivityModule).Assembly], TimeProvider.System);
        await provider.OpenLedgerAsync(InstanceKind.Demo);
        var watch = Stopwatch.StartNew();
        var ledger = provider.GetRequiredService<ILedger>();
        await new TraceMaker(database, ledger).MakeAsync(entries, number => Tell(number, entries, tell));
        var name = $"{engine}".ToLowerInvariant();
        List<BenchResult> results =
        [
            BenchResult.Of($"{name}: entries made a second, with their index, in groups", entries / watch.Elapsed.TotalSeconds, "/s"),
        ];
        var search = provider.GetRequiredService<ActivitySearch>();
        var to = (await ledger.HeadAsync()).At;
        List<double> medians = [];
        foreach (var (what, query) in Questions(entries, to))
        {
            var (median, rows) = await MedianAsync(search, query);
            medians.Add(median);
            results.Add(BenchResult.Of($"{name}: {what} ({rows} entries)", median, "ms"));
        }

        results.Add(BenchResult.Below($"{name}: a search over {entries:N0} entries, median of all kinds", Middle(medians), "ms", Aim));
        results.Add(BenchResult.Of($"{name}: the slowest kind", medians.Max(), "ms"));
        return results;
    }

    private static void Tell(long number, long entries, Action<string> tell)
    {
        if (number * 10 / entries != (number - 5_000) * 10 / entries)
            tell($"  {number:N0} made");
    }

    private static IEnumerable<(string What, ActivityQuery Query)> Questions(long entries, long to)
    {
        var old = Kernel.Micros.ToTime(to - (entries / 2 * 3_000_000L));
        yield return ("everything", new ActivityQuery());
        yield return ("a person", new ActivityQuery(Person: "person017"));
        yield return ("a common type", new ActivityQuery(Type: "value-recorded"));
        yield return ("a rare type", new ActivityQuery(Type: "batch-held"));
        yield return ("a batch", new ActivityQuery(Stream: $"batch/{TraceMaker.BatchOf(entries / 3)}"));
        yield return ("a site", new ActivityQuery(Site: "BN"));
        yield return ("a terminal", new ActivityQuery(Terminal: "T7"));
        yield return ("signatures of a meaning", new ActivityQuery(Signature: "verified"));
        yield return ("a person's verifications", new ActivityQuery(Person: "person017", Signature: "verified"));
        yield return ("a person and a type", new ActivityQuery(Person: "person017", Type: "step-signed"));
        yield return ("a site, a type and a terminal", new ActivityQuery(Site: "SG", Type: "comment-added", Terminal: "T3"));
        yield return ("a person, half the ledger ago", new ActivityQuery(Person: "person042", To: old));
        yield return ("a common word", new ActivityQuery(Text: "stirring"));
        yield return ("a rare word", new ActivityQuery(Text: "crucible"));
        yield return ("a common and a rare word", new ActivityQuery(Text: "the crucible"));
        yield return ("a rare word at a site", new ActivityQuery(Text: "cracked", Site: "HN"));
        yield return ("a common word of a person", new ActivityQuery(Text: "stirring", Person: "person100"));
        yield return ("the beginning of a word", new ActivityQuery(Text: "cruc*"));
    }

    private static async Task<(double Median, int Rows)> MedianAsync(ActivitySearch search, ActivityQuery query)
    {
        List<double> times = [];
        var rows = 0;
        for (var i = 0; i < 7; i++)
        {
            var start = Stopwatch.GetTimestamp();
            rows = (await search.FindAsync(query, null, 0, PageMax, default)).Entries.Count;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (Middle(times), rows);
    }

    private static double Middle(IEnumerable<double> times) => AppendLoad.At([.. times.Order()], 0.5);
}
