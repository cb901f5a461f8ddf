using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What a batch yielded, as its record says. Pure.</summary>
internal static class Yielded
{
    /// <summary>What the formula says that comes out, and the product itself.</summary>
    public static IEnumerable<string> Codes(MasterRecipe master) =>
        master.Formula.Outputs.Select(output => output.MaterialCode).Append(master.Product?.Code).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The last yield that was recorded in a unit of each material, in the unit that the material is kept in; a material without a
    /// recorded yield is not made. Each yield is one material's: with several of one dimension the later step is the later output's.
    /// </summary>
    public static IReadOnlyList<(MaterialInfo Material, Quantity Quantity)> Of(
        BatchState state, ControlRecipe recipe, IReadOnlyList<MaterialInfo> materials)
    {
        var yields = recipe.Steps.Where(step => step.Instruction.Kind == InstructionKind.Yield)
            .Select(step => state.Steps.GetValueOrDefault(step.Id)?.Value)
            .Where(value => value?.Unit is not null)
            .Select(value => Quantity.Parse(value!.Value, value.Unit!.Symbol)).Where(read => read.IsOk).Select(read => read.Value).ToList();
        List<(MaterialInfo, Quantity)> made = [];
        foreach (var material in materials.Reverse())
        {
            var index = yields.FindLastIndex(one => one.Dimension == material.Dimension && one.Value > 0);
            if (index < 0 || !yields[index].To(material.Unit).Try(out var quantity, out _))
                continue;
            made.Insert(0, (material, quantity));
            yields.RemoveRange(index, yields.Count - index);
        }

        return made;
    }
}
