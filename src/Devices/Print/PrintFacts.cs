using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Devices;

/// <summary>A label that surely did not come out is sent once more. One that may have come out is printed again as a further copy, with its reason.</summary>
[Fact("print-job-retried.v1")]
internal sealed record PrintJobRetried(string Id, string Printer, string Site, string Subject, string Title, string? Fault) : IFact;

internal sealed class PrintSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => fact is PrintJobRetried one
        ? Sentence.Of("fact.print-job-retried", ("title", one.Title), ("printer", one.Printer))
        : null;
}
