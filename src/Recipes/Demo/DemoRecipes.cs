namespace Theriac.Recipes;

/// <summary>A recipe of the demo plant, as a document that is saved, checked and approved like any other.</summary>
/// <param name="Label">The specimen that it names, a picture; empty where it names none.</param>
public sealed record DemoRecipe(string Id, string Version, ReadOnlyMemory<byte> Document, ReadOnlyMemory<byte> Label);

/// <summary>The recipes of the demo plant, our own.</summary>
public static class DemoRecipes
{
    public static DemoRecipe Demosol { get; } = Load("DEMOSOL-10", "demosol-10.json", "demosol-label.png");

    public static DemoRecipe Demopar { get; } = Load("DEMOPAR-SYRUP", "demopar-syrup.json", "demopar-label.png");

    public static DemoRecipe Demovit { get; } = Load("DEMOVIT-500", "demovit-500.json", "demovit-label.png");

    /// <summary>The longest of them: weighed on a balance, granulated, compressed, packed.</summary>
    public static DemoRecipe Demotab { get; } = Load("DEMOTAB-25", "demotab-25.json", "demotab-label.png");

    /// <summary>A procedure on equipment; nothing is made by it.</summary>
    public static DemoRecipe Cleaning { get; } = Load("CLEAN-BLENDER", "clean-blender.json");

    /// <summary>Those by which something is made.</summary>
    public static IReadOnlyList<DemoRecipe> Products { get; } = [Demosol, Demopar, Demovit, Demotab];

    public static IReadOnlyList<DemoRecipe> All { get; } = [.. Products, Cleaning];

    private static DemoRecipe Load(string id, string file, string? label = null) =>
        new(id, "1", Read(file), label is null ? ReadOnlyMemory<byte>.Empty : Read(label));

    private static byte[] Read(string file)
    {
        using var stream = typeof(DemoRecipes).Assembly.GetManifestResourceStream("Demo/" + file)
            ?? throw new InvalidOperationException($"The resource {file} is missing.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
