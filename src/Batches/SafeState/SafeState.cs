using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>An element that was running when the batch was held, and who brought it to its safe state.</summary>
internal sealed record SafeStateState(SafeStatePlace Place)
{
    public Remark? Reached { get; init; }
}

/// <summary>A hold with what had to be made safe first.</summary>
internal sealed record HoldingState(Stamp Stamp, By By, string Reason, string? ExceptionId, IReadOnlyList<SafeStateState> Places)
{
    public bool IsSafe => Places.All(one => one.Reached is not null);

    public HoldingState Reach(string element, Remark by) => this with
    {
        Places = [.. Places.Select(one => one.Place.Element == element ? one with { Reached = by } : one)],
    };
}

internal sealed record ConfirmSafeStateCommand(string? Element, string? Note = null);

/// <summary>How a batch comes to be held: what runs is made safe first, each place confirmed by a person.</summary>
internal static class SafeStateDecision
{
    public const int NoteMax = 1_000;

    /// <summary>Holds at once where the recipe says nothing about what runs.</summary>
    public static void Hold(Telling telling, string reason, string? exceptionId)
    {
        var places = PlacesOf(telling);
        telling.Tell(places.Count > 0
            ? new BatchHolding(telling.By, reason, exceptionId, places)
            : new BatchHeld(telling.By, reason, exceptionId));
    }

    public static Outcome<Telling> Confirm(Scene scene, ConfirmSafeStateCommand command)
    {
        if (Guards.OnFloor(scene) is { } refusal)
            return refusal;
        if (scene.State.Lifecycle != Lifecycle.Holding || scene.State.Holdings is not [.., var holding])
            return BatchesRefusals.BatchNotHolding();
        if (holding.Places.FirstOrDefault(one => one.Place.Element == command.Element) is not { } place)
            return BatchesRefusals.WorkUnknown(command.Element ?? "");
        if (place.Reached is { } there)
            return BatchesRefusals.SafeStateReached(place.Place.Number, there.By.Name);
        if (command.Note is { Length: > NoteMax })
            return Refusal.Input("/note", "text-missing", $"Write something, {NoteMax} characters at most.");
        var telling = new Telling(scene);
        telling.Tell(new SafeStateReached(
            place.Place.Element, place.Place.Number, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), telling.By));
        if (telling.State.Holdings[^1].IsSafe)
            telling.Tell(new BatchHeld(holding.By, holding.Reason, holding.ExceptionId));
        return telling;
    }

    /// <summary>Of every phase that is begun and not ended, the nearest element that says how it becomes safe.</summary>
    private static List<SafeStatePlace> PlacesOf(Telling telling)
    {
        List<SafeStatePlace> places = [];
        foreach (var work in telling.Scene.Recipe.Graph.Work)
        {
            if (telling.State.Work.GetValueOrDefault(work.Id) is not { Started: not null, Ended: null })
                continue;
            var element = work.Path.LastOrDefault(one => one.SafeState is not null);
            if (element is not null && places.TrueForAll(one => one.Element != element.Id))
                places.Add(new SafeStatePlace(element.Id, NumberOf(work, element), element.Title, element.SafeState!));
        }

        return places;
    }

    // A phase has its own number; what stands above it is called by the number of the phase that runs.
    private static string NumberOf(ExecutionNode work, RecipeElement element) =>
        ReferenceEquals(work.Path[^1], element) ? work.Number : work.Number.Split('.')[0];
}
