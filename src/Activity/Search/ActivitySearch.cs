using Theriac.Activity.Index;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Activity.Search;

/// <summary>Entries that a query finds, newest first; <paramref name="Next"/> goes on below this number, null at the end.</summary>
internal sealed record Found(IReadOnlyList<Entry> Entries, long? Next);

/// <summary>From a question to entries: the index finds their numbers, the ledger gives them.</summary>
internal sealed class ActivitySearch(ILedger ledger, ActivityIndex index, SignatureStandings standings, ReaderWords readers)
{
    /// <summary>Signed entries whose standing one search computes; the cursor goes on from there.</summary>
    private const int StandingsMax = 1_000;

    private const int CountPageMax = 10_000;

    /// <param name="before">Numbers below this; null begins at the newest entry.</param>
    /// <param name="after">Numbers above this.</param>
    public async Task<Found> FindAsync(ActivityQuery query, long? before, long after, int countMax, CancellationToken cancellation)
    {
        if (query.Text is not null && WordQuery.Of(query.Text, readers) is null)
            return new Found([], null);
        var (low, high) = await BoundsAsync(query, before, after, cancellation);
        if (high <= low + 1)
            return new Found([], null);
        var asked = new IndexQuery(query.TermsOf(), WordQuery.Of(query.Text, readers), high, low);
        return query.Standing is null
            ? await ReadAsync(asked, countMax, cancellation)
            : await WithStandingAsync(asked, query.Standing, countMax, cancellation);
    }

    /// <summary>How many match up to an entry; for queries whose outcome is signed.</summary>
    public async Task<long> CountAsync(ActivityQuery query, long after, long through, CancellationToken cancellation)
    {
        var count = 0L;
        for (var before = (long?)through + 1; before is { } next;)
        {
            var (found, rest) = await NumbersAsync(query, next, after, cancellation);
            count += found;
            before = rest;
        }

        return count;
    }

    private async Task<(int Found, long? Next)> NumbersAsync(ActivityQuery query, long before, long after, CancellationToken cancellation)
    {
        if (query.Standing is not null)
        {
            var found = await FindAsync(query, before, after, CountPageMax, cancellation);
            return (found.Entries.Count, found.Next);
        }

        var (low, high) = await BoundsAsync(query, before, after, cancellation);
        if (high <= low + 1 || (query.Text is not null && WordQuery.Of(query.Text, readers) is null))
            return (0, null);
        var page = await index.FindAsync(new IndexQuery(query.TermsOf(), WordQuery.Of(query.Text, readers), high, low), CountPageMax, cancellation);
        return (page.Numbers.Count, page.Next);
    }

    private async Task<Found> ReadAsync(IndexQuery asked, int countMax, CancellationToken cancellation)
    {
        var page = await index.FindAsync(asked, countMax, cancellation);
        return new Found(await ledger.FindAsync(page.Numbers, cancellation), page.Next);
    }

    private async Task<Found> WithStandingAsync(IndexQuery asked, string standing, int countMax, CancellationToken cancellation)
    {
        List<Entry> kept = [];
        var found = new Found([], asked.Before);
        for (var looked = 0; looked < StandingsMax && kept.Count < countMax && found.Next is { } before; looked += found.Entries.Count)
        {
            found = await ReadAsync(asked with { Before = before }, countMax - kept.Count, cancellation);
            var states = await standings.OfAsync(found.Entries, cancellation);
            kept.AddRange(found.Entries.Where(entry => states.TryGetValue(entry.Number, out var state) && SignatureStandings.NameOf(state) == standing));
            if (found.Entries.Count == 0 && found.Next is null)
                break;
        }

        return new Found(kept, found.Next);
    }

    /// <summary>Time runs with the numbers, so that a stretch of time is a stretch of numbers: low and high, both outside.</summary>
    public async Task<(long Low, long High)> BoundsAsync(ActivityQuery query, long? before, long after, CancellationToken cancellation)
    {
        var head = (await ledger.HeadAsync(cancellation)).Number;
        var high = Math.Min(before ?? long.MaxValue, head + 1);
        if (query.To is { } to)
            high = Math.Min(high, await FirstAtAsync(Micros.From(to), head, cancellation));
        var low = query.From is { } from ? Math.Max(after, await FirstAtAsync(Micros.From(from), head, cancellation) - 1) : after;
        return (low, high);
    }

    /// <summary>The first number at this time or later; one past the head when there is none.</summary>
    private async Task<long> FirstAtAsync(long at, long head, CancellationToken cancellation)
    {
        var (low, high) = (1L, head + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await ledger.FindAsync(middle, cancellation) is { } entry && entry.At < at)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
