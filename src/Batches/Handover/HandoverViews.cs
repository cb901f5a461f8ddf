using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <param name="Gone">What the line says is done or over by now.</param>
internal sealed record HandoverLineView(
    string Key, HandoverKind Kind, string? Number, LocalizedText Title, string? Who, string? DueAt, string? Note, bool? Taken, string? Reason, bool Gone);

/// <summary>A hand-over as screens show it.</summary>
internal sealed record HandoverView(
    string Id, HandoverStanding State, IReadOnlyList<HandoverLineView> Lines, string? Note, IReadOnlyList<string> With, SignatureView Signed, SignatureView? Taken)
{
    public static HandoverView Of(Scene scene, HandoverState one)
    {
        var now = one.Standing == HandoverStanding.Open ? HandoverList.Of(scene).Select(line => line.Key).ToHashSet(StringComparer.Ordinal) : null;
        return new HandoverView(
            one.Id, one.Standing,
            [.. one.Fact.Lines.Select(line => Of(line, one.Taken?.Fact.Lines.FirstOrDefault(taken => taken.Key == line.Key), now?.Contains(line.Key) == false))],
            one.Fact.Note, one.Fact.With, SignatureView.Of(scene, one.Stamp, one.Fact.Signature),
            one.Taken is { } end ? SignatureView.Of(scene, end.Stamp, end.Fact.Signature) : null);
    }

    public static HandoverLineView Of(HandoverLine line, TakenLine? taken = null, bool gone = false) => new(
        line.Key, line.Kind, line.Number, line.Title, line.Who, line.DueAt is { } at ? Micros.ToText(at) : null, line.Note, taken?.Taken, taken?.Reason, gone);
}

/// <summary>The list as it would be handed over now, and the hand-over that waits for somebody.</summary>
internal sealed record HandoverNow(string Batch, IReadOnlyList<HandoverLineView> Lines, HandoverView? Open)
{
    public static HandoverNow Of(Scene scene) => new(
        scene.State.Id, [.. HandoverList.Of(scene).Select(line => HandoverView.Of(line))],
        scene.State.OpenHandover is { } open ? HandoverView.Of(scene, open) : null);
}
