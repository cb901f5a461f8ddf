using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>States of a message as the page shows them.</summary>
internal static class MessageStates
{
    public const string Accepted = "accepted";
    public const string Rejected = "rejected";
    public const string Made = "made";
    public const string Delivered = "delivered";
    public const string Confirmed = "confirmed";
    public const string NotTaken = "not-taken";
}

/// <summary>The list of messages, in and out.</summary>
internal sealed class MessageProjection : IProjection
{
    private const string OutInterface = Interfaces.Out;

    private static readonly Sql Put = Sql.Of<MessageProjection>("Messages/Put");
    private static readonly Sql SetState = Sql.Of<MessageProjection>("Messages/SetState");
    private static readonly Sql SetDelivered = Sql.Of<MessageProjection>("Messages/SetDelivered");
    private static readonly Sql SetAnswer = Sql.Of<MessageProjection>("Messages/SetAnswer");
    private static readonly Sql AddRepeat = Sql.Of<MessageProjection>("Messages/AddRepeat");
    private static readonly Sql PutSite = Sql.Of<MessageProjection>("Messages/PutSite");
    private static readonly Sql PutReconciliation = Sql.Of<MessageProjection>("Messages/PutReconciliation");

    public IReadOnlyList<string> Tables { get; } = ["integration_message", "integration_message_site", "integration_reconciliation"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is InterfaceReconciled done)
            statements.Add(Reconciliation(entry, done));
        else if (entry.Stream.StartsWith(MessageState.Prefix, StringComparison.Ordinal))
            Message(entry, entry.Stream[MessageState.Prefix.Length..], fact, statements);
    }

    private static void Message(Entry entry, string key, IFact fact, ICollection<Statement> statements)
    {
        if (Of(entry, key, fact) is { } statement)
            statements.Add(statement);
        IReadOnlyList<string> sites = fact switch
        {
            MessageTaken one => one.Sites ?? [],
            MessageMade { Site: { } site } => [site],
            _ => [],
        };
        foreach (var site in sites)
            statements.Add(new Statement(PutSite, ("message", key), ("site", site)));
    }

    private static Statement? Of(Entry entry, string key, IFact fact) => fact switch
    {
        MessageTaken one => new Statement(
            Put, ("key", key), ("direction", "in"), ("interface", one.Interface), ("sender", one.Sender), ("bod_id", one.BodId), ("kind", one.Kind),
            ("state", StateOf(one.Accepted)), ("reason", ReasonOf(one.Reasons)), ("content", one.Content), ("bytes", one.Bytes), ("answer", one.Answer),
            ("subject", string.Join(", ", one.Orders.Select(order => order.Id))), ("at", entry.At), ("number", entry.Number)),
        MessageRetried one => new Statement(
            SetAnswer, ("key", key), ("state", StateOf(one.Accepted)), ("reason", ReasonOf(one.Reasons)), ("answer", one.Answer),
            ("subject", string.Join(", ", one.Orders.Select(order => order.Id)))),
        MessageRepeated => new Statement(AddRepeat, ("key", key)),
        MessageMade one => new Statement(
            Put, ("key", key), ("direction", "out"), ("interface", OutInterface), ("sender", null), ("bod_id", one.BodId), ("kind", one.Kind),
            ("state", MessageStates.Made), ("reason", null), ("content", one.Content), ("bytes", one.Bytes), ("answer", null),
            ("subject", one.Batch), ("at", entry.At), ("number", entry.Number)),
        MessageDelivered => new Statement(SetDelivered, ("key", key), ("state", MessageStates.Delivered), ("made", MessageStates.Made)),
        MessageConfirmed one => new Statement(
            SetState, ("key", key), ("state", one.Accepted ? MessageStates.Confirmed : MessageStates.NotTaken), ("reason", one.Note)),
        _ => null,
    };

    private static Statement Reconciliation(Entry entry, InterfaceReconciled one) => new(
        PutReconciliation, ("number", entry.Number), ("interface", one.Interface), ("from", one.From), ("to", one.To), ("count", one.Ours.Count),
        ("hash", one.Ours.Hash), ("their_count", one.Theirs.Count), ("their_hash", one.Theirs.Hash), ("equal", one.IsEqual ? 1L : 0L),
        ("by", entry.Actor), ("at", entry.At), ("sites", one.Sites is null ? null : new SiteScope(one.Sites).Text));

    private static string StateOf(bool accepted) => accepted ? MessageStates.Accepted : MessageStates.Rejected;

    private static string? ReasonOf(IReadOnlyList<MessageReason> reasons) => reasons.Count == 0 ? null : reasons[0].Code;
}
