using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>
/// Corrections reach downstream: a batch that was charged from what a rejected, held or recalled batch made gets an exception, in
/// the same append as the decision. What is certified already does not change; of it nothing leaves any more.
/// </summary>
internal sealed class Downstream(Goods goods, IStreams streams, ILots lots, ControlRecipes recipes, TimeProvider clock) : IBatchDownstream
{
    public async Task<DownstreamNews> OfRecallAsync(Caller caller, string batch, string reason, CancellationToken cancellation = default)
    {
        if (!BatchStreams.TryOf(batch, out var stream))
            return DownstreamNews.Nothing;
        var source = await streams.LoadAsync<BatchState>(stream, cancellation);
        var who = new Actor(caller.UserId, caller.Name, new HashSet<Role>(), caller.Terminal, new HashSet<string>());
        return source.State.Order is null ? DownstreamNews.Nothing
            : await OfAsync(source.State, "recalled", reason, who, withRework: true, cancellation);
    }

    public async Task<DownstreamNews> OfAsync(
        BatchState source, string state, string reason, Actor who, bool withRework, CancellationToken cancellation)
    {
        List<Draft> drafts = [];
        List<StreamVersion> reliesOn = [];
        Dictionary<string, Folded<BatchState>> reached = new(StringComparer.OrdinalIgnoreCase);
        var walk = await goods.WalkAsync(source.Id, GoodsWay.ToTakers, withRework, reach: ReachAsync, cancellation: cancellation);
        foreach (var edge in walk.Edges.DistinctBy(one => one.Taker, StringComparer.OrdinalIgnoreCase))
        {
            if (!reached.TryGetValue(edge.Taker, out var taker)
                || !(await recipes.FindAsync(taker.State, cancellation)).Try(out var recipe, out _))
                continue;
            var telling = new Telling(new Scene(taker.State, recipe, who, Micros.Now(clock)) { BatchAt = taker.At });
            Tell(telling, new SourceNews(source.Id, edge.Charged, state, reason));
            drafts.AddRange([.. telling.Facts.Select(fact => new Draft(taker.Stream, fact)), .. telling.Elsewhere]);
            reliesOn.AddRange(telling.ReliesOn);
        }

        return new DownstreamNews(drafts, [.. reliesOn.Distinct()]);

        async Task ReachAsync(string id)
        {
            var maker = source;
            if (!string.Equals(id, source.Id, StringComparison.OrdinalIgnoreCase))
            {
                if (!BatchStreams.TryOf(id, out var stream))
                    return;
                var folded = reached[id] = await streams.LoadAsync<BatchState>(stream, cancellation);
                reliesOn.Add(folded.At);
                maker = folded.State;
            }

            // Whoever takes of it meanwhile writes on the lot.
            foreach (var made in maker.Produced)
                reliesOn.Add((await lots.LoadAsync(made.Lot, cancellation)).At);
        }
    }

    /// <summary>The exception: critical where the goods are bad for certain, which holds a batch that runs. Pure.</summary>
    public static void Tell(Telling telling, SourceNews news)
    {
        if (telling.State.IsFinal || telling.State.Exceptions.Any(one => one.IsOpen && one.Opened.Kind == ExceptionKind.SourceHeldBack
            && one.Opened.Facts.GetValueOrDefault("source") == news.Source && one.Opened.Facts.GetValueOrDefault("state") == news.State))
            return;
        var grade = news.State == EnumWords.Of(Disposition.OnHold) ? Grade.Major : Grade.Critical;
        var facts = new Dictionary<string, string> { ["source"] = news.Source, ["state"] = news.State, ["reason"] = news.Reason };
        var description = $"Batch {news.Source}, whose lot this one works on again, is {news.State}: {news.Reason}";
        if (news.Lot is { } lot)
        {
            facts["lot"] = lot;
            description = $"Lot {lot} went in; batch {news.Source}, which it comes from, is {news.State}: {news.Reason}";
        }

        telling.Open(ExceptionKind.SourceHeldBack, grade, null, description, facts, null);
    }
}

/// <param name="Lot">Null for a rework.</param>
/// <param name="State">What became of the source: <c>rejected</c>, <c>on-hold</c> or <c>recalled</c>.</param>
internal sealed record SourceNews(string Source, string? Lot, string State, string Reason);
