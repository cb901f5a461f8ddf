using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Theriac.Storage;

namespace Theriac.Ledger.Read;

/// <summary>States by stream, kept in memory and brought up to date by reading only what is new.</summary>
internal sealed class Streams(ILedger ledger, FactTypes types, Database database) : IStreams, IDisposable
{
    private const int KeptMax = 5_000;

    private static readonly Sql Versions = Sql.Of<Streams>("Append/Versions");

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = KeptMax });

    public async Task<Folded<TState>> LoadAsync<TState>(string stream, CancellationToken cancellation = default)
        where TState : class, IStreamState<TState>
    {
        var known = Kept<TState>(stream);
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

    public async Task<IReadOnlyList<Folded<TState>>> LoadAsync<TState>(IReadOnlyCollection<string> streams, CancellationToken cancellation = default)
        where TState : class, IStreamState<TState>
    {
        if (streams.Count <= 1)
            return streams.Count == 0 ? [] : [await LoadAsync<TState>(streams.First(), cancellation)];
        var rows = await database.QueryAsync<VersionRow>(Versions, new { streams = JsonSerializer.Serialize(streams) }, cancellation);
        var newest = rows.ToDictionary(row => row.Stream, row => row.Version, StringComparer.Ordinal);
        List<Folded<TState>> all = [];
        foreach (var stream in streams)
        {
            var known = Kept<TState>(stream);
            all.Add(newest.GetValueOrDefault(stream) > known.Version ? await LoadAsync<TState>(stream, cancellation) : known);
        }

        return all;
    }

    public void Dispose() => _kept.Dispose();

    private Folded<TState> Kept<TState>(string stream)
        where TState : class, IStreamState<TState> =>
        _kept.Get<Folded<TState>>((typeof(TState), stream)) ?? new Folded<TState>(stream, TState.Empty(stream), 0);

    private sealed class VersionRow
    {
        public string Stream { get; set; } = "";

        public long Version { get; set; }
    }
}
