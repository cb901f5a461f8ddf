using Theriac.Testing;

namespace Theriac.Recipes.Tests;

internal static class BatchMlSchema
{
    private static readonly CorpusSchema Schema = new("BatchML-BatchInformation.xsd");

    public static IReadOnlyList<string> Faults(byte[] document) => Schema.Faults(document);
}
