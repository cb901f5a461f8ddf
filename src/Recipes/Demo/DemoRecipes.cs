namespace Theriac.Recipes;

/// <summary>A recipe of the demo plant, as a document that is saved, checked and approved like any other.</summary>
/// <param name="Label">The specimen that it names, a picture.</param>
public sealed record DemoRecipe(string Id, string Version, ReadOnlyMemory<byte> Document, ReadOnlyMemory<byte> Label);

/// <summary>The demo plant's products, our own.</summary>
public static class DemoRecipes
{
    public static DemoRecipe Demosol { get; } = Load("DEMOSOL-10", "demosol-10.json", "demosol-label.png");

    public static DemoRecipe Demopar { get; } = Load("DEMOPAR-SYRUP", "demopar-syrup.json", "demopar-label.png");

    public static DemoRecipe Demovit { get; } = Load("DEMOVIT-500", "demovit-500.json", "demovit-label.png");

    /// <summary>The longest of them: weighed on a balance, granulated, compressed, packed.</summary>
    public static DemoRecipe Demotab { get; } = Load("DEMOTAB-25", "demotab-25.json", "demotab-label.png");

    public static IReadOnlyList<DemoRecipe> All { get; } = [Demosol, Demopar, Demovit, Demotab];

    private static DemoRecipe Load(string id, string file, string label) => new(id, "1", Read(file), Read(label));

    private static byte[] Read(string file)
    {
        using var stream = typeof(DemoRecipes).Assembly.GetManifestResourceStream("Demo/" + file)
            ?? throw new InvalidOperationException($"The resource {file} is missing.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
