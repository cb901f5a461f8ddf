using Theriac.Recipes;
using Theriac.Testing;

namespace Theriac.Recipes.Tests;

/// <summary>The master recipe that nobody here wrote, from the corpus, and the completion that is ours.</summary>
internal static class CoughSyrupFile
{
    public static byte[] Source() => Corpus.ReadBytes("b2mml/Examples/cough-syrup-master-recipe-v02.xml");

    /// <summary>The specimen that the completion names.</summary>
    public static byte[] Label { get; } = [.. "GIF89a"u8, 1, 0, 1, 0];

    public static byte[] Completion() =>
        File.ReadAllBytes(Path.Combine(PostgresServer.FindRoot(), "tests", "Recipes.Tests", "CoughSyrup", "completion.json"));

    public static ImportedDraft Draft() => BatchMlImport.Read(Source(), "COUGH-SYRUP", "1").Value;
}
