using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>The list of subscriptions, which the fan-out reads.</summary>
internal sealed class WebhookProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<WebhookProjection>("Webhooks/Put");
    private static readonly Sql SetState = Sql.Of<WebhookProjection>("Webhooks/SetState");

    public IReadOnlyList<string> Tables { get; } = ["integration_webhook"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (!entry.Stream.StartsWith(WebhookState.Prefix, StringComparison.Ordinal))
            return;
        var id = entry.Stream[WebhookState.Prefix.Length..];
        Statement? statement = fact switch
        {
            WebhookSubscribed one => new Statement(
                Put, ("id", id), ("name", one.Name), ("url", one.Url), ("events", JsonSerializer.Serialize(one.Events, KernelJson.Options)),
                ("site", one.Site), ("state", EnumWords.Of(WebhookPhase.On)), ("from", entry.Number), ("at", entry.At)),
            WebhookDisabled => State(id, entry, WebhookPhase.Disabled),
            WebhookEnabled => State(id, entry, WebhookPhase.On),
            WebhookEnded => State(id, entry, WebhookPhase.Ended),
            _ => null,
        };
        if (statement is not null)
            statements.Add(statement);
    }

    private static Statement State(string id, Entry entry, WebhookPhase phase) =>
        new(SetState, ("id", id), ("state", EnumWords.Of(phase)), ("from", entry.Number), ("at", entry.At));
}

/// <summary>Who runs the server hears of a webhook that was switched off.</summary>
internal sealed class WebhookNotices : INoticeRule
{
    private const string Code = "webhook-disabled";

    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        WebhookDisabled one =>
        [
            new NoticeChange.Open(
                NoticeAudience.Of(Role.Administrator), NoticeUrgency.MustAct, Code, entry.Stream,
                new Dictionary<string, string> { ["name"] = one.Name, ["failures"] = $"{one.Failures}" }),
        ],
        WebhookEnabled or WebhookEnded => [new NoticeChange.Close(Code, entry.Stream)],
        _ => [],
    };
}
