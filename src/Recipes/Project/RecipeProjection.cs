using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Recipes;

/// <summary>The list of recipes.</summary>
internal sealed class RecipeProjection : IProjection
{
    private static readonly Sql PutVersion = Sql.Of<RecipeProjection>("Project/PutVersion");
    private static readonly Sql ClearUses = Sql.Of<RecipeProjection>("Project/ClearUses");
    private static readonly Sql AddUse = Sql.Of<RecipeProjection>("Project/AddUse");
    private static readonly Sql SetState = Sql.Of<RecipeProjection>("Project/SetState");
    private static readonly Sql PutEdit = Sql.Of<RecipeProjection>("Project/PutEdit");

    public IReadOnlyList<string> Tables { get; } = ["recipe_version", "recipe_edit", "recipe_block_use"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        var statement = fact switch
        {
            IWritesRecipe written => Put(entry, written.Summary, written.Recipe, FormatOf(fact)),
            RecipeSentToReview sent => Set(entry, sent.Id, sent.Version, RecipeState.InReview),
            RecipeApproved approved => Set(entry, approved.Id, approved.Version, RecipeState.Approved),
            RecipeReturnedToDraft returned => Set(entry, returned.Id, returned.Version, RecipeState.Draft),
            RecipeSuperseded superseded => Set(entry, superseded.Id, superseded.Version, RecipeState.Superseded),
            RecipeRetired retired => Set(entry, retired.Id, retired.Version, RecipeState.Retired),
            _ => null,
        };
        if (statement is not null) statements.Add(statement);
        if (fact is IWritesRecipe made) AddUses(made.Summary, statements);
        if (fact is RecipeEdited edited) statements.Add(Edit(entry, edited));
    }

    private static string? FormatOf(IFact fact) => fact switch
    {
        RecipeImported imported => imported.SourceFormat,
        RecipeArrived => "theriac-recipe-package-1",
        _ => null,
    };

    private static void AddUses(RecipeSummary summary, ICollection<Statement> statements)
    {
        var (id, version) = (summary.Id.ToUpperInvariant(), summary.Version.ToUpperInvariant());
        statements.Add(new Statement(ClearUses, ("id_key", id), ("version_key", version)));
        foreach (var use in summary.Blocks ?? [])
        {
            statements.Add(new Statement(
                AddUse, ("id_key", id), ("version_key", version), ("element", use.Element), ("block_key", use.Block.ToUpperInvariant()),
                ("block_version", use.Version)));
        }
    }

    private static Statement Put(Entry entry, RecipeSummary summary, string recipe, string? sourceFormat) => new(
        PutVersion,
        ("id_key", summary.Id.ToUpperInvariant()), ("version_key", summary.Version.ToUpperInvariant()),
        ("id", summary.Id), ("version", summary.Version),
        ("title_en", summary.Title.En), ("title_vi", summary.Title.Vi), ("title_zh", summary.Title.Zh),
        ("product_code", summary.ProductCode), ("product_name", summary.ProductName), ("strength", summary.Strength),
        ("phases", (long)summary.Phases), ("instructions", (long)summary.Instructions), ("findings_open", (long)summary.FindingsOpen), ("is_block", summary.IsBlock ? 1L : 0L),
        ("procedure_for", summary.ProcedureFor is { } kind ? EnumWords.Of(kind) : null), ("procedure_class", summary.ProcedureClass),
        ("recipe", recipe), ("source_format", sourceFormat), ("at", entry.At), ("by", entry.Actor));

    private static Statement Edit(Entry entry, RecipeEdited edited) => new(
        PutEdit,
        ("stream", entry.Stream), ("version", entry.Version), ("number", entry.Number), ("recipe", edited.Recipe), ("previous", edited.Previous));

    private static Statement Set(Entry entry, string id, string version, RecipeState state) => new(
        SetState,
        ("id_key", id.ToUpperInvariant()), ("version_key", version.ToUpperInvariant()),
        ("state", EnumWords.Of(state)), ("at", entry.At), ("by", entry.Actor));
}
