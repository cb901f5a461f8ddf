using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>
/// A balance was found to be off: the batches for which it weighed since its last good check get an exception that names the containers,
/// in the append of the reading itself. What was weighed for batches that are decided becomes an incident: their record changes no more.
/// </summary>
internal sealed class BalanceDoubts(Database database, IStreams streams, ControlRecipes recipes, IIncidents incidents, TimeProvider clock) : IBalanceDoubts
{
    private static readonly Sql BatchesOf = Sql.Of<BalanceDoubts>("WeighedSince/BatchesOf");

    public async Task<WeighedSince> OfAsync(Caller caller, BalanceDoubt doubt, CancellationToken cancellation = default)
    {
        List<DoubtedWeighing> weighings = [];
        List<Draft> drafts = [];
        List<StreamVersion> reliesOn = [];
        var who = new Actor(caller.UserId, caller.Name, new HashSet<Role>(), caller.Terminal, new HashSet<string>());
        var after = doubt.Since?.Entry ?? 0;
        foreach (var id in await database.QueryAsync<string>(BatchesOf, new { balance = doubt.Balance, after }, cancellation))
        {
            var batch = await streams.LoadAsync<BatchState>(BatchStreams.Of(id), cancellation);
            if (Of(batch.State, doubt) is not { Count: > 0 } found || !(await recipes.FindAsync(batch.State, cancellation)).Try(out var recipe, out _))
                continue;
            reliesOn.Add(batch.At);
            var telling = new Telling(new Scene(batch.State, recipe, who, Micros.Now(clock)) { BatchAt = batch.At });
            var exception = Tell(telling, doubt, found);
            weighings.AddRange(found.Select(one => new DoubtedWeighing(
                batch.State.Id, one.Id, one.Fact.MaterialCode, one.Fact.From.Lot, one.Net, exception)));
            drafts.AddRange([.. telling.Facts.Select(fact => new Draft(batch.Stream, fact)), .. telling.Elsewhere]);
            reliesOn.AddRange(telling.ReliesOn);
        }

        return new WeighedSince(weighings, drafts, [.. reliesOn.Distinct()]);
    }

    public async Task WrittenAsync(BalanceDoubt doubt, IReadOnlyList<DoubtedWeighing> weighings, CancellationToken cancellation = default)
    {
        if (weighings.Where(one => one.Exception is null).ToList() is { Count: > 0 } decided)
        {
            await incidents.ReportAsync(
                new IncidentReport(
                    IncidentKind.DeviceFailed, $"{doubt.Balance} {doubt.On:yyyy-MM-dd}",
                    $"{Off(doubt)} Weighed since for batches that are decided: {string.Join(", ", decided.Select(one => one.Container))}.", doubt.Site),
                cancellation);
        }
    }

    /// <summary>Containers that are used, or were, and of which nobody was told yet. Pure.</summary>
    public static IReadOnlyList<DispensedState> Of(BatchState batch, BalanceDoubt doubt) => [.. batch.Dispensed.Where(one =>
        one.IsValid && one.Fact.Weight.Balance == doubt.Balance && one.Stamp.Number > (doubt.Since?.Entry ?? 0) && !doubt.Told.Contains(one.Id))];

    /// <summary>The exception of a batch; null where it is decided. Pure.</summary>
    public static string? Tell(Telling telling, BalanceDoubt doubt, IReadOnlyList<DispensedState> weighed)
    {
        if (telling.State.IsFinal)
            return null;
        var containers = string.Join(", ", weighed.Select(one => $"{one.Id} {one.Net}"));
        var since = doubt.Since is { } good ? $"since its good check of {good.On:yyyy-MM-dd}" : "before any good check";
        var facts = new Dictionary<string, string>
        {
            ["balance"] = doubt.Balance,
            ["reading"] = $"{doubt.Reading.Reading}",
            ["expected"] = $"{doubt.Reading.Nominal} ± {doubt.Reading.Tolerance}",
            ["containers"] = containers,
        };
        if (doubt.Since is { } last)
            facts["since"] = $"{last.On:yyyy-MM-dd}";
        return telling.Open(
            ExceptionKind.BalanceInDoubt, Grade.Major, null, $"{Off(doubt)} Weighed on it {since}: {containers}.", facts, null, equipment: doubt.Balance);
    }

    private static string Off(BalanceDoubt doubt) =>
        $"{doubt.Balance} showed {doubt.Reading.Reading} for {doubt.Reading.Nominal} ± {doubt.Reading.Tolerance}.";
}
