using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>Everything that this module refuses. Codes are contract, details are for people.</summary>
internal static class IntegrationRefusals
{
    /// <summary>Code of a message that is not what its digest says.</summary>
    public const string Damaged = "message-digest-differs";

    // Messages
    public static Refusal NotXml(int line, int position) =>
        new("message-not-xml", 422, $"This is no XML that can be read here: line {line}, position {position}. A document type is not accepted.");

    public static Refusal TooLarge() => new("message-too-large", 413, "The message is larger or deeper than any that is taken.");

    public static Refusal NotB2mml(string name, string space) =>
        new Refusal("message-not-b2mml", 422, $"{name} is no message of B2MML V0701: it stands in the namespace {space}.").With("root", name).With("namespace", space);

    public static Refusal KindNotTaken(string kind) =>
        new Refusal("message-kind-not-taken", 422, $"{kind} is not taken here. Taken are OperationsSchedule as Process, Sync, Change and Cancel, and ConfirmBOD.")
            .With("kind", kind);

    public static Refusal TimeMissing() =>
        new("message-time-missing", 422, "The message does not say when it was made, with its zone (CreationDateTime). Without it nobody knows what is newer.");

    public static Refusal SaidInFuture(string at) =>
        new("message-from-future", 422, $"The message says that it was written at {at}, which is yet to come. The sender's clock is wrong; send it again.");

    public static Refusal ConfirmElsewhere(string bodId, string site) =>
        new("confirm-elsewhere", 403, $"Message {bodId} is about a batch at {site}. Only a machine or planner of that site confirms it.");

    public static Refusal DigestMissing() =>
        new("message-digest-missing", 422, "This interface takes no message without its SHA-256.");

    public static Refusal DigestDiffers() =>
        new("message-digest-differs", 422, "The message is not what its digest says. It was damaged on its way; send it again.");

    public static Refusal IdTooLong(int max) =>
        new Refusal("message-id-too-long", 422, $"The BODID has more than {max} signs.").With("max", $"{max}");

    public static Refusal IdReused() =>
        new("message-id-reused", 409, "Another message with this id was taken before. Each message needs an id of its own.");

    public static Refusal ConfirmUnclear() =>
        new("confirm-unclear", 422, "The confirmation names no message of ours, or does not say Accepted or Rejected.");

    public static Refusal ConfirmUnknown(string id) =>
        new Refusal("confirm-unknown", 404, $"No message {id} was sent from here.").With("message", id);

    public static Refusal MessageUnknown(string key) => new Refusal("message-unknown", 404, "There is no such message.").With("message", key);

    public static Refusal NotRetried() => new("message-not-retried", 409, "Only a message that was rejected is tried again.");

    public static Refusal ReasonMissing() => new("reason-missing", 422, "Say why.");

    // Interfaces
    public static Refusal InterfaceUnknown(string id) => new Refusal("interface-unknown", 404, $"There is no interface {id}.").With("interface", id);

    public static Refusal SpanNotValid() => Refusal.Input("/to", "span-not-valid", "The span ends after it begins.");

    public static Refusal HashNotValid() => Refusal.Input("/hash", "hash-not-valid", "A hash is 64 hexadecimal digits.");

    // Order files
    public static Refusal FileNotReadable(string detail) => new Refusal("order-file-not-readable", 422, $"The file cannot be read: {detail}").With("detail", detail);

    public static Refusal FileChanged() => new("order-file-changed", 409, "This is not the file that was looked at. Look at it again, then take it.");

    // Webhooks
    public static Refusal WebhookUnknown(string id) => new Refusal("webhook-unknown", 404, "There is no such webhook.").With("webhook", id);

    public static Refusal WebhookEnded() => new("webhook-ended", 409, "The webhook was ended.");

    public static Refusal WebhookNotDisabled() => new("webhook-not-disabled", 409, "The webhook is not switched off.");

    public static Refusal DeliveryUnknown(string id) => new Refusal("delivery-unknown", 404, "There is no such delivery.").With("delivery", id);

    public static Refusal DeliveryWaits() => new("delivery-waits", 409, "This delivery waits for its next try already.");

    public static Refusal RoleMissing(string site) =>
        new Refusal("role-missing", 403, $"This needs the role administrator at {site}.").With("site", site);
}
