using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>QA signs the redline of a running batch; only then the control recipe is another one, and an exception says so (C-100b).</summary>
internal static class AuthoriseChange
{
    /// <param name="signature">Null while the document is prepared: everything but the signature is decided.</param>
    public static Outcome<Telling> Decide(Scene scene, AuthoriseCommand command, Signature? signature)
    {
        if (!Pending(scene, command.Change).Try(out var change, out var refusal))
            return refusal;
        if ((Ended(scene) ?? StillFits(scene, change)) is { } no)
            return no;
        if (signature is null)
            return new Telling(scene);
        var telling = new Telling(Becomes(scene, change));
        var exception = Open(telling, change);
        telling.Tell(new ChangeAuthorised(
            change.Id, change.Requested.Kind, change.Requested.Version, OutlineOf(telling.State, telling.Scene.Recipe), signature));
        if (change.Requested.Equipment is not null)
            telling.RelyOn(scene.Equipment[0].At);
        if (change.Requested.Equipment is { } equipment)
            CheckInAgain(telling, change, equipment, exception, signature);
        foreach (var stream in telling.Scene.Next?.ReliesOn ?? [])
            telling.RelyOn(stream);
        if (telling.State.IsUnderWay)
            Advance.Procedure(telling);
        return telling;
    }

    public static Outcome<ChangeState> Pending(Scene scene, string id)
    {
        var change = scene.State.Changes.Find(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase));
        if (change is null)
            return ChangesRefusals.ChangeUnknown(id);
        return change.IsPending ? change : ChangesRefusals.ChangeDecided(change.Id);
    }

    /// <summary>Whether the batch can go to that version now; every reason why not is told.</summary>
    public static Outcome<MoveImpact> Impact(Scene scene, NextVersion next)
    {
        if (next.Binding.Hash == scene.Order.Recipe.Hash)
            return ChangesRefusals.VersionSame(next.Binding.Version);
        var impact = MoveImpact.Of(scene.State, scene.Recipe, next.Recipe);
        return impact.Faults.Count > 0 ? ChangesRefusals.ChangeNotPossible(next.Binding.Version, impact.Faults) : impact;
    }

    /// <summary>There, of this site, calibrated, and clean or in use by this very batch; its class is what QA judges.</summary>
    public static Refusal? Fit(Scene scene, Folded<EquipmentState> there)
    {
        var may = EquipmentGate.MayRead(there, scene.Today, null, scene.Order.Site);
        if (!may.IsOk)
            return may.Refusal;
        if (there.State is { Condition: EquipmentCondition.InUse } state && state.Batch == scene.State.Id)
            return null;
        var clock = scene.HoldTimes.ClockOf(there.State.Class, scene.Now);
        return EquipmentGate.Take(there, scene.State.Id, scene.Today, clock).Try(out _, out var refusal) ? null : refusal;
    }

    private static Refusal? Ended(Scene scene) => scene.State switch
    {
        { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
        { HasEnded: true } => BatchesRefusals.BatchEnded(scene.State),
        _ => null,
    };

    // Between the request and the signature work went on: what was asked for is judged again as things stand now.
    private static Refusal? StillFits(Scene scene, ChangeState change)
    {
        if (change.Requested.Equipment is not null)
            return Fit(scene, scene.Equipment[0]);
        // The way left its phase out meanwhile: it would be authorised and never come.
        if (change.Requested.Step is { } step && scene.State.SkippedNodes.Contains(step.Phase))
            return BatchesRefusals.OutOfOrder(step.AfterNumber);
        if (change.Requested.Version is not { } version)
            return null;
        var next = scene.Next ?? throw new InvalidOperationException("The handler loads the version of the request.");
        if (next.Binding.Hash != version.To.Hash || next.Control?.Parameters != version.Control?.Parameters)
            return BatchesRefusals.ParametersChanged();
        if (!Impact(scene, next).Try(out var impact, out var refusal))
            return refusal;
        var justified = version.Standing.Select(one => one.Step).ToHashSet(StringComparer.Ordinal);
        return impact.Done.Where(place => !justified.Contains(place.Id)).ToList() is { Count: > 0 } missing
            ? ChangesRefusals.ChangeNotJustified(missing) : null;
    }

    // What follows is decided with the recipe as it is from here on.
    private static Scene Becomes(Scene scene, ChangeState change)
    {
        var after = scene.State.Apply(
            new Entry(0, scene.BatchAt.Stream, scene.State.Version + 1, scene.Now, scene.State.Zone, 0, scene.Who.UserId, null, "", default, [], []),
            new ChangeAuthorised(change.Id, change.Requested.Kind, change.Requested.Version, [], null!));
        var (from, standing) = scene.Next is { } next ? (next.Recipe, scene.Recipe) : (scene.Recipe, null);
        var patched = scene.Next is null
            ? from.With(RecipePatch.OfOne(change.Requested))
            : from.With(RecipePatch.Of(after, step => standing!.For(step)));
        return scene with { Recipe = patched };
    }

    private static string Open(Telling telling, ChangeState change)
    {
        var place = change.Requested.Step?.After ?? change.Requested.Equipment?.Steps[0];
        StepPlace? at = null;
        if (place is not null)
            telling.Scene.Recipe.TryGetStep(place, out at);
        return telling.Open(
            ExceptionKind.AuthorisedChange, Grade.Minor, at, $"{at?.Number ?? telling.State.Id}: changed as {change.Id} says.",
            new Dictionary<string, string> { ["reason"] = change.Requested.Reason }, change.Requested.Reason);
    }

    // A piece that was checked in goes, the other one is scanned in its place; what was recorded with the first stays.
    private static void CheckInAgain(Telling telling, ChangeState change, EquipmentChange equipment, string exception, Signature signature)
    {
        foreach (var id in equipment.Steps)
        {
            if (!telling.Scene.Recipe.TryGetStep(id, out var place) || telling.State.Step(place) is not { Completed: not null, NotDone: null })
                continue;
            telling.Tell(new StepReopened(
                ControlRecipe.OutlineOf(place.Phase).Id, place.Phase.Id, place.Id, place.Number, change.Requested.Reason, exception, [],
                telling.By, signature));
        }
    }

    private static List<OutlineProgress> OutlineOf(BatchState state, ControlRecipe recipe) =>
        [.. BatchViews.ProgressOf(state, recipe).Select(one => new OutlineProgress(one.Id, one.Title, one.Total, one.Done))];
}
