using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>What a balance can weigh.</summary>
/// <param name="Capacity">All that may stand on it, tare included.</param>
/// <param name="Readability">The smallest step that it shows.</param>
/// <param name="Minimum">Less than this is not weighed on it; null where nobody set a minimum weight.</param>
public sealed record BalanceRange(Quantity Capacity, Quantity Readability, Quantity? Minimum);

/// <summary>A weight by which the balance is checked each day.</summary>
/// <param name="Tolerance">How far the reading may lie from <paramref name="Nominal"/>.</param>
public sealed record TestWeight(string Id, Quantity Nominal, Quantity Tolerance);

/// <summary>How a piece of equipment is connected, and what it can do as a balance.</summary>
/// <param name="Driver">Null for a balance without a line: its display is read and typed.</param>
/// <param name="IsSimulated">It is none: screens and records say so.</param>
public sealed record DeviceInfo(
    string? Driver, string? Address, string? Serial, bool IsSimulated, BalanceRange? Balance, IReadOnlyList<TestWeight> TestWeights);

/// <summary>One reading of the daily check.</summary>
/// <param name="Raw">The line of the balance; null when the display was read and typed.</param>
/// <param name="On">The day at its site on which it was read.</param>
/// <param name="ById">Who put the weight on; null in readings of old.</param>
public sealed record TestReading(
    string TestWeight, Quantity Nominal, Quantity Tolerance, Quantity Reading, string? Raw, bool Passed, string By, DateOnly? On = null,
    string? ById = null);

/// <summary>The newest signed check.</summary>
public sealed record BalanceCheck(DateOnly On, bool Passed, string By);

/// <summary>Who registered a device as it is now, and whether quality signed that.</summary>
/// <param name="By">User id: whoever registered it does not sign it.</param>
/// <param name="ApprovedBy">Printed name of who signed; null while it waits for quality.</param>
public sealed record DeviceRegistration(string By, string? Reason, string? ApprovedBy = null);

/// <summary>The last check that a balance passed: what it weighed since is as good as the next one.</summary>
/// <param name="Entry">Number of the ledger's entry that says so.</param>
public sealed record GoodCheck(DateOnly On, long Entry);

/// <summary>Whether a balance may weigh, and whether it fits what is weighed: one pure rule (P11-10h, 211.68).</summary>
public static class BalanceGate
{
    /// <summary>Of the whole tolerance at least this many steps of the display.</summary>
    public const int DivisionsMin = 10;

    /// <summary>
    /// Refusals: those of <see cref="EquipmentGate.MayRead"/>, <c>equipment-is-no-balance</c>, <c>device-not-approved</c>,
    /// <c>balance-check-missing</c>, <c>balance-check-failed</c>. A reading that was off stops it at once, signed or not.
    /// </summary>
    public static Outcome<Done> MayWeigh(Folded<EquipmentState> equipment, DateOnly on, string? site = null)
    {
        var may = EquipmentGate.MayRead(equipment, on, site: site);
        if (!may.IsOk)
            return may;
        var state = equipment.State;
        if (state.Device?.Balance is null)
            return PlantRefusals.NoBalance(state.Id);
        if (state.Registration?.ApprovedBy is null)
            return BalanceRefusals.NotApproved(state.Id);
        if (state.ReadOn(on).Any(reading => !reading.Passed))
            return PlantRefusals.BalanceCheckFailed(state.Id, on);
        if (state.Check is not { } check || check.On != on)
            return PlantRefusals.BalanceCheckMissing(state.Id, on);
        return check.Passed ? Done.Ok : PlantRefusals.BalanceCheckFailed(state.Id, on);
    }

    /// <summary>
    /// Range and resolution against what is to be weighed: <c>balance-range-exceeded</c>, <c>balance-below-minimum</c>,
    /// <c>balance-too-coarse</c>.
    /// </summary>
    /// <param name="window">From the lowest to the highest weight that is allowed; null where any is.</param>
    public static Outcome<Done> Fits(EquipmentState balance, Quantity net, Quantity tare, Quantity? window)
    {
        var range = balance.Device?.Balance ?? throw new InvalidOperationException("MayWeigh is asked first.");
        if (!net.Plus(tare).Then(gross => Quantity.Compare(gross, range.Capacity)).Try(out var overCapacity, out var refusal))
            return refusal;
        if (overCapacity > 0)
            return PlantRefusals.BalanceRangeExceeded(balance.Id, net, range.Capacity);
        if (range.Minimum is { } minimum && Quantity.Compare(net, minimum).Try(out var overMinimum, out _) && overMinimum < 0)
            return PlantRefusals.BalanceBelowMinimum(balance.Id, net, minimum);
        var tooCoarse = window is { } allowed
            && range.Readability.Times(DivisionsMin).Then(steps => Quantity.Compare(steps, allowed)).Try(out var order, out _) && order > 0;
        return tooCoarse ? PlantRefusals.BalanceTooCoarse(balance.Id, range.Readability, window!.Value) : Done.Ok;
    }

    /// <summary>How the server reaches it; null when it has no line.</summary>
    public static DeviceSpec? SpecOf(EquipmentState equipment) => equipment.Device is { Driver: { } driver, Address: { } address } device
        ? new DeviceSpec(equipment.Id, driver, address, device.Serial) : null;
}
