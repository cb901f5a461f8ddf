using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What lists and sentences say about a version, so that no projection needs the document.</summary>
internal sealed record RecipeSummary(
    string Id,
    string Version,
    LocalizedText Title,
    string? ProductCode,
    string? ProductName,
    string? Strength,
    int Phases,
    int Instructions,
    int FindingsOpen)
{
    public bool IsBlock { get; init; }

    /// <summary>Of a procedure on equipment: what it does; absent for all others.</summary>
    public EquipmentProcedureKind? ProcedureFor { get; init; }

    public string? ProcedureClass { get; init; }

    /// <summary>Elements that came from building blocks; absent in entries that are older than blocks.</summary>
    public IReadOnlyList<BlockUse>? Blocks { get; init; }
}

/// <summary>A fact that makes new content of a version.</summary>
internal interface IWritesRecipe
{
    RecipeSummary Summary { get; }

    /// <summary>Hash of the content.</summary>
    string Recipe { get; }
}

/// <summary>An element that came from a version of a building block.</summary>
internal sealed record BlockUse(string Element, string Block, string Version);

/// <summary>A version came from a file. The file, the draft and the findings are content, named by their hashes.</summary>
/// <param name="Recipe">Hash of the draft's canonical JSON.</param>
/// <param name="SourceFormat">batchml-v02, batchml-v0701 or theriac-recipe-1.</param>
[Fact("recipe-imported.v1")]
internal sealed record RecipeImported(
    RecipeSummary Summary, string Recipe, string Findings, string Source, string SourceFormat, string? SourceName) : IFact, IWritesRecipe;

/// <summary>A draft was saved, also as the first entry of a version that somebody wrote here.</summary>
[Fact("recipe-saved.v1")]
internal sealed record RecipeSaved(RecipeSummary Summary, string Recipe, string? Previous, string Findings) : IFact, IWritesRecipe;

/// <summary>A named author completed a draft from a completion, which is content too.</summary>
[Fact("recipe-completed.v1")]
internal sealed record RecipeCompleted(RecipeSummary Summary, string Recipe, string Previous, string Findings, string Completion) : IFact, IWritesRecipe;

/// <summary>A draft began as a copy of another version.</summary>
[Fact("recipe-copied.v1")]
internal sealed record RecipeCopied(
    RecipeSummary Summary, string Recipe, string Findings, string FromId, string FromVersion, string FromRecipe) : IFact, IWritesRecipe
{
    /// <summary>Who wrote what was copied, while nobody had approved it; they wrote the copy too. Absent where it was approved, and in older entries.</summary>
    public IReadOnlyList<string>? Authors { get; init; }
}

/// <summary>An author changed a draft in places. The content is the one before with these changes, in their order.</summary>
/// <param name="Recipe">Hash of the whole content behind the changes.</param>
/// <param name="IsStored">True when that content was stored whole; else it is made again from the content before.</param>
[Fact("recipe-edited.v1")]
internal sealed record RecipeEdited(
    RecipeSummary Summary, string Recipe, string Previous, string Findings, bool IsStored, IReadOnlyList<EditChange> Changes) : IFact, IWritesRecipe;

/// <summary>Prepared by its author, who signed.</summary>
[Fact("recipe-sent-to-review.v1")]
internal sealed record RecipeSentToReview(string Id, string Version, string Recipe, Signature Signature) : IFact;

/// <summary>Checked independently by a second person, who signed (21 CFR 211.186(a)).</summary>
[Fact("recipe-checked.v1")]
internal sealed record RecipeChecked(string Id, string Version, string Recipe, Signature Signature) : IFact
{
    /// <summary>Whose signature is next on the route; absent in entries that are older than notices.</summary>
    public Role? Next { get; init; }
}

[Fact("recipe-approved.v1")]
internal sealed record RecipeApproved(string Id, string Version, string Recipe, Signature Signature) : IFact
{
    /// <summary>The version that it was compared with when it was approved; absent of a first one, and in older entries.</summary>
    public string? Predecessor { get; init; }
}

[Fact("recipe-returned-to-draft.v1")]
internal sealed record RecipeReturnedToDraft(string Id, string Version, string Recipe, string Reason) : IFact
{
    /// <summary>Absent in entries that are older than that it was signed.</summary>
    public Signature? Signature { get; init; }
}

[Fact("recipe-superseded.v1")]
internal sealed record RecipeSuperseded(string Id, string Version, string By) : IFact;

/// <summary>In the stream of the recipe as a whole: which version new batches are made by.</summary>
[Fact("recipe-effective.v1")]
internal sealed record RecipeEffective(string Id, string Version, string Recipe) : IFact;
