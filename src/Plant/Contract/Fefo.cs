using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>Lots that a batch could use, for a choice by what expires first.</summary>
public interface IFefo
{
    /// <summary>Released lots of the site that are good through the day and have some, what expires first at the front.</summary>
    Task<IReadOnlyList<Folded<LotState>>> CandidatesAsync(
        string site, string material, DateOnly through, CancellationToken cancellation = default);
}

/// <summary>First expired, first out: which lots give what is needed. Pure.</summary>
public static class Fefo
{
    /// <summary>
    /// Parts of lots that together make <paramref name="need"/>, as far as there is enough: only what is usable through the day and
    /// not promised to other batches; lots without an expiry date come last, then the one that was received first by its id.
    /// </summary>
    public static FefoChoice Choose(IReadOnlyList<Folded<LotState>> lots, Quantity need, DateOnly through, string? batch = null)
    {
        List<FefoPick> picks = [];
        var rest = need;
        var usable = lots.Where(lot => LotGate.MayUse(lot, through).IsOk)
            .OrderBy(lot => lot.State.ExpiryOn ?? DateOnly.MaxValue).ThenBy(lot => lot.State.Id, StringComparer.Ordinal);
        foreach (var lot in usable.TakeWhile(_ => rest.Value > 0))
        {
            var free = lot.State.FreeFor(batch);
            if (free.Value <= 0 || !rest.To(free.Unit).Try(out var asked, out _))
                continue;
            var part = asked.Value <= free.Value ? asked : free;
            if (!rest.Minus(part).Try(out var left, out _))
                continue;
            picks.Add(new FefoPick(lot, part));
            rest = asked.Value <= free.Value ? new Quantity(0, rest.Unit) : left;
        }

        return new FefoChoice(picks, rest);
    }
}

/// <param name="Missing">What no lot could give; zero when there is enough.</param>
public sealed record FefoChoice(IReadOnlyList<FefoPick> Picks, Quantity Missing);

/// <param name="Quantity">In the lot's unit.</param>
public sealed record FefoPick(Folded<LotState> Lot, Quantity Quantity);
