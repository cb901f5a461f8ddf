using Theriac.Devices;
using Theriac.Gs1;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A container that was weighed is not used: it goes back into its lot, or is destroyed.</summary>
internal sealed record VoidContainerCommand(string Container, bool PutBack, string Reason);

internal sealed record PrintContainerLabelCommand(string Container, string Printer, string? Reason = null);

internal static class VoidContainerDecision
{
    public static Outcome<Telling> Decide(Scene scene, VoidContainerCommand command)
    {
        if ((Guards.OnFloor(scene) ?? Guards.Running(scene)) is { } refusal)
            return refusal;
        if (!ContainerLabel.Find(scene.State, command.Container).Try(out var container, out refusal)
            || !scene.Recipe.TryGetStep(container.Fact.Step, out var place))
            return refusal ?? WeighingRefusals.ContainerUnknown(command.Container);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        telling.Tell(new ContainerVoided(
            place.Phase.Id, place.Id, place.Number, container.Fact.Index, container.Id, command.PutBack, command.Reason.Trim(),
            CorrectDecision.Dependents(telling.State, place), telling.By));
        if (Recalculation.After(telling, place, command.Reason) is { } no)
            return no;
        if (!command.PutBack)
            return telling;
        var lot = scene.Lot ?? throw new InvalidOperationException("The handler loads the lot of the container.");
        var back = container.Net.To(lot.State.OnHand.Unit).Then(net => LotGate.Move(
            lot, LotMovement.PutBack, net, scene.Today, scene.State.Id, command.Reason.Trim(), container.Fact.From.Container));
        if (!back.Try(out var moved, out refusal))
            return refusal;
        telling.TellOf(lot.At, moved);
        return telling;
    }
}

internal static class LabelDecision
{
    public static Outcome<Telling> Decide(Scene scene, PrintContainerLabelCommand command)
    {
        if ((Guards.OnFloor(scene) ?? Guards.Open(scene)) is { } refusal)
            return refusal;
        if (!ContainerLabel.Find(scene.State, command.Container).Try(out var container, out refusal))
            return refusal;
        if (container.Labels.Count > 0 && string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        var telling = new Telling(scene);
        telling.Tell(Printed(telling, container, command.Printer, command.Reason?.Trim()));
        return telling;
    }

    public static ContainerLabelPrinted Printed(Telling telling, DispensedState container, string printer, string? reason)
    {
        var copy = container.Labels.Count + 1;
        return new ContainerLabelPrinted(
            container.Fact.Phase, container.Fact.Step, container.Fact.Number, container.Id, copy, printer.Trim().ToUpperInvariant(),
            $"{container.Id}-L{copy}", string.IsNullOrEmpty(reason) ? null : reason, telling.By);
    }
}

/// <summary>
/// What stands on the label of a container (211.101(b)): name and code of the component, receiving number, weight, and the batch with its
/// product and strength. The code beside it says the same, so that the scan at charge-in compares all of it.
/// </summary>
internal static class ContainerLabel
{
    private const string LotAi = "10";
    private const string MaterialAi = "240";
    private const string ContainerAi = "91";
    private const string BatchAi = "92";
    private const string WeightAi = "93";

    /// <summary>Containers that are weighed for a batch bear its id; those of a lot bear the lot's.</summary>
    public static bool IsWeighed(string batch, string container) => container.StartsWith(Prefix(batch), StringComparison.OrdinalIgnoreCase);

    public static string Prefix(string batch) => $"{batch}-C";

    public static Outcome<DispensedState> Find(BatchState state, string? code)
    {
        var id = IdIn(code);
        if (state.FindContainer(id) is not { } container)
            return WeighingRefusals.ContainerUnknown(id);
        if (container.Voided is { } why)
            return WeighingRefusals.ContainerVoid(container.Id, why.Text);
        return container.ChargedAt is null ? container : WeighingRefusals.ContainerCharged(container.Id);
    }

    /// <summary>The container's own number, whether its whole code was scanned or its number typed.</summary>
    public static string IdIn(string? code) => (Elements(code)?[ContainerAi] ?? code ?? "").Trim();

    /// <summary>
    /// What a scanned code says that the record does not: the first difference as name, expected and scanned; null when all is the same,
    /// or only the number was given.
    /// </summary>
    public static (string What, string Expected, string Scanned)? Difference(BatchState state, DispensedState container, string code)
    {
        if (Elements(code) is not { } scanned)
            return null;
        foreach (var (ai, what, expected) in Said(state, container))
        {
            if (!string.Equals(scanned[ai], expected, StringComparison.Ordinal))
                return (what, expected, scanned[ai] ?? "–");
        }

        return null;
    }

    public static string CodeOf(BatchState state, DispensedState container) => Code(state, container).ToSymbolText();

    public static Label Of(Scene scene, DispensedState container, int copy, string language)
    {
        var (fact, order) = (container.Fact, scene.Order);
        return new Label(
            $"{fact.MaterialCode} {fact.MaterialName}",
            [
                new LabelLine(Words.Lot.In(language), $"{fact.From.Lot} ({fact.From.SupplierLot})"),
                new LabelLine(Words.Net.In(language), $"{fact.Weight.Net}"),
                new LabelLine(Words.TareAndGross.In(language), $"{fact.Weight.Tare} / {fact.Weight.Gross}"),
                new LabelLine(Words.Batch.In(language), $"{scene.State.Id} / {order.LotNumber}"),
                new LabelLine(Words.Product.In(language), $"{order.Product?.Name ?? order.Recipe.Title.In(language)} {order.Product?.Strength}".TrimEnd()),
                new LabelLine(Words.Expiry.In(language), fact.From.ExpiresOn ?? "–"),
                new LabelLine(Words.WeighedBy.In(language), $"{fact.By.Name} {Micros.ToText(container.Stamp.At)[..16]}"),
            ],
            CodeOf(scene.State, container), container.Id)
        {
            IsGs1 = true,
            Mark = copy > 1 ? Words.Copy.In(language, copy) : fact.Weight.IsSimulated ? Words.Simulated.In(language) : null,
        };
    }

    private static ElementString Code(BatchState state, DispensedState container) =>
        ElementString.Of([.. Said(state, container).Select(one => AiElement.Of(one.Ai, one.Value).Value)]).Value;

    private static IEnumerable<(string Ai, string What, string Value)> Said(BatchState state, DispensedState container) =>
    [
        (ContainerAi, "container", container.Id),
        (MaterialAi, "material", container.Fact.MaterialCode),
        (LotAi, "lot", container.Fact.From.Lot),
        (WeightAi, "net", $"{DecimalText.Of(container.Net.Value)}{container.Net.Unit.Symbol}"),
        (BatchAi, "batch", state.Id),
    ];

    private static ElementString? Elements(string? code) =>
        code is not null && ElementString.Parse(code.Trim()) is { IsOk: true } parsed && parsed.Value[ContainerAi] is not null ? parsed.Value : null;
}
