using Microsoft.Extensions.Caching.Memory;

namespace Theriac.Ledger.Read;

/// <summary>States by stream, kept in memory and brought up to date by reading only what is new.</summary>
internal sealed class Streams(ILedger ledger, FactTypes types) : IStreams, IDisposable
{
    private const int KeptMax = 5_000;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptMax });

    public async Task<Folded<TState>> LoadAsync<TState>(string stream, CancellationToken cancellation = default)
        where TState : class, IStreamState<TState>
    {
        var known = _kept.Get<Folded<TState>>((typeof(TState), stream)) ?? new Folded<TState>(stream, TState.Empty(stream), 0);
        var entries = await ledger.ReadStreamAsync(stream, known.Version + 1, cancellation);
        if (entries.Count == 0)
            return known;
        var state = known.State;
        foreach (var entry in entries)
        {
            if (types.Read(entry) is { } fact)
                state = state.Apply(entry, fact);
        }

        var folded = new Folded<TState>(stream, state, entries[^1].Version);
        _kept.Set((typeof(TState), stream), folded, new MemoryCacheEntryOptions { Size = 1 });
        return folded;
    }

    public void Dispose() => _kept.Dispose();
}
