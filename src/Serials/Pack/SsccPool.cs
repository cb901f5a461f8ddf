using Microsoft.Extensions.Options;
using Theriac.Gs1;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Serials.Pack;

/// <summary>A serial reference of a company prefix is taken; SSCCs are never given twice.</summary>
[Fact("sscc-leased.v1")]
internal sealed record SsccLeased(string Prefix, long Reference) : IFact;

internal sealed record SsccPool(long Next) : IStreamState<SsccPool>
{
    public static SsccPool Empty(string stream) => new(1);

    public SsccPool Apply(Entry entry, IFact fact) => fact is SsccLeased leased ? new SsccPool(leased.Reference + 1) : this;
}

internal sealed class LeaseSscc(ILedger ledger, IStreams streams, IOptions<SerialsOptions> options)
{
    /// <summary>A prefix of the range that GS1 keeps for demonstrations; a production instance must have its own.</summary>
    private const string DemonstrationPrefix = "9521234";

    public async Task<Outcome<string>> LeaseAsync(Author author, CancellationToken cancellation)
    {
        var prefix = options.Value.CompanyPrefix
            ?? ((await ledger.HeadAsync(cancellation)).Kind == InstanceKind.Demo ? DemonstrationPrefix : null);
        if (prefix is null || prefix.Length is < 4 or > 12 || !prefix.All(char.IsAsciiDigit))
            return SerialsRefusals.CompanyPrefixMissing();
        var leased = await ledger.DecideAsync(
            async token =>
            {
                var pool = await streams.LoadAsync<SsccPool>($"sscc-pool/{prefix}", token);
                var reference = pool.State.Next;
                return Sscc.FromBody($"0{prefix}{reference.ToString().PadLeft(16 - prefix.Length, '0')}").Map(sscc => new Decision<string>(
                    sscc.ToString(),
                    new AppendRequest(author with { Claim = null }, [new Draft(pool.Stream, new SsccLeased(prefix, reference))], [pool.At])));
            },
            cancellation: cancellation);
        return leased.Map(decided => decided.Result);
    }
}
