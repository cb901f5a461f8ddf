using Theriac.Edge;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Devices;

/// <summary>A label did not come out: an incident that somebody looks at (A11-13). The job is kept.</summary>
[Fact("print-job-failed.v1")]
internal sealed record PrintJobFailed(string Printer, string Job, string Subject, string Title, string Fault, int Attempts) : IFact;

/// <summary>It came out after all.</summary>
[Fact("print-job-recovered.v1")]
internal sealed record PrintJobRecovered(string Printer, string Job, string Subject, string Title, int Attempts) : IFact;

internal sealed class DeviceSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => fact switch
    {
        PrintJobFailed one => Sentence.Of(
            "fact.print-job-failed", ("title", one.Title), ("printer", one.Printer), ("fault", one.Fault), ("attempts", $"{one.Attempts}")),
        PrintJobRecovered one => Sentence.Of("fact.print-job-recovered", ("title", one.Title), ("printer", one.Printer)),
        _ => null,
    };
}

/// <summary>A label that did not come out rings until it did.</summary>
internal sealed class DeviceNotices : INoticeRule
{
    public const string Code = "label-not-printed";

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact)
    {
        if (fact is PrintJobFailed failed)
        {
            yield return new NoticeChange.Open(
                NoticeAudience.Of(Role.Supervisor), NoticeUrgency.MustAct, "label-not-printed", failed.Job,
                new Dictionary<string, string> { ["title"] = failed.Title, ["printer"] = failed.Printer });
        }
        else if (fact is PrintJobRecovered recovered)
        {
            yield return new NoticeChange.Close(Code, recovered.Job);
        }
    }
}
