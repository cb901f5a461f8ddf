using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Balances;
using Theriac.Plant.Equipment;

namespace Theriac.Plant;

/// <summary>Equipment for decisions: a state with the version of its stream.</summary>
public interface IEquipment
{
    /// <summary>Version 0 when there is no such equipment.</summary>
    Task<Folded<EquipmentState>> LoadAsync(string id, CancellationToken cancellation = default);

    /// <summary>Several at once, in the order of their ids.</summary>
    Task<IReadOnlyList<Folded<EquipmentState>>> LoadAsync(IEnumerable<string> ids, CancellationToken cancellation = default);

    /// <summary>The hold times of every class, with the version of their stream.</summary>
    Task<Folded<EquipmentRuleBook>> RulesAsync(CancellationToken cancellation = default);
}

/// <summary>A piece of equipment, folded from <c>equipment/{id}</c>.</summary>
/// <param name="Batch">The batch that has it (in use) or had it last (to be cleaned); null when clean.</param>
public sealed record EquipmentState(
    string Id,
    string Name,
    EquipmentLevel Level,
    string Class,
    string Site,
    string Area,
    EquipmentCondition Condition,
    string? Batch,
    DateOnly? CalibrationDueOn) : IStreamState<EquipmentState>
{
    /// <summary>How it is connected, and what it weighs; null for everything else.</summary>
    public DeviceInfo? Device { get; init; }

    /// <summary>Who registered the device as it is, and who of quality signed it.</summary>
    public DeviceRegistration? Registration { get; init; }

    /// <summary>The device as quality signed it last: what a new registration differs from.</summary>
    public DeviceInfo? ApprovedDevice { get; init; }

    /// <summary>
    /// Readings of the last day on which the balance was read and that nobody has signed yet, in their order: a reading that is off
    /// stays beside the one that followed it.
    /// </summary>
    public IReadOnlyList<TestReading> TestReadings { get; init; } = [];

    /// <summary>The newest signed check; void since the device was registered anew.</summary>
    public BalanceCheck? Check { get; init; }

    /// <summary>The newest check that was passed, however it was registered since; null before the first.</summary>
    public GoodCheck? LastGood { get; init; }

    /// <summary>Containers that are in doubt since a test weight was off; none since a check was passed.</summary>
    public IReadOnlyList<string> Doubted { get; init; } = [];

    /// <summary>The readings of a day: those of the day before are no check of today.</summary>
    public IReadOnlyList<TestReading> ReadOn(DateOnly day) => [.. TestReadings.Where(one => one.On == day)];

    /// <summary>When its condition changed last; 0 before its first entry.</summary>
    public long Since { get; init; }

    /// <summary>Why it is out of service; null while it may be used.</summary>
    public string? OutOfService { get; init; }

    /// <summary>The batch that it is kept for; null where it is for whoever comes first.</summary>
    public string? AllocatedTo { get; init; }

    /// <summary>The record of the procedure that is carried out on it now; null where none is.</summary>
    public string? Procedure { get; init; }

    /// <summary>The day of its newest check by an approved procedure.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Phases of the batch that use it now.</summary>
    public IReadOnlyList<PhaseUse> Uses { get; init; } = [];

    /// <summary>What the bell told already, of limits that still hold.</summary>
    internal IReadOnlyList<EquipmentFellDue> Told { get; init; } = [];

    public static EquipmentState Empty(string stream) =>
        new(stream["equipment/".Length..], "", EquipmentLevel.Unit, "", "", "", EquipmentCondition.ToBeCleaned, null, null);

    public EquipmentState Apply(Entry entry, IFact fact) => fact switch
    {
        EquipmentAdded added => new EquipmentState(
            added.Id, added.Name, added.Level, added.Class, added.Site, added.Area, EquipmentCondition.ToBeCleaned, null,
            added.CalibrationDueOn)
        { Since = entry.At },
        EquipmentConditionChanged changed => this with
        {
            Condition = changed.To,
            Batch = changed.Batch,
            Since = entry.At,
            Uses = changed.Use is { } use ? [use] : [],
        },
        EquipmentUsed used => this with { Uses = [.. Uses.Where(one => one.Phase != used.Use.Phase), used.Use] },
        EquipmentPhaseEnded ended => this with { Uses = [.. Uses.Where(one => one.Phase != ended.Phase)] },
        EquipmentProcedureBegun begun => this with { Procedure = begun.Record },
        EquipmentProcedureEnded => this with { Procedure = null },
        EquipmentChecked check => this with { CheckedOn = check.On },
        EquipmentAllocated allocated => this with { AllocatedTo = allocated.Batch },
        EquipmentAllocationFreed => this with { AllocatedTo = null },
        // What rang is silent while it is out of service, and rings again for a limit that is still over when it returns.
        EquipmentTagged tagged => this with { OutOfService = tagged.Reason, Told = [] },
        EquipmentReturnedToService => this with { OutOfService = null },
        EquipmentFellDue due => this with { Told = [.. Told.Where(one => one.What != due.What), due] },
        EquipmentCalibrated calibrated => this with { CalibrationDueOn = calibrated.DueOn },
        DeviceRegistered registered => this with
        {
            Device = registered.Device,
            Registration = new DeviceRegistration(entry.Actor, registered.Reason),
            TestReadings = [],
            Check = null,
        },
        DeviceApproved approved => this with
        {
            ApprovedDevice = Device,
            Registration = Registration is { } registration ? registration with { ApprovedBy = approved.Signature.PrintedName } : null,
        },
        BalanceTestWeighed weighed => this with
        {
            TestReadings = [.. ReadOn(weighed.On), weighed.Reading with { On = weighed.On }],
        },
        BalanceDoubted doubted => this with { Doubted = [.. Doubted, .. doubted.Weighings.Select(one => one.Container)] },
        BalanceChecked check => this with
        {
            TestReadings = [],
            Doubted = check.Passed ? [] : Doubted,
            Check = new BalanceCheck(check.On, check.Passed, check.Signature.PrintedName),
            LastGood = check.Passed ? new GoodCheck(check.On, entry.Number) : LastGood,
        },
        _ => this,
    };
}
