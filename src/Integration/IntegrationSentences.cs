using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Integration;

/// <summary>What goes over interfaces, for the activity trace.</summary>
internal sealed class IntegrationSentences : IFactSentences
{
    public Sentence? Say(Entry entry, IFact fact) => OfMessage(fact) ?? OfWebhook(fact);

    private static Sentence? OfMessage(IFact fact) => fact switch
    {
        MessageTaken { Accepted: true } one => Sentence.Of(
            "fact.message-taken", ("kind", one.Kind), ("sender", one.Sender ?? "–"), ("interface", one.Interface)),
        MessageTaken one => Sentence.Of(
            "fact.message-refused", ("kind", one.Kind ?? "–"), ("sender", one.Sender ?? "–"), ("interface", one.Interface), ("reason", ReasonOf(one.Reasons))),
        MessageRepeated { Same: true } one => Sentence.Of("fact.message-repeated", ("interface", one.Interface)),
        MessageRepeated one => Sentence.Of("fact.message-id-reused", ("interface", one.Interface)),
        MessageRetried { Accepted: true } one => Sentence.Of("fact.message-retried", ("reason", one.Reason)),
        MessageRetried one => Sentence.Of("fact.message-retried-in-vain", ("reason", one.Reason), ("fault", ReasonOf(one.Reasons))),
        MessageMade one => Sentence.Of("fact.message-made", ("kind", one.Kind), ("batch", one.Batch)),
        MessageDelivered one => Sentence.Of("fact.message-delivered", ("name", one.Name), ("road", one.Road)),
        MessageConfirmed { Accepted: true } => Sentence.Of("fact.message-confirmed"),
        MessageConfirmed one => Sentence.Of("fact.message-not-taken", ("note", one.Note)),
        InterfaceReconciled { IsEqual: true } one => Sentence.Of("fact.interface-reconciled", ("interface", one.Interface), ("count", one.Ours.Count)),
        InterfaceReconciled one => Sentence.Of(
            "fact.interface-differs", ("interface", one.Interface), ("ours", one.Ours.Count), ("theirs", one.Theirs.Count)),
        _ => null,
    };

    private static Sentence? OfWebhook(IFact fact) => fact switch
    {
        WebhookSubscribed one => Sentence.Of(
            "fact.webhook-subscribed", ("name", one.Name), ("url", one.Url), ("events", string.Join(", ", one.Events))),
        WebhookDisabled one => Sentence.Of("fact.webhook-disabled", ("name", one.Name), ("failures", one.Failures)),
        WebhookEnabled one => Sentence.Of("fact.webhook-enabled", ("reason", one.Reason)),
        WebhookEnded one => Sentence.Of("fact.webhook-ended", ("reason", one.Reason)),
        _ => null,
    };

    private static object ReasonOf(IReadOnlyList<MessageReason> reasons) =>
        reasons.Count == 0 ? "–" : new Said(Problems.SaidBy(reasons[0].Code), reasons[0].Detail);
}
