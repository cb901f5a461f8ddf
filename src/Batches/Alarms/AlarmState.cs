using System.Collections.Immutable;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>Alarm points of equipment and its alarms, folded from the same stream as the equipment itself.</summary>
internal sealed record AlarmState : IStreamState<AlarmState>
{
    public ImmutableSortedDictionary<string, AlarmLimitsSet> Points { get; private init; } =
        ImmutableSortedDictionary.Create<string, AlarmLimitsSet>(StringComparer.OrdinalIgnoreCase);

    public ImmutableDictionary<string, AlarmRaised> Raised { get; private init; } =
        ImmutableDictionary.Create<string, AlarmRaised>(StringComparer.Ordinal);

    public ImmutableDictionary<string, AlarmAcknowledged> Acknowledged { get; private init; } =
        ImmutableDictionary.Create<string, AlarmAcknowledged>(StringComparer.Ordinal);

    public static AlarmState Empty(string stream) => new();

    public AlarmState Apply(Entry entry, IFact fact) => fact switch
    {
        AlarmLimitsSet one => this with { Points = Points.SetItem(one.Point, one) },
        AlarmRaised one => this with { Raised = Raised.SetItem(one.Id, one) },
        AlarmAcknowledged one => this with { Acknowledged = Acknowledged.SetItem(one.Id, one) },
        _ => this,
    };
}
