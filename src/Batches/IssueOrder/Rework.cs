using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// A lot is worked on again only by an approved rework recipe of its product, and only when it is rejected or on hold (211.115). The
/// rework order makes a batch of its own, with its own record, review and certificate; both name each other.
/// </summary>
internal static class Rework
{
    /// <param name="source">The batch whose lot is worked on; null where none is named.</param>
    public static Refusal? Check(MasterRecipe recipe, BatchState? source, string site)
    {
        if (source is null)
            return recipe.IsRework ? ReleaseRefusals.ReworkLotMissing(recipe.Id) : null;
        if (!recipe.IsRework)
            return ReleaseRefusals.ReworkRecipeMissing(recipe.Id);
        if (source.Disposition is not (Disposition.Rejected or Disposition.OnHold))
            return ReleaseRefusals.ReworkLotNotHeld(source.Id);
        return source.Order is { } order && order.Site == site && order.Product?.Code == recipe.Product?.Code
            ? null
            : ReleaseRefusals.ReworkProductDiffers(source.Id, recipe.Product?.Code ?? "");
    }

    public static ReworkBinding? Binding(BatchState? source) =>
        source?.Order is { } order ? new ReworkBinding(source.Id, order.LotNumber, source.Disposition) : null;
}
