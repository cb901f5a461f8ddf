using Theriac.Testing;

namespace Theriac.Integration.Tests;

internal static class B2mmlSchema
{
    private static readonly CorpusSchema Schema = new("B2MML-OperationsSchedule.xsd", "B2MML-OperationsPerformance.xsd", "B2MML-ConfirmBOD.xsd");

    public static IReadOnlyList<string> Faults(byte[] document) => Schema.Faults(document);
}
