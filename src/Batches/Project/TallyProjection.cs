using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>What the figures count of a batch: corrections, what was done again, how long its review took.</summary>
internal sealed class TallyProjection : IProjection
{
    private static readonly Sql PutTally = Sql.Of<TallyProjection>("Project/PutTally");
    private static readonly Sql CountCorrection = Sql.Of<TallyProjection>("Project/CountCorrection");
    private static readonly Sql CountRedone = Sql.Of<TallyProjection>("Project/CountRedone");
    private static readonly Sql SetReviewStarted = Sql.Of<TallyProjection>("Project/SetReviewStarted");
    private static readonly Sql SetReviewed = Sql.Of<TallyProjection>("Project/SetReviewed");

    public IReadOnlyList<string> Tables { get; } = ["batch_tally"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (!entry.Stream.StartsWith("batch/", StringComparison.Ordinal))
            return;
        Bind batch = ("batch", entry.Stream["batch/".Length..]);
        Statement? statement = fact switch
        {
            OrderReleased => new Statement(PutTally, batch),
            ValueCorrected or TableCellCorrected => new Statement(CountCorrection, batch),
            StepRepeated or StepReopened => new Statement(CountRedone, batch),
            ReviewStarted => new Statement(SetReviewStarted, batch, ("at", entry.At)),
            RecordReviewed => new Statement(SetReviewed, batch, ("at", entry.At)),
            _ => null,
        };
        if (statement is not null)
            statements.Add(statement);
    }
}
