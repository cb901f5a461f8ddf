using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>A route for one product, or for all that have none of their own.</summary>
internal sealed record RegisteredRoute(
    string? Product, IReadOnlyList<RouteStep> Steps, string Reason, long At, string Zone, Signature Signature);

/// <summary>Approval routes by product code, folded from their one stream.</summary>
internal sealed record RouteRegister : IStreamState<RouteRegister>
{
    public const string Stream = "recipe-routes";

    private const string ForAll = "";

    private ImmutableSortedDictionary<string, RegisteredRoute> Routes { get; init; } =
        ImmutableSortedDictionary.Create<string, RegisteredRoute>(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<RegisteredRoute> All => Routes.Values;

    public static RouteRegister Empty(string stream) => new();

    /// <summary>The product's own route, else the one for all, else a check and an approval.</summary>
    public IReadOnlyList<RouteStep> For(string? product) =>
        (Routes.GetValueOrDefault(product?.Trim() ?? ForAll) ?? Routes.GetValueOrDefault(ForAll))?.Steps ?? RecipeRoute.Default;

    /// <summary>The one that is set for just this product, or for all; null where none is.</summary>
    public RegisteredRoute? Of(string? product) => Routes.GetValueOrDefault(product ?? ForAll);

    public RouteRegister Apply(Entry entry, IFact fact) => fact is RecipeRouteSet set
        ? this with { Routes = Routes.SetItem(set.Product ?? ForAll, new RegisteredRoute(set.Product, set.Steps, set.Reason, entry.At, entry.Zone, set.Signature)) }
        : this;
}
