using System.Text;
using System.Text.Json;

namespace Theriac.Ledger.Verify;

/// <summary>Hands what a verification reads to the derivations of the modules, and asks them at its end.</summary>
internal sealed class Derivations
{
    private readonly FactTypes _types;
    private readonly List<IDerivation> _all = [];
    private readonly Dictionary<byte[], List<IDerivation>> _byType = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], List<IDerivation>>.AlternateLookup<ReadOnlySpan<byte>> _byTypeSpan;
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);

    public Derivations(FactTypes types, IEnumerable<IDerivedRecords> records)
    {
        (_types, _byTypeSpan) = (types, _byType.GetAlternateLookup<ReadOnlySpan<byte>>());
        foreach (var record in records)
        {
            var run = record.Begin();
            _all.Add(run);
            foreach (var type in record.Types.Select(Encoding.UTF8.GetBytes))
            {
                if (!_byType.TryGetValue(type, out var runs))
                    _byType.Add(type, runs = []);
                runs.Add(run);
            }
        }
    }

    /// <summary>How many things were derived again.</summary>
    public long Count { get; private set; }

    /// <summary>An entry whose hash is right.</summary>
    public Finding? Entry(in RawEntry raw)
    {
        if (!_byTypeSpan.TryGetValue(raw.Type, out var runs))
            return null;
        var entry = ToEntry(raw);
        try
        {
            if (_types.Read(entry) is { } fact)
                runs.ForEach(run => run.Take(entry, fact));
            return null;
        }
        catch (JsonException unreadable)
        {
            return Wrong.Derived(entry.Number, $"it cannot be read as {entry.Type}: {unreadable.Message}");
        }
    }

    /// <summary>The first entry that relies on the content, and what for.</summary>
    public Relied? FindUse(string hash) => _all.Select(run => run.FindUse(hash)).FirstOrDefault(use => use is not null);

    /// <summary>Content whose bytes are those of its hash; what some entry relies on is kept for the end.</summary>
    public void Content(string hash, ReadOnlySpan<byte> bytes)
    {
        if (FindUse(hash) is not null)
            _contents[hash] = bytes.ToArray();
    }

    public Finding? Finish()
    {
        foreach (var run in _all)
        {
            var derived = run.Derive(_contents);
            Count += derived.Count;
            if (derived.Wrong is { } wrong)
                return Wrong.Derived(wrong.Entry, wrong.Detail);
        }

        return null;
    }

    private static Entry ToEntry(in RawEntry raw) => new(
        raw.Number, Encoding.UTF8.GetString(raw.Stream), raw.Version, raw.At, Encoding.UTF8.GetString(raw.Zone), (int)raw.OffsetMinutes,
        Encoding.UTF8.GetString(raw.Actor), raw.HasTerminal ? Encoding.UTF8.GetString(raw.Terminal) : null,
        Encoding.UTF8.GetString(raw.Type), raw.Payload.ToArray(), raw.PreviousHash.ToArray(), raw.Hash.ToArray());
}
