using System.Security.Cryptography;
using System.Text;

namespace Theriac.Recipes;

/// <summary>Which steps, transitions and bars of an order are the same under different ids: those that stand between the same.</summary>
internal sealed record LogicIds(IdMap Parts, IReadOnlyDictionary<string, string?> Links)
{
    /// <summary>How far around a part is looked.</summary>
    private const int Reach = 8;

    public LogicRenaming Naming => new(Parts.Of, id => id is not null && Links.TryGetValue(id, out var now) ? now : id);

    /// <param name="before">The older order.</param>
    /// <param name="after">The newer order.</param>
    /// <param name="named">What elements and steps of the older version are called in the newer.</param>
    public static LogicIds Of(ProcedureLogic before, ProcedureLogic after, Func<string, string> named)
    {
        var (old, now) = (PartsOf(before, named), PartsOf(after, id => id));
        var (was, becomes) = (IdsOf(old), IdsOf(now));
        var shared = was.Count(becomes.Contains);
        if (shared == was.Count || shared == becomes.Count) return new LogicIds(new IdMap(), LinksOf(before, after, new IdMap()));
        Look(before, old);
        Look(after, now);
        var pairs = new Pairs<Part>(old, now);
        // Where most ids stayed they mean something; where few did they are names that a tool gave.
        if (shared * 2 >= Math.Min(was.Count, becomes.Count)) pairs.ById(part => part.Id, part => part.Looks[0], part => part.Looks[Reach]);
        for (var round = Reach; round >= 0; round--)
        {
            var at = round;
            pairs.Alike(part => part.Looks[at]);
        }

        var parts = IdMap.From(pairs.All.Select(pair => (pair.Before.Id, pair.After.Id)), was, becomes);
        return new LogicIds(parts, LinksOf(before, after, parts));
    }

    /// <summary>A link is the same when it joins the same.</summary>
    private static Dictionary<string, string?> LinksOf(ProcedureLogic before, ProcedureLogic after, IdMap parts)
    {
        var joined = after.Links.GroupBy(link => (link.From, link.To)).ToDictionary(same => same.Key, same => same.First().Id);
        var links = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var link in before.Links.Where(link => link.Id is not null))
        {
            if (joined.TryGetValue((parts.Of(link.From), parts.Of(link.To)), out var id)) links.TryAdd(link.Id!, id);
        }

        return links;
    }

    private static HashSet<string> IdsOf(IEnumerable<Part> parts) => parts.Select(part => part.Id).ToHashSet(StringComparer.Ordinal);

    private static List<Part> PartsOf(ProcedureLogic logic, Func<string, string> named) =>
    [
        .. logic.Steps.Select(step => new Part(step.Id, $"step {step.Kind} {(step.Element is { } element ? named(element) : "")}")),
        .. logic.Transitions.Select(one => new Part(
            one.Id, $"transition {RecipeValues.Json(one.Condition with { Expression = new RecipeRenaming(named).Text(one.Condition.Expression) })}")),
        .. logic.Bars.Select(bar => new Part(bar.Id, $"bar {bar.Kind}")),
    ];

    /// <summary>What each part looks like with what stands before and behind it, one step further in each round.</summary>
    private static void Look(ProcedureLogic logic, IReadOnlyList<Part> parts)
    {
        var (into, from) = (logic.Links.ToLookup(link => link.To, link => link.From), logic.Links.ToLookup(link => link.From, link => link.To));
        var byId = parts.GroupBy(part => part.Id).ToDictionary(part => part.Key, part => part.First(), StringComparer.Ordinal);
        for (var round = 0; round < Reach; round++)
        {
            var at = round;
            string Around(IEnumerable<string> ids) =>
                string.Join(' ', ids.Select(id => byId.TryGetValue(id, out var part) ? part.Looks[at] : "?").Order(StringComparer.Ordinal));
            foreach (var part in parts)
                part.Looks.Add(Hash($"{part.Looks[at]} < {Around(into[part.Id])} > {Around(from[part.Id])}"));
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A step, transition or bar, and what it looks like without its id.</summary>
    private sealed class Part(string id, string look)
    {
        public string Id => id;

        public List<string> Looks { get; } = [look];
    }
}
