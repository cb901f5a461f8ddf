using Theriac.Storage;

namespace Theriac.Ledger;

/// <summary>
/// Turns entries into derived rows. Pure: it sees one entry and says which statements to execute; it never evaluates a
/// rule again and never reads. The same code runs inside the append's transaction and in <c>theriac rebuild</c>.
/// </summary>
public interface IProjection
{
    /// <summary>Tables that only this projection writes; a rebuild empties them first.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>Raise it when the same entries make other rows: then the next start computes the tables anew.</summary>
    int Shape => 1;

    void Project(Entry entry, IFact fact, ICollection<Statement> statements);
}
