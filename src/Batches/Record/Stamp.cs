using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>Where and when something stands in the ledger. Number 0 is an entry that is only foreseen.</summary>
internal sealed record Stamp(long Number, long At, string Zone, int OffsetMinutes, string Actor, string? Terminal)
{
    public static Stamp Of(Entry entry) =>
        new(entry.Number, entry.At, entry.Zone, entry.OffsetMinutes, entry.Actor, entry.Terminal);
}
