namespace Theriac.Ledger;

/// <summary>What a verification found. It stops at the first thing that is wrong.</summary>
/// <param name="Entries">Entries that were found right, from number 1 without a gap.</param>
/// <param name="Sealed">How many of them a valid tree head covers; the rest is only chained.</param>
/// <param name="Latest">The newest valid tree head: keep it, and give it to the next verification.</param>
/// <param name="Keys">Ids of the ledger's keys, in order.</param>
public sealed record VerifyReport(
    Guid LedgerId,
    long Entries,
    long Sealed,
    long Seals,
    long Contents,
    IReadOnlyList<string> Keys,
    TreeHead? Latest,
    Finding? Wrong)
{
    public bool IsOk => Wrong is null;

    /// <summary>How many control recipes and the like were derived again.</summary>
    public long Derived { get; init; }
}

/// <summary>The first thing that is wrong.</summary>
/// <param name="Code">Stable, for example <c>entry-hash</c>.</param>
/// <param name="Number">The entry that it names, or null when it is not about one entry.</param>
/// <param name="Detail">One sentence for people.</param>
public sealed record Finding(string Code, long? Number, string Detail);

/// <summary>What the verifier is given by whoever does not want to trust the database or the export.</summary>
/// <param name="Kept">A tree head kept from before: the ledger must be a continuation of it.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo of a key that must be one of the ledger's.</param>
public sealed record VerifyAgainst(TreeHead? Kept = null, byte[]? PublicKey = null)
{
    public static readonly VerifyAgainst Nothing = new();
}
