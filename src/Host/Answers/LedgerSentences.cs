using Theriac.Edge;
using Theriac.Host.Demo;
using Theriac.Ledger;

namespace Theriac.Host.Answers;

/// <summary>What the ledger says about itself, and every refused attempt, for the activity trace.</summary>
internal sealed class LedgerSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => fact switch
    {
        AttemptRefused one => Sentence.Of(
            "fact.attempt-refused", ("command", one.Command), ("detail", new Said(Problems.SaidBy(one.Code), one.Detail))),
        LedgerOpened one => Sentence.Of("fact.ledger-opened", ("kind", $"{one.Kind}")),
        LedgerKeyRecorded one => Sentence.Of("fact.ledger-key-recorded", ("key", one.KeyId)),
        LedgerKeyRotated one => Sentence.Of("fact.ledger-key-rotated", ("old", one.OldKeyId), ("key", one.KeyId)),
        EpochStarted one => Sentence.Of(
            "fact.epoch-started", ("epoch", one.Epoch), ("through", one.RestoredThrough), ("reason", one.Reason)),
        DemoStoryBegan => Sentence.Of("fact.demo-story-began"),
        DemoStoryEnded => Sentence.Of("fact.demo-story-ended"),
        _ => null,
    };
}
