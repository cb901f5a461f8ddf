using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Whether an order can be understood here. Pure; each error names its place.</summary>
internal static class OrderCheck
{
    public const int TextMax = 500;
    public const int MaterialsMax = 1_000;

    private const int LineMax = 64;
    private const int VersionMax = 64;

    public static IEnumerable<FieldError> Of(OrderRequest order, string at, IReadOnlySet<string> sites, OrderVerb verb)
    {
        if (!EntityId.TryParse(order.Id, out _))
            yield return new FieldError($"{at}/id", "id-not-valid", "An order id has letters, digits, or - _ . only.");
        if (order.Version is { Length: > VersionMax })
            yield return new FieldError($"{at}/version", "text-too-long", $"{VersionMax} characters at most.");
        if (order.Description is { Length: > TextMax })
            yield return new FieldError($"{at}/description", "text-too-long", $"{TextMax} characters at most.");
        if (verb == OrderVerb.Cancel)
            yield break;
        if (!sites.Contains(order.Site))
            yield return new FieldError($"{at}/site", "site-unknown", $"There is no site {order.Site}.");
        foreach (var error in Content(order, at))
            yield return error;
    }

    private static IEnumerable<FieldError> Content(OrderRequest order, string at)
    {
        if (order.Recipe is null && order.Product is null)
            yield return new FieldError($"{at}/recipe", "recipe-or-product-missing", "Name the recipe or the product.");
        if (order.Recipe is { } recipe && !EntityId.TryParse(recipe, out _))
            yield return new FieldError($"{at}/recipe", "id-not-valid", "A recipe id has letters, digits, or - _ . only.");
        if (order.Product is { Length: > EntityId.LengthMax })
            yield return new FieldError($"{at}/product", "text-too-long", $"{EntityId.LengthMax} characters at most.");
        if (order.Quantity is { Value: <= 0 })
            yield return new FieldError($"{at}/quantity", "quantity-not-positive", "Order more than nothing.");
        if (order.Line is { Length: > LineMax })
            yield return new FieldError($"{at}/line", "line-too-long", $"{LineMax} characters at most.");
        if (order is { Start: { } start, End: { } end } && end < start)
            yield return new FieldError($"{at}/end", "end-before-start", "The order ends before it starts.");
        if (order.Materials.Count > MaterialsMax)
            yield return new FieldError($"{at}/materials", "materials-too-many", $"{MaterialsMax} materials at most.");
    }
}
