using Theriac.Storage;

namespace Theriac.Activity.Index;

/// <summary>What is looked for: terms that all hold, words that all occur, between two numbers of entries.</summary>
/// <param name="Before">Smaller than this; 0 is no bound.</param>
/// <param name="After">Larger than this.</param>
internal sealed record IndexQuery(IReadOnlyList<string> Terms, WordQuery? Words, long Before, long After);

/// <summary>Numbers, newest first. <paramref name="Next"/> goes on from there; null at the end.</summary>
internal sealed record IndexPage(IReadOnlyList<long> Numbers, long? Next);

/// <summary>Numbers of entries by terms and words, the same on both engines.</summary>
internal sealed class ActivityIndex(Database database)
{
    /// <summary>Entries of the rarest term that one search compares with the others; the cursor goes on from there.</summary>
    public const int ScanMax = 20_000;

    private const int TermsMax = 5;

    private static readonly Sql ByTerm = Sql.Of<ActivityIndex>("Index/ByTerm");
    private static readonly Sql ByWords = Sql.Of<ActivityIndex>("Index/ByWords");
    private static readonly Sql CountTerm = Sql.Of<ActivityIndex>("Index/CountTerm");
    private static readonly Sql Floor = Sql.Of<ActivityIndex>("Index/Floor");

    /// <summary>A page of entries; with neither terms nor words the numbers themselves are the answer.</summary>
    public async Task<IndexPage> FindAsync(IndexQuery query, int countMax, CancellationToken cancellation)
    {
        if (query.Words is { } words)
            return Page(await WithWordsAsync(query, words, countMax, cancellation), countMax, null);
        if (query.Terms.Count == 0)
            return Page(Counted(query, countMax), countMax, null);
        var (terms, isCommon) = await RarestFirstAsync(query, cancellation);
        var floor = isCommon ? await FloorAsync(terms[0], query, cancellation) : query.After;
        var numbers = await database.QueryAsync<long>(
            ByTerm,
            new
            {
                term = terms[0],
                second = At(terms, 1),
                third = At(terms, 2),
                fourth = At(terms, 3),
                fifth = At(terms, 4),
                before = query.Before,
                after = floor,
                count = (long)countMax,
            },
            cancellation);
        return Page(numbers, countMax, floor > query.After ? floor + 1 : null);
    }

    /// <summary>How many entries have the term between two numbers, both outside.</summary>
    public Task<long> CountAsync(string term, long after, long before, CancellationToken cancellation) =>
        CountAsync(term, after, before, long.MaxValue, cancellation);

    private Task<IReadOnlyList<long>> WithWordsAsync(IndexQuery query, WordQuery words, int countMax, CancellationToken cancellation)
    {
        var terms = query.Terms;
        return database.QueryAsync<long>(
            ByWords,
            new
            {
                words = words.For(database.Engine),
                first = At(terms, 0),
                second = At(terms, 1),
                third = At(terms, 2),
                fourth = At(terms, 3),
                fifth = At(terms, 4),
                before = query.Before,
                after = query.After,
                count = (long)countMax,
            },
            cancellation);
    }

    // No entry is missing between two numbers.
    private static List<long> Counted(IndexQuery query, int countMax)
    {
        List<long> numbers = [];
        for (var number = query.Before - 1; number > query.After && numbers.Count < countMax; number--)
            numbers.Add(number);
        return numbers;
    }

    private static IndexPage Page(IReadOnlyList<long> numbers, int countMax, long? floor) =>
        new(numbers, numbers.Count == countMax ? numbers[^1] : floor);

    /// <summary>The walk follows the term with the fewest entries; when even that one has many, a page looks at some of them.</summary>
    private async Task<(IReadOnlyList<string> Terms, bool IsCommon)> RarestFirstAsync(IndexQuery query, CancellationToken cancellation)
    {
        if (query.Terms.Count > TermsMax)
            throw new InvalidOperationException("A question of more terms than the statement takes.");
        if (query.Terms.Count == 1)
            return (query.Terms, false);
        List<(string Term, long Count)> counted = [];
        foreach (var term in query.Terms)
        {
            counted.Add((term, await CountAsync(term, query.After, query.Before, ScanMax, cancellation)));
        }

        return ([.. counted.OrderBy(one => one.Count).Select(one => one.Term)], counted.Min(one => one.Count) == ScanMax);
    }

    private Task<long> CountAsync(string term, long after, long before, long countMax, CancellationToken cancellation) =>
        database.FindAsync<long>(CountTerm, new { term, before, after, count = countMax }, cancellation);

    private async Task<long> FloorAsync(string term, IndexQuery query, CancellationToken cancellation)
    {
        var oldest = await database.FindAsync<long>(
            Floor, new { term, before = query.Before, after = query.After, count = (long)ScanMax }, cancellation);
        return Math.Max(query.After, oldest - 1);
    }

    private static string? At(IReadOnlyList<string> terms, int index) => index < terms.Count ? terms[index] : null;
}
