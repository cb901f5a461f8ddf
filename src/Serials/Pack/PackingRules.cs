using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Serials.States;
using Theriac.Serials.Units;

namespace Theriac.Serials.Pack;

/// <summary>What may go into a case or pallet. Pure; every wrong child is named.</summary>
internal static class PackingRules
{
    public static IReadOnlyList<FieldError> Check(
        Packing packing, IReadOnlyList<UnitRow> packs, IReadOnlyList<Folded<ContainerState>> containers)
    {
        var byPath = packs.ToDictionary(row => row.Path);
        var inner = containers.ToDictionary(one => one.State.Sscc);
        var errors = new List<FieldError>();
        for (var i = 0; i < packing.Children.Count; i++)
        {
            var child = packing.Children[i];
            var wrong = child.IsContainer
                ? OfContainer(packing, inner[child.Sscc!])
                : OfPack(packing, byPath.GetValueOrDefault(child.Path), child);
            if (wrong is var (code, detail))
                errors.Add(new FieldError($"/children/{i}", code, detail));
        }

        return errors;
    }

    private static (string Code, string Detail)? OfPack(Packing packing, UnitRow? row, UnitCode child)
    {
        if (row is null)
            return ("pack-not-commissioned", $"{child.Path} was never commissioned here.");
        if (row.OwnState != PackState.Active)
            return ("pack-not-active", $"{child.Path} is not active any more.");
        if (row.Parent is not null)
            return ("pack-inside-already", $"{child.Path} stands in {row.Parent} already.");
        return row.Site == packing.Site ? null : ("pack-elsewhere", $"{child.Path} is at {row.Site}.");
    }

    private static (string Code, string Detail)? OfContainer(Packing packing, Folded<ContainerState> container)
    {
        var state = container.State;
        if (!container.Exists)
            return ("container-unknown", $"There is no case or pallet {state.Sscc}.");
        if (state.Sscc == packing.Sscc)
            return ("container-in-itself", "A case cannot stand in itself.");
        if (state.Parent is not null)
            return ("container-inside-already", $"{state.Sscc} stands in {state.Parent} already.");
        if (state.IsUnderWay)
            return ("container-in-transit", $"{state.Sscc} is under way.");
        return state.Place == packing.Site ? null : ("container-elsewhere", $"{state.Sscc} is at {state.Place}.");
    }
}
