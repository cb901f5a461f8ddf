using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Serials.Numbers;

/// <summary>A GTIN gets its numbers from now on; the key's fingerprint tells whether they can go on after a restore.</summary>
[Fact("serial-pool-opened.v1")]
internal sealed record SerialPoolOpened(string Gtin, long Length, string Alphabet, string KeyFingerprint) : IFact;

/// <summary>Counters <paramref name="From"/> … + count − 1 are taken for a batch and are never given again, used or not.</summary>
[Fact("serials-leased.v1")]
internal sealed record SerialsLeased(string Gtin, long From, long Count, string Batch) : IFact;

/// <summary>The numbers of one GTIN, folded from <c>serial-pool/{gtin}</c>.</summary>
internal sealed record SerialPool(string Gtin, long Length, string? KeyFingerprint, long Next) : IStreamState<SerialPool>
{
    public const int LengthDefault = 12;

    /// <summary>One serial of so many may be live: a guess must fail more often than 9,999 times of 10,000 (EU 2016/161, art. 4).</summary>
    public const int GuessesMin = 10_000;

    public static SerialPool Empty(string stream) => new(stream["serial-pool/".Length..], LengthDefault, null, 0);

    public static string StreamOf(string gtin) => $"serial-pool/{gtin}";

    public SerialPool Apply(Entry entry, IFact fact) => fact switch
    {
        SerialPoolOpened opened => this with { Length = opened.Length, KeyFingerprint = opened.KeyFingerprint },
        SerialsLeased leased => this with { Next = leased.From + leased.Count },
        _ => this,
    };

    /// <summary>The facts that lease <paramref name="count"/> numbers. Pure.</summary>
    public Outcome<SerialLease> Lease(long count, string batch, string keyFingerprint)
    {
        if (KeyFingerprint is not null && KeyFingerprint != keyFingerprint)
            return SerialsRefusals.KeyChanged(Gtin);
        if ((UInt128)(Next + count) * GuessesMin >= SerialAlphabet.Space((int)Length))
            return SerialsRefusals.PoolExhausted(Gtin);
        var leased = new SerialsLeased(Gtin, Next, count, batch);
        return KeyFingerprint is not null
            ? new SerialLease([leased], Next, (int)Length)
            : new SerialLease([new SerialPoolOpened(Gtin, Length, SerialAlphabet.Characters, keyFingerprint), leased], Next, (int)Length);
    }
}

internal sealed record SerialLease(IReadOnlyList<IFact> Facts, long From, int Length);

/// <summary>
/// Leases serials in their own entry before anything is made with them: after a crash the numbers are lost, never given twice.
/// </summary>
internal sealed class LeaseSerials(ILedger ledger, IStreams streams, SerialKeys keys)
{
    public async Task<Outcome<IReadOnlyList<string>>> LeaseAsync(
        string gtin, int count, string batch, Author author, CancellationToken cancellation)
    {
        var key = await keys.GetAsync(cancellation);
        var leased = await ledger.DecideAsync(
            async token =>
            {
                var pool = await streams.LoadAsync<SerialPool>(SerialPool.StreamOf(gtin), token);
                return pool.State.Lease(count, batch, SerialKeys.Fingerprint(key)).Map(lease => new Decision<SerialLease>(
                    lease, new AppendRequest(author with { Claim = null }, [.. lease.Facts.Select(fact => new Draft(pool.Stream, fact))], [pool.At])));
            },
            cancellation: cancellation);
        if (!leased.Try(out var decided, out var refusal))
            return refusal;
        using var permutation = new SerialPermutation(key, gtin, decided.Result.Length);
        return Outcome<IReadOnlyList<string>>.Ok(permutation.Take(decided.Result.From, count));
    }
}
