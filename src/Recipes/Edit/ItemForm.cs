using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>How the members of one kind of thing are read and set. Lists of things of their own are no members here.</summary>
internal abstract class ItemForm(Shape shape)
{
    protected Shape Shape { get; } = shape;

    public virtual bool CanSet(string member) => Shape.Members.ContainsKey(member);

    /// <summary>The members of the thing as JSON, without what it holds unless <paramref name="member"/> asks for it.</summary>
    public abstract JsonObject Write(object item, string? member);

    /// <summary>The thing with these members; what it holds comes from <paramref name="item"/>.</summary>
    public abstract object Read(object item, JsonElement members, string? member);

    public IReadOnlyList<FieldError> Errors(JsonElement json) => ShapeCheck.Errors(json, Shape);

    public abstract Outcome<object> ReadWhole(JsonElement json, bool isChecked);
}

internal class ItemForm<T>() : ItemForm(Shape.Of<T>())
    where T : class
{
    public override JsonObject Write(object item, string? member) => Json(Bare((T)item, member));

    public override object Read(object item, JsonElement members, string? member) => Filled((T)item, Parse(members), member);

    public override Outcome<object> ReadWhole(JsonElement json, bool isChecked)
    {
        if (isChecked && Errors(json) is { Count: > 0 } errors) return Refusal.Input(errors);
        return Parse(json);
    }

    protected virtual T Bare(T item, string? member) => item;

    protected virtual T Filled(T old, T members, string? member) => members;

    private static T Parse(JsonElement json) =>
        json.Deserialize<T>(RecipeJson.Options) ?? throw new InvalidOperationException("A checked value was null.");

    private static JsonObject Json(T item) => (JsonObject)JsonSerializer.SerializeToNode(item, RecipeJson.Options)!;
}

/// <summary>An element without the elements and instructions that it holds; its logic can be set as a whole.</summary>
internal sealed class ElementForm : ItemForm<RecipeElement>
{
    private const string Logic = "logic";

    public override bool CanSet(string member) => base.CanSet(member) && member is not ("elements" or "instructions");

    protected override RecipeElement Bare(RecipeElement item, string? member) =>
        item with { Elements = [], Instructions = [], Logic = member == Logic ? item.Logic : null };

    protected override RecipeElement Filled(RecipeElement old, RecipeElement members, string? member) =>
        members with { Elements = old.Elements, Instructions = old.Instructions, Logic = member == Logic ? members.Logic : old.Logic };
}

/// <summary>The recipe without its lists and its procedure.</summary>
internal sealed class HeaderForm : ItemForm<MasterRecipe>
{
    private const string Sets = "enumerationSets";

    private static readonly RecipeElement NoProcedure = new() { Id = "none", Kind = RecipeElementKind.Procedure, Title = "none" };

    public override bool CanSet(string member) => base.CanSet(member)
        && member is not ("format" or "id" or "version" or "formula" or "equipment" or "documents" or "specimens" or "batchSizes" or "procedure");

    protected override MasterRecipe Bare(MasterRecipe item, string? member) => item with
    {
        Formula = new Formula(),
        Equipment = [],
        Documents = [],
        Specimens = [],
        BatchSizes = [],
        Procedure = NoProcedure,
        EnumerationSets = member == Sets ? item.EnumerationSets : [],
    };

    protected override MasterRecipe Filled(MasterRecipe old, MasterRecipe members, string? member) => members with
    {
        Formula = old.Formula,
        Equipment = old.Equipment,
        Documents = old.Documents,
        Specimens = old.Specimens,
        BatchSizes = old.BatchSizes,
        Procedure = old.Procedure,
        EnumerationSets = member == Sets ? members.EnumerationSets : old.EnumerationSets,
    };
}
