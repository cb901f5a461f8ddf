using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>A batch that goes with the same signature, with what is said to its lines.</summary>
internal sealed record HandedBatch(string Batch, string? Note = null, IReadOnlyDictionary<string, string>? Notes = null);

/// <param name="Notes">By line, what the outgoing person says about it.</param>
/// <param name="Others">Other batches of the site that are handed over with it.</param>
internal sealed record HandOverCommand(
    string? Note = null, IReadOnlyDictionary<string, string>? Notes = null, IReadOnlyList<HandedBatch>? Others = null) : SignedCommand;

internal sealed record TakenBatch(string Batch, string Handover, IReadOnlyList<TakenLine>? Lines = null);

/// <param name="Lines">Each line of the list, ticked or declined with a reason.</param>
internal sealed record TakeOverCommand(
    string Handover, IReadOnlyList<TakenLine>? Lines = null, IReadOnlyList<TakenBatch>? Others = null) : SignedCommand;

/// <summary>What the outgoing person is about to sign of one batch.</summary>
internal sealed record OfferedLines(string Id, IReadOnlyList<HandoverLine> Lines, string? Note);

/// <summary>
/// Who goes signs the list, who comes ticks each line and signs that it is so. Nothing stops meanwhile: work, timers and authorship
/// are not touched by either.
/// </summary>
internal static class Handover
{
    public const int NoteMax = 1_000;
    public const int OthersMax = 20;

    public static readonly Role[] People = [Role.Operator, Role.Supervisor, Role.Verifier];

    public static Outcome<Telling> Offer(Scene scene, HandOverCommand command, Signature? signature)
    {
        if (Batches(scene, command.Others?.Select(one => one.Batch)) is { } refusal)
            return refusal;
        var telling = new Telling(scene);
        var with = new[] { scene }.Concat(scene.Others).Select(one => one.State.Id).ToList();
        foreach (var there in scene.Others.Prepend(scene))
        {
            if (!Lines(there, InputOf(scene, there, command)).Try(out var offered, out refusal))
                return refusal.With("batch", there.State.Id);
            if (signature is null)
                continue;
            var fact = new ShiftHandedOver(offered.Id, offered.Lines, offered.Note, [.. with.Where(id => id != there.State.Id)], signature);
            if (ReferenceEquals(there, scene))
                telling.Tell(fact);
            else
                telling.TellOf(there.BatchAt, fact);
        }

        return telling;
    }

    /// <summary>The list as it would be signed now.</summary>
    public static Outcome<OfferedLines> Lines(Scene scene, HandedBatch input)
    {
        if (Refused(scene) is { } refusal)
            return refusal;
        var notes = (input.Notes ?? new Dictionary<string, string>()).Where(one => !string.IsNullOrWhiteSpace(one.Value)).ToDictionary();
        if (notes.Values.Append(input.Note ?? "").Any(note => note.Length > NoteMax))
            return Refusal.Input("/note", "text-missing", $"Write something, {NoteMax} characters at most.");
        var lines = HandoverList.Of(scene).Select(line => notes.TryGetValue(line.Key, out var note) ? line with { Note = note.Trim() } : line).ToList();
        // A line that was written about is not there any more: somebody was faster.
        if (notes.Keys.FirstOrDefault(key => !lines.Exists(line => line.Key == key)) is { } gone)
            return HandoverRefusals.HandoverLineUnknown(gone);
        return new OfferedLines(
            $"{scene.State.Id}-H{scene.State.Handovers.Count + 1}", lines, string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim());
    }

    public static HandedBatch InputOf(Scene first, Scene there, HandOverCommand command) => ReferenceEquals(first, there)
        ? new HandedBatch(there.State.Id, command.Note, command.Notes)
        : command.Others!.First(one => string.Equals(one.Batch.Trim(), there.State.Id, StringComparison.OrdinalIgnoreCase));

    public static Outcome<Telling> Take(Scene scene, TakeOverCommand command, string? signer, Signature? signature)
    {
        if (Batches(scene, command.Others?.Select(one => one.Batch)) is { } refusal)
            return refusal;
        var telling = new Telling(SeenBy(signature, scene));
        foreach (var there in scene.Others.Prepend(scene))
        {
            var input = InputOf(scene, there, command);
            if (!Open(there, input.Handover).Try(out var open, out refusal) || (refusal = Answered(open, input.Lines ?? [])) is not null)
                return refusal.With("batch", there.State.Id);
            if ((signature?.Signer ?? signer) == open.Fact.Signature.Signer)
                return HandoverRefusals.HandoverOwn(open.Id);
            if (signature is null)
                continue;
            var at = ReferenceEquals(there, scene) ? telling : new Telling(SeenBy(signature, there));
            Tell(at, open, new ShiftTakenOver(open.Id, Trimmed(input.Lines ?? []), signature));
            if (!ReferenceEquals(at, telling))
                Copy(at, telling);
        }

        return telling;
    }

