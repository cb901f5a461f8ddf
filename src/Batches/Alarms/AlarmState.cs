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

    /// <summary>When each was last told of: raised, or that it goes on.</summary>
    public ImmutableDictionary<string, long> ToldAt { get; private init; } = ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The alarm of a point that nobody has acknowledged, for the batch that has the equipment now; null where there is none.</summary>
    public AlarmRaised? OpenOf(string? point, string? batch) => point is null ? null : Raised.Values
        .Where(one => string.Equals(one.Point, point, StringComparison.OrdinalIgnoreCase) && one.Batch == batch && !Acknowledged.ContainsKey(one.Id))
        .MaxBy(one => ToldAt.GetValueOrDefault(one.Id));

    public static AlarmState Empty(string stream) => new();

    public AlarmState Apply(Entry entry, IFact fact) => fact switch
    {
        AlarmLimitsSet one => this with { Points = Points.SetItem(one.Point, one) },
        AlarmRaised one => this with { Raised = Raised.SetItem(one.Id, one), ToldAt = ToldAt.SetItem(one.Id, entry.At) },
        AlarmContinued one => this with { ToldAt = ToldAt.SetItem(one.Id, entry.At) },
        AlarmAcknowledged one => this with { Acknowledged = Acknowledged.SetItem(one.Id, one) },
        _ => this,
    };
}
