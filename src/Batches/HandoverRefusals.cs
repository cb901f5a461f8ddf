using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is refused of shift hand-overs.</summary>
internal static class HandoverRefusals
{
    public static Refusal HandoverUnknown(string id) =>
        new Refusal("handover-unknown", 404, "The batch has no such hand-over.").With("handover", id);

    public static Refusal HandoverNotOpen(HandoverState one) =>
        new Refusal("handover-not-open", 409, $"Hand-over {one.Id} is taken over already, or was signed anew.").With("handover", one.Id).With("state", $"{one.Standing}");

    public static Refusal HandoverOwn(string id) =>
        new Refusal("handover-own", 403, $"You handed over {id}. Another person takes it over.").With("handover", id);

    public static Refusal HandoverLinesOpen(string id, int missing) =>
        new Refusal("handover-lines-open", 422, $"{missing} lines of hand-over {id} are not ticked. Look at each of them.")
            .With("handover", id).With("missing", $"{missing}");

    public static Refusal HandoverLineUnknown(string key) =>
        new Refusal("handover-line-unknown", 409, "The list has changed meanwhile. Look at it again.").With("line", key);

    public static Refusal HandoverLineTwice(string key) =>
        new Refusal("handover-line-twice", 422, "A line of the hand-over is answered once.").With("line", key);

    public static Refusal HandoverTooMany(int max) =>
        Refusal.Input("/others", "handover-too-many", $"{max} other batches at most go with one signature.");

    public static Refusal HandoverOtherSite(string site) =>
        Refusal.Input("/others", "handover-other-site", $"Only other batches of site {site}, each named once, go with it.");
}
