using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Recipe documents without an instance: for the command line and for tools.</summary>
public static class RecipeDocument
{
    /// <summary>Reads the JSON form strictly; every error at once, each with a JSON pointer.</summary>
    public static Outcome<MasterRecipe> Read(ReadOnlyMemory<byte> json) => RecipeReader.Read(json);

    /// <summary>The canonical bytes, of which <see cref="RecipeHash"/> is the hash.</summary>
    public static byte[] Write(MasterRecipe recipe) => RecipeJson.Canonical(recipe);

    /// <summary>What keeps the recipe from being approved; empty when nothing does.</summary>
    public static IReadOnlyList<FieldError> Problems(MasterRecipe recipe) => Linter.Problems(recipe);

    /// <summary>
    /// Holds a file against every rule that needs nothing but the recipe: our JSON, or BatchML V02 or V0701. Rules about plant, people and
    /// stored files judge only within an instance.
    /// </summary>
    public static Outcome<LintedDocument> Lint(ReadOnlyMemory<byte> file) =>
        RecipeFile.Read(file).Map(read => new LintedDocument(read.Recipe, read.Findings, Linter.Lint(read.Recipe), Linter.Rules.Count));

    /// <summary>What an import of a BatchML V02 file would make of it, and what it would find.</summary>
    public static Outcome<(MasterRecipe Draft, IReadOnlyList<Finding> Findings)> FromBatchMl(ReadOnlyMemory<byte> xml) =>
        BatchMlImport.Read(xml).Map(draft => (draft.Recipe, draft.Findings));

    /// <summary>The published JSON Schema of the form.</summary>
    public static byte[] Schema() => RecipeSchema.Published();
}

/// <summary>A recipe of a file, with what its import left open and what the rules found.</summary>
/// <param name="Rules">How many rules were held against it.</param>
public sealed record LintedDocument(MasterRecipe Recipe, IReadOnlyList<Finding> Import, LintReport Report, int Rules)
{
    /// <summary>True when nothing keeps it from review.</summary>
    public bool IsClean => !Report.Stops.Any() && Import.All(finding => !finding.IsOpen);
}
