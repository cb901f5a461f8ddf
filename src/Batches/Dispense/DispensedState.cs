using System.Collections.Immutable;
using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>An empty container that was tared, and by whom.</summary>
internal sealed record TareState(Stamp Stamp, By By, ContainerTared Fact);

/// <summary>A label that was printed.</summary>
internal sealed record LabelState(Stamp Stamp, ContainerLabelPrinted Fact);

/// <summary>A container that was weighed for the batch.</summary>
internal sealed record DispensedState(Stamp Stamp, ContainerDispensed Fact)
{
    public ImmutableList<LabelState> Labels { get; init; } = [];

    /// <summary>Why it is not used; null while it is.</summary>
    public Remark? Voided { get; init; }

    /// <summary>It went back into its lot.</summary>
    public bool IsPutBack { get; init; }

    /// <summary>The step that it was charged at.</summary>
    public string? ChargedAt { get; init; }

    public string Id => Fact.Container;

    public Quantity Net => Fact.Weight.Net;

    public decimal Potency => Fact.Potency is { } text ? DecimalText.Parse(text).Value : 1m;

    public bool IsValid => Voided is null;
}

internal sealed partial record BatchState
{
    /// <summary>Every container that was weighed for this batch, in order of the steps' entries.</summary>
    public IEnumerable<DispensedState> Dispensed =>
        Steps.Values.SelectMany(step => step.Dispensed).OrderBy(one => one.Stamp.Number).ThenBy(one => one.Fact.Index);

    public DispensedState? FindContainer(string id) =>
        Dispensed.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The container that was weighed for this batch, which the charge was; null for one from the lot itself.</summary>
    public DispensedState? WeighedAs(ChargeState charge) => charge.Container is { } id ? FindContainer(id) : null;

    /// <summary>The container of the lot that it came from, where one was scanned.</summary>
    public string? LotContainerOf(ChargeState charge) => WeighedAs(charge) is { } weighed ? weighed.Fact.From.Container : charge.Container;

    private BatchState? ApplyDispense(Stamp stamp, Theriac.Ledger.IFact fact) => fact switch
    {
        ContainerTared one => WithStep(one.Step, one.Number, step => step with { Tare = new TareState(stamp, one.By, one) }).By(one.By),
        ContainerDispensed one => WithStep(one.Step, one.Number, step => Changed(step) with
        {
            Tare = null,
            Dispensed = step.Dispensed.Add(new DispensedState(stamp, one)),
            Values = step.Values.Add(new ValueState(
                stamp, one.By, one.Index, DecimalText.Of(one.Weight.Net.Value), one.Weight.Net.Unit, one.Weight.Source, [], one.Verdict,
                null, null, null)
            {
                Detail = one.Detail,
            }),
        }).By(one.By),
        ContainerVoided one => WithStep(one.Step, one.Number, step => Changed(step) with
        {
            Dispensed = Change(step.Dispensed, one.Container, was => was with { Voided = new Remark(stamp, one.By, one.Reason), IsPutBack = one.PutBack }),
        }).By(one.By).WithStale(one.Stale),
        ContainerLabelPrinted one => WithStep(one.Step, one.Number, step => step with
        {
            Dispensed = Change(step.Dispensed, one.Container, was => was with { Labels = was.Labels.Add(new LabelState(stamp, one)) }),
        }).By(one.By),
        _ => null,
    };

    // The container was weighed at another step than the one it is charged at.
    private BatchState Emptied(MaterialCharged charge)
    {
        if (charge.Container is not { } id || Steps.Values.FirstOrDefault(step => step.Dispensed.Exists(one => one.Id == id)) is not { } step)
            return this;
        return this with
        {
            Steps = Steps.SetItem(step.Id, step with { Dispensed = Change(step.Dispensed, id, was => was with { ChargedAt = charge.Step }) }),
        };
    }

    private static ImmutableList<DispensedState> Change(
        ImmutableList<DispensedState> all, string id, Func<DispensedState, DispensedState> change)
    {
        var at = all.FindIndex(one => one.Id == id);
        return at < 0 ? all : all.SetItem(at, change(all[at]));
    }
}