    // Who signs on another person's tablet is the one who declines.
    private static Scene SeenBy(Signature? signature, Scene scene) => signature is null
        ? scene
        : scene with { Who = scene.Who with { UserId = signature.Signer, Name = signature.PrintedName } };

    public static TakenBatch InputOf(Scene first, Scene there, TakeOverCommand command) => ReferenceEquals(first, there)
        ? new TakenBatch(there.State.Id, command.Handover, command.Lines)
        : command.Others!.First(one => string.Equals(one.Batch.Trim(), there.State.Id, StringComparison.OrdinalIgnoreCase));

    public static Outcome<HandoverState> Open(Scene scene, string? id)
    {
        if (Refused(scene) is { } refusal)
            return refusal;
        var found = scene.State.Handovers.Find(one => string.Equals(one.Id, id?.Trim(), StringComparison.OrdinalIgnoreCase));
        return found is null ? HandoverRefusals.HandoverUnknown(id ?? "")
            : found.Standing == HandoverStanding.Open ? Outcome<HandoverState>.Ok(found) : HandoverRefusals.HandoverNotOpen(found);
    }

    /// <summary>Each line ticked, or declined with a reason: nobody takes over what he did not look at.</summary>
    private static Refusal? Answered(HandoverState open, IReadOnlyList<TakenLine> lines)
    {
        var missing = open.Fact.Lines.Count(line => !lines.Any(one => one.Key == line.Key));
        if (missing > 0)
            return HandoverRefusals.HandoverLinesOpen(open.Id, missing);
        if (lines.FirstOrDefault(one => open.Fact.Lines.All(line => line.Key != one.Key)) is { } unknown)
            return HandoverRefusals.HandoverLineUnknown(unknown.Key);
        if (lines.GroupBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            return HandoverRefusals.HandoverLineTwice(twice.Key);
        return lines.Any(one => !one.Taken && (string.IsNullOrWhiteSpace(one.Reason) || one.Reason.Length > NoteMax)) ? BatchesRefusals.ReasonMissing() : null;
    }

    private static List<TakenLine> Trimmed(IReadOnlyList<TakenLine> lines) =>
        [.. lines.Select(one => one with { Reason = one.Taken ? null : one.Reason!.Trim() })];

    // What is declined is off normal: an exception says what, and QA sees it.
    private static void Tell(Telling telling, HandoverState open, ShiftTakenOver fact)
    {
        telling.Tell(fact);
        foreach (var declined in fact.Lines.Where(one => !one.Taken))
        {
            var line = open.Fact.Lines.First(one => one.Key == declined.Key);
            var place = line.Kind == HandoverKind.Step && telling.Scene.Recipe.TryGetStep(line.Key.Split(':', 2)[1], out var found) ? found : null;
            telling.Open(
                ExceptionKind.HandoverDeclined, Grade.Minor, place, $"{line.Number ?? open.Id}: not taken over at the shift hand-over.",
                new Dictionary<string, string> { ["line"] = line.Title.En, ["from"] = open.Fact.Signature.PrintedName, ["reason"] = declined.Reason! },
                declined.Reason);
        }
    }

    private static void Copy(Telling from, Telling to)
    {
        foreach (var fact in from.Facts)
            to.TellOf(from.Scene.BatchAt, fact);
        foreach (var draft in from.Elsewhere)
            to.TellOf(from.ReliesOn.First(seen => seen.Stream == draft.Stream), draft.Fact);
    }

    private static Refusal? Batches(Scene scene, IEnumerable<string>? others)
    {
        var named = others?.ToList() ?? [];
        if (named.Count > OthersMax)
            return HandoverRefusals.HandoverTooMany(OthersMax);
        var strange = scene.Others.FirstOrDefault(one => one.Order.Site != scene.Order.Site || one.State.Id == scene.State.Id);
        return strange is not null || named.Count != scene.Others.Count || scene.Others.DistinctBy(one => one.State.Id).Count() != named.Count
            ? HandoverRefusals.HandoverOtherSite(scene.Order.Site)
            : null;
    }

    public static bool May(Scene scene) => Refused(scene) is null;

    private static Refusal? Refused(Scene scene) => Guards.AtTerminal(scene) ?? Guards.HasRole(scene, People) ?? scene.State switch
    {
        { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
        { Lifecycle: Lifecycle.Idle } => BatchesRefusals.BatchNotStarted(),
        { IsUnderWay: false } => BatchesRefusals.BatchEnded(scene.State),
        _ => null,
    };
}
