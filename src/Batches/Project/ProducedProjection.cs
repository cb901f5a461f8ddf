using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Which batch made which lot of bulk: genealogy across batches.</summary>
internal sealed class ProducedProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<ProducedProjection>("Project/PutProduced");

    public IReadOnlyList<string> Tables { get; } = ["batch_produced"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is not LotsProduced made || !entry.Stream.StartsWith("batch/", StringComparison.Ordinal))
            return;
        foreach (var one in made.Lots)
        {
            statements.Add(new Statement(
                Put, ("lot", one.Lot), ("batch", entry.Stream["batch/".Length..]), ("material", one.Material)));
        }
    }
}
