using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What to import: a file's bytes, and the name that the recipe shall have here instead of its own.</summary>
internal sealed record ImportInput(ReadOnlyMemory<byte> Bytes, string? Id, string? Version, string? FileName);

/// <summary>Makes a draft of a foreign file: BatchML V02 or V0701, or our own JSON. The file itself is kept as content.</summary>
internal sealed class ImportRecipe(WriteVersion write, RecipeContents contents)
{
    private const int FileNameMax = 200;

    public async Task<Outcome<VersionInfo>> HandleAsync(ImportInput input, Caller caller, CancellationToken cancellation)
    {
        if (NameErrors(input) is { Count: > 0 } errors) return Refusal.Input(errors);
        if (!RecipeFile.Read(input.Bytes, input.Id, input.Version).Try(out var draft, out var refusal)) return refusal;
        var source = await contents.PutAsync(RecipeFile.IsXml(input.Bytes.Span) ? "application/xml" : "application/json", input.Bytes, cancellation);
        var name = PlainName(input.FileName);
        return await write.HandleAsync(
            draft.Recipe.Id, draft.Recipe.Version, "import-recipe", caller,
            now => Task.FromResult(now.Exists
                ? RecipeRefusals.Exists(draft.Recipe.Id, draft.Recipe.Version)
                : Outcome<Writing>.Ok(new Writing(
                    draft, (summary, hash, _, findings) => new RecipeImported(summary, hash, findings, source, draft.Format, name)))),
            cancellation);
    }

    private static List<FieldError> NameErrors(ImportInput input)
    {
        var errors = new List<FieldError>();
        if (input.Id is not null && !ShapeForms.IsId(input.Id))
            errors.Add(new FieldError("id", "text-form", "The id has letters, digits, dots, hyphens; 64 at most."));
        if (input.Version is not null && !ShapeForms.IsId(input.Version))
            errors.Add(
                new FieldError("version", "text-form", "The version has letters, digits, dots, hyphens; 64 at most."));
        return errors;
    }

    // Shown, never used as a path.
    private static string? PlainName(string? name)
    {
        var plain = name is null ? "" : new string([.. name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(FileNameMax)]);
        return plain.Length == 0 ? null : plain;
    }
}
