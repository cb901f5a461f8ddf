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

    /// <summary>What an import of a BatchML V02 file would make of it, and what it would find.</summary>
    public static Outcome<(MasterRecipe Draft, IReadOnlyList<Finding> Findings)> FromBatchMl(ReadOnlyMemory<byte> xml) =>
        BatchMlImport.Read(xml).Map(draft => (draft.Recipe, draft.Findings));

    /// <summary>The published JSON Schema of the form.</summary>
    public static byte[] Schema() => RecipeSchema.Published();
}
