using System.Runtime.CompilerServices;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>The master recipe that nobody here wrote, from the corpus (THERIAC_CORPUS), and the completion that is ours.</summary>
internal static class CoughSyrupFile
{
    public static byte[] Source()
    {
        var corpus = Environment.GetEnvironmentVariable("THERIAC_CORPUS");
        Assert.SkipWhen(corpus is null, "THERIAC_CORPUS is not set.");
        return File.ReadAllBytes(Path.Combine(corpus!, "b2mml", "Examples", "cough-syrup-master-recipe-v02.xml"));
    }

    public static byte[] Completion([CallerFilePath] string here = "") =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "completion.json"));

    public static ImportedDraft Draft() => BatchMlImport.Read(Source(), "COUGH-SYRUP", "1").Value;
}
