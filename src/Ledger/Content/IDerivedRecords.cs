namespace Theriac.Ledger;

/// <summary>
/// Something that an entry names and that can be derived again from earlier entries and stored content, such as a batch's control
/// recipe. A verification does it over every entry, in a database and in an export alike.
/// </summary>
public interface IDerivedRecords
{
    /// <summary>Names of the facts that the derivation looks at.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>Starts one run over a ledger.</summary>
    IDerivation Begin();
}

/// <summary>One run of a verification: first entries in their order, then contents, then the answer.</summary>
public interface IDerivation
{
    void Take(Entry entry, IFact fact);

    /// <summary>The first entry that relies on the content with this hash, and what for; null when none does.</summary>
    Relied? FindUse(string hash);

    /// <summary>Derives everything again.</summary>
    /// <param name="contents">By hash, the stored content that <see cref="FindUse"/> named a use for; what is missing is not stored.</param>
    Derived Derive(IReadOnlyDictionary<string, byte[]> contents);
}

/// <param name="Entry">Number of the entry.</param>
/// <param name="Detail">One sentence.</param>
public sealed record Relied(long Entry, string Detail);

/// <param name="Count">How many were derived again and are what their entries say.</param>
/// <param name="Wrong">The first that is not, or null.</param>
public sealed record Derived(long Count, Relied? Wrong);
