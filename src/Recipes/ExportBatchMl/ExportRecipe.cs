using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>A version in forms that others read.</summary>
internal sealed class ExportRecipe(RecipeVersions versions, RecipeContents contents)
{
    public async Task<Outcome<byte[]>> BatchMlAsync(string id, string version, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown();
        var recipe = await contents.RecipeAsync(found.State.Recipe, cancellation);
        return BatchMlExport.Write(recipe, LifeOf(found.State));
    }

    // Only what was signed over this very content is an approval of it.
    private static BatchMlLife LifeOf(RecipeVersion version) => new(EnumWords.Of(version.State),
    [
        .. version.Signatures.Where(one => one.Recipe == version.Recipe && one.Signature.Meaning == SignatureMeaning.Approved)
            .Select(one => new BatchMlApproval(one.Signature.PrintedName, one.At, EnumWords.Of(one.Signature.Meaning))),
    ]);
}
