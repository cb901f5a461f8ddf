using System.Globalization;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal static class StartBatchDecision
{
    public static Outcome<Telling> Decide(Scene scene)
    {
        var refusal = Guards.HasRole(scene, Role.Supervisor, Role.Operator);
        if (refusal is null && !scene.Who.HasAny(Role.Supervisor))
            refusal = Guards.AtTerminal(scene);
        if (refusal is null && scene.State.IsFinal)
            refusal = BatchesRefusals.BatchDecided(scene.State);
        if (refusal is null && scene.State.Lifecycle != Lifecycle.Idle)
            refusal = scene.State.HasEnded ? BatchesRefusals.BatchEnded(scene.State) : BatchesRefusals.BatchAlreadyStarted();
        if ((refusal ?? ChangeStateDecision.OnlyQuality(scene)) is { } no)
            return no;
        var telling = new Telling(scene);
        telling.Tell(new BatchStarted(telling.By, Text(scene.Today), Expiry(scene)));
        Advance.Procedure(telling);
        return telling;
    }

    // 211.137: the date follows from the approved rule, not from anybody's hand.
    private static string? Expiry(Scene scene) =>
        scene.Order.Product?.ShelfLifeMonths is { } months ? Text(scene.Today.AddMonths(months)) : null;

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
