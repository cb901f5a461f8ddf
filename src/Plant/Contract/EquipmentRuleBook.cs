using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.Plant.Equipment;

namespace Theriac.Plant;

/// <summary>The hold times of every class, folded from their one stream.</summary>
public sealed record EquipmentRuleBook : IStreamState<EquipmentRuleBook>
{
    public const string Stream = "equipment-rules";

    public ImmutableSortedDictionary<string, EquipmentClassRule> Rules { get; private init; } =
        ImmutableSortedDictionary.Create<string, EquipmentClassRule>(StringComparer.OrdinalIgnoreCase);

    public EquipmentClassRule? Of(string equipmentClass) => Rules.GetValueOrDefault(equipmentClass);

    public HoldClock ClockOf(string equipmentClass, long now) => new(now, Of(equipmentClass));

    public static EquipmentRuleBook Empty(string stream) => new();

    public EquipmentRuleBook Apply(Entry entry, IFact fact) =>
        fact is EquipmentHoldTimesSet set ? this with { Rules = Rules.SetItem(set.Rule.Class, set.Rule) } : this;
}
