using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>For which batch which balance weighed what, and when: what a bad check puts in doubt.</summary>
internal sealed class WeighingProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<WeighingProjection>("WeighedSince/Put");

    public IReadOnlyList<string> Tables { get; } = ["batch_weighing"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is ContainerDispensed one && entry.Stream.StartsWith("batch/", StringComparison.Ordinal))
        {
            statements.Add(new Statement(
                Put, ("container", one.Container), ("batch", entry.Stream["batch/".Length..]), ("balance", one.Weight.Balance), ("number", entry.Number)));
        }
    }
}
