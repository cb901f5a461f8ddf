using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>
/// What follows for lots from what was told of a batch, in the same append: its end frees what was kept for it, its completion makes
/// lots of what it yielded, and what is decided about it is decided about these and told to the batches that took of them.
/// </summary>
internal sealed class LotsAfter(ILots lots, IPlantDirectory plant, Downstream downstream, FollowVersion followVersion)
{
    public async Task TellAsync(Telling telling, CancellationToken cancellation)
    {
        if (telling.Facts.OfType<ChangeAuthorised>().FirstOrDefault() is { } change)
            await followVersion.TellAsync(telling, change, cancellation);
        if (telling.Facts.Any(fact => fact is BatchCompleted or BatchStopped or BatchAborted))
            await FreeAsync(telling, cancellation);
        if (telling.Facts.Any(fact => fact is BatchCompleted))
            await ProduceAsync(telling, cancellation);
        else if (telling.State.Produced.Count > 0 && telling.Facts.Any(fact => fact is ValueCorrected))
            await AdjustAsync(telling, cancellation);
        if (telling.Facts.Any(fact => fact is BatchCertified or BatchRejected or DispositionHeld or DispositionHoldLifted))
            await GovernAsync(telling, cancellation);
    }

    private async Task FreeAsync(Telling telling, CancellationToken cancellation)
    {
        foreach (var lot in await lots.LoadAsync(telling.State.Reserved.Select(one => one.Lot).Distinct(StringComparer.OrdinalIgnoreCase), cancellation))
        {
            if (LotGate.Free(telling.Foreseen(lot), telling.State.Id) is { } freed)
                telling.TellOf(lot.At, freed);
        }
    }

    private async Task ProduceAsync(Telling telling, CancellationToken cancellation)
    {
        List<ProducedLot> made = [];
        foreach (var (material, quantity) in await YieldedAsync(telling, cancellation))
        {
            var lot = await FreeIdAsync(telling.Scene.Order.LotNumber, made.Count, cancellation);
            var expiry = telling.State.Start?.ExpiresOn is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd") : (DateOnly?)null;
            if (!LotGate.Produce(lot, material.Code, telling.Scene.Order.Site, quantity, telling.State.Id, expiry).Try(out var fact, out var refusal))
            {
                NotFollowed(telling, lot.State.Id, material, quantity, refusal);
                continue;
            }

            telling.TellOf(lot.At, fact);
            made.Add(new ProducedLot(material.Code, fact.Id, quantity));
        }

        if (made.Count > 0)
            telling.Tell(new LotsProduced(made));
    }

    /// <summary>A yield that was corrected is the quantity of the lot that was made of it too.</summary>
    private async Task AdjustAsync(Telling telling, CancellationToken cancellation)
    {
        List<ProducedLot> now = [.. telling.State.Produced];
        foreach (var (material, quantity) in await YieldedAsync(telling, cancellation))
        {
            var index = now.FindIndex(one => string.Equals(one.Material, material.Code, StringComparison.OrdinalIgnoreCase));
            if (index < 0 || now[index].Quantity.Equals(quantity))
                continue;
            var lot = await lots.LoadAsync(now[index].Lot, cancellation);
            var moved = quantity.Minus(now[index].Quantity).Then(difference => difference.To(lot.State.OnHand.Unit)).Then(difference => LotGate.Move(
                lot, LotMovement.Adjust, difference, telling.Scene.Today, telling.State.Id, "yield corrected"));
            if (!moved.Try(out var fact, out var refusal))
            {
                NotFollowed(telling, lot.State.Id, material, quantity, refusal);
                continue;
            }

            telling.TellOf(lot.At, fact);
            now[index] = now[index] with { Quantity = quantity };
        }

        if (!now.SequenceEqual(telling.State.Produced))
            telling.Tell(new LotsProduced(now));
    }

    /// <summary>The record says one quantity and the stock another: that is somebody's to look into (C-192b).</summary>
    private static void NotFollowed(Telling telling, string lot, MaterialInfo material, Quantity quantity, Refusal refusal) => telling.Open(
        ExceptionKind.Material, Grade.Major, null, $"Lot {lot} of {material.Code} cannot follow the yield of {quantity}.",
        new Dictionary<string, string> { ["lot"] = lot, ["material"] = material.Code, ["yield"] = $"{quantity}", ["why"] = refusal.Code }, null);

    private async Task<IReadOnlyList<(MaterialInfo Material, Quantity Quantity)>> YieldedAsync(Telling telling, CancellationToken cancellation)
    {
        var materials = new Dictionary<string, MaterialInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in Yielded.Codes(telling.Scene.Recipe.Master))
        {
            if (await plant.FindMaterialAsync(code, cancellation) is { Kind: MaterialKind.Bulk } bulk)
                materials[code] = bulk;
        }

        return Yielded.Of(telling.State, telling.Scene.Recipe, [.. materials.Values]);
    }

    /// <summary>The batch's own lot number, and with a count behind it where that is taken.</summary>
    private async Task<Folded<LotState>> FreeIdAsync(string lotNumber, int made, CancellationToken cancellation)
    {
        for (var count = made + 1; ; count++)
        {
            var lot = await lots.LoadAsync((count == 1 ? lotNumber : $"{lotNumber}-{count}").ToUpperInvariant(), cancellation);
            if (!lot.Exists)
                return lot;
        }
    }

    private async Task GovernAsync(Telling telling, CancellationToken cancellation)
    {
        var status = telling.State.Disposition switch
        {
            Disposition.Certified => LotStatus.Released,
            Disposition.Rejected => LotStatus.Rejected,
            _ => LotStatus.Quarantine,
        };
        foreach (var lot in await lots.LoadAsync(telling.State.Produced.Select(one => one.Lot), cancellation))
        {
            if (LotGate.Govern(lot, telling.State.Id, status) is { } governed)
                telling.TellOf(lot.At, governed);
        }

        var reason = telling.Facts.Select(fact => fact switch
        {
            BatchRejected one => one.Reason,
            DispositionHeld one => one.Reason,
            _ => null,
        }).OfType<string>().FirstOrDefault();
        if (reason is null || telling.State.Disposition is not (Disposition.Rejected or Disposition.OnHold))
            return;
        var news = await downstream.OfAsync(
            telling.State, EnumWords.Of(telling.State.Disposition), reason, telling.Scene.Who, withRework: false, cancellation);
        foreach (var seen in news.ReliesOn)
            telling.RelyOn(seen);
        foreach (var draft in news.Drafts)
            telling.TellOf(draft);
    }
}
