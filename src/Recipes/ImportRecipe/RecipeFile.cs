using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>A file that is a recipe in one of the forms that are read here, by what its first bytes are.</summary>
internal static class RecipeFile
{
    public static Outcome<ImportedDraft> Read(ReadOnlyMemory<byte> bytes, string? id = null, string? version = null) =>
        IsXml(bytes.Span) ? BatchMlImport.Read(bytes, id, version) : RecipeReader.Read(bytes).Map(recipe =>
            new ImportedDraft(recipe with { Id = id ?? recipe.Id, Version = version ?? recipe.Version }, []));

    public static bool IsXml(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        return bytes.TrimStart(" \t\r\n"u8).StartsWith("<"u8) || bytes.StartsWith([(byte)0xFF, (byte)0xFE]) || bytes.StartsWith([(byte)0xFE, (byte)0xFF]);
    }
}
