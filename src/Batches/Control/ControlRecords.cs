using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A verification derives the control recipe of every batch again (C-188a).</summary>
internal sealed class ControlRecords : IDerivedRecords
{
    public IReadOnlyList<string> Types => [.. ApprovalHistory.Types, "order-released.v1", "change-authorised.v1"];

    public IDerivation Begin() => new ControlDerivation();
}

/// <summary>
/// Of each order: the master and the site's parameters that were approved when it was released, by the entries before it; their contents,
/// and that these make the control recipe which the order names.
/// </summary>
internal sealed class ControlDerivation : IDerivation
{
    private readonly ApprovalHistory _approved = new();
    private readonly Dictionary<string, OrderReleased> _byStream = new(StringComparer.Ordinal);
    private readonly List<(long Entry, OrderReleased Order, string? Wrong)> _orders = [];
    private readonly Dictionary<string, Relied> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Master, string? Parameters, string? Size), Outcome<ControlRecipe>> _derived = [];

    public void Take(Entry entry, IFact fact)
    {
        _approved.Take(fact);
        // A batch that went to another version is made by that one from there on: it is derived like an order of its own.
        var order = fact switch
        {
            OrderReleased released => released,
            ChangeAuthorised { Version: { } version } when _byStream.TryGetValue(entry.Stream, out var was) =>
                was with { Recipe = version.To, Control = version.Control },
            _ => null,
        };
        if (order is null)
            return;
        _byStream[entry.Stream] = order;
        _orders.Add((entry.Number, order, FindUnapproved(order)));
        Use(order.Recipe.Hash, entry, $"It is the approved master {Master(order)}, which batch {order.BatchId} is made by.");
        if (order.Control?.Parameters is { } parameters)
            Use(parameters, entry, $"It is the approved parameters of {order.Site} for {Master(order)}, which batch {order.BatchId} is made by.");
    }

    public Relied? FindUse(string hash) => _uses.GetValueOrDefault(hash);

    public Derived Derive(IReadOnlyDictionary<string, byte[]> contents)
    {
        var count = 0;
        foreach (var (entry, order, unapproved) in _orders)
        {
            if ((unapproved ?? FindWrong(order, contents)) is { } wrong)
                return new Derived(count, new Relied(entry, $"the control recipe of batch {order.BatchId}: {wrong}"));
            count++;
        }

        return new Derived(count, null);
    }

    /// <summary>What the order is bound to, against what was approved at that point of the ledger.</summary>
    private string? FindUnapproved(OrderReleased order)
    {
        var master = _approved.Version(order.Recipe.Id, order.Recipe.Version);
        if (master is not { State: RecipeState.Approved })
            return $"{Master(order)} was not approved then.";
        if (master.Hash != order.Recipe.Hash)
            return $"the master that was approved as {Master(order)} has the hash {master.Hash}, the order names {order.Recipe.Hash}.";
        var here = _approved.Parameters(order.Recipe.Id, order.Recipe.Version, order.Site);
        return here == order.Control?.Parameters
            ? null
            : $"the parameters approved at {order.Site} were {here ?? "none"}, the order names {order.Control?.Parameters ?? "none"}.";
    }

    private string? FindWrong(OrderReleased order, IReadOnlyDictionary<string, byte[]> contents)
    {
        var key = (order.Recipe.Hash, order.Control?.Parameters, order.Control?.BatchSize);
        if (!_derived.TryGetValue(key, out var derived))
            _derived.Add(key, derived = Derived(order, contents));
        if (!derived.Try(out var recipe, out var refusal))
            return refusal.Detail;
        // The master may be the same for batches under another name: names are compared for each.
        return recipe.Master.Id == order.Recipe.Id && recipe.Master.Version == order.Recipe.Version
            ? null
            : $"the approved master is of {recipe.Master.Id} {recipe.Master.Version}, not of {Master(order)}.";
    }

    private static Outcome<ControlRecipe> Derived(OrderReleased order, IReadOnlyDictionary<string, byte[]> contents)
    {
        if (!contents.TryGetValue(order.Recipe.Hash, out var bytes))
            return Differs($"the approved master {Master(order)} ({order.Recipe.Hash}) is not stored.");
        if (ApprovalHistory.ReadMaster(bytes, order.Recipe.Hash) is not { } master)
            return Differs($"what is stored as {order.Recipe.Hash} is not the canonical form of a master.");
        ParameterSet? here = null;
        if (order.Control?.Parameters is { } hash)
        {
            if (!contents.TryGetValue(hash, out bytes))
                return Differs($"the approved parameters of {order.Site} ({hash}) are not stored.");
            if ((here = ApprovalHistory.ReadParameters(bytes, hash)) is null)
                return Differs($"what is stored as {hash} is not the canonical form of a parameter set.");
            if (here.Recipe != order.Recipe.Hash || here.Site != order.Site)
                return Differs($"the parameters {hash} were set for the master {here.Recipe} at {here.Site}.");
        }

        if (order.Control?.BatchSize is { } size && master.BatchSizes.All(one => one.Id != size))
            return Differs($"{Master(order)} has no batch size {size}.");
        return ControlRecipe.Of(order.Recipe.Hash, master, here, order.Control?.BatchSize);
    }

    private static Refusal Differs(string detail) => BatchesRefusals.RecipeHashDiffers() with { Detail = detail };

    private static string Master(OrderReleased order) => $"{order.Recipe.Id} {order.Recipe.Version}";

    private void Use(string hash, Entry entry, string what) => _uses.TryAdd(hash, new Relied(entry.Number, what));
}
