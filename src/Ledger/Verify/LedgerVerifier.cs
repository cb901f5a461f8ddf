using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger.Seal;
using Theriac.Ledger.Tree;

namespace Theriac.Ledger.Verify;

/// <summary>
/// Checks entries one after the other, then seals as their sizes are reached. Knows nothing of where they come from: a
/// database and an export are read by others. Every method returns what is wrong, or null.
/// </summary>
internal sealed class LedgerVerifier : IDisposable
{
    private static readonly byte[] OpenedType = "ledger-opened.v1"u8.ToArray();

    private readonly Guid _ledgerId;
    private readonly InstanceKind _kind;
    private readonly VerifyAgainst _against;
    private readonly EntryHasher _hasher;
    private readonly KeyChain _keys;
    private readonly Frontier _frontier = new();
    private readonly SubtreeCompleted? _completed;
    private readonly Derivations? _derivations;
    private readonly byte[] _hash = new byte[MerkleHash.Size];
    private readonly byte[] _last = new byte[MerkleHash.Size];
    private readonly Dictionary<byte[], long> _versions = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _versionsBySpan;
    private readonly Dictionary<byte[], long> _documents = new(ByteKeys.Comparer);
    private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _documentsBySpan;
    private readonly PayloadScan.DocumentNamed _documentNamed;
    private Finding? _wrong;
    private TreeHead? _latest;
    private bool _pinnedSealed;
    private long _at = long.MinValue;
    private long _seals;
    private long _contents;

    public LedgerVerifier(
        Guid ledgerId, InstanceKind kind, VerifyAgainst against, SubtreeCompleted? completed = null, Derivations? derivations = null)
    {
        (_ledgerId, _kind, _against, _completed, _derivations) = (ledgerId, kind, against, completed, derivations);
        _hasher = new EntryHasher(ledgerId);
        _keys = new KeyChain(ledgerId);
        _versionsBySpan = _versions.GetAlternateLookup<ReadOnlySpan<byte>>();
        _documentsBySpan = _documents.GetAlternateLookup<ReadOnlySpan<byte>>();
        _documentNamed = hash => _documentsBySpan.TryAdd(hash, Entries + 1);
    }

    /// <summary>Entries found right so far.</summary>
    public long Entries { get; private set; }

    public long At => _at;

    public ReadOnlySpan<byte> LastHash => _last;

    public KeyChain Keys => _keys;

    public VerifyReport Report(Finding? wrong) => new(
        _ledgerId, Entries, _latest?.Size ?? 0, _seals, _contents, _keys.Ids, _latest, wrong)
    { Derived = _derivations?.Count ?? 0 };

    public Finding? Entry(in RawEntry entry)
    {
        var due = Entries + 1;
        if (entry.Number != due)
            return Wrong.Numbering(due, entry.Number);
        if (entry.PreviousHash.Length != MerkleHash.Size)
            return Wrong.OwnHash(due);
        _hasher.Compute(entry, _hash);
        if (!entry.Hash.SequenceEqual(_hash))
            return Wrong.OwnHash(due);
        return Computed(entry);
    }

    /// <summary>The hash that the fields of the entry give.</summary>
    public void Compute(in RawEntry entry, Span<byte> to) => _hasher.Compute(entry, to);

    /// <summary>The same as <see cref="Entry"/> for an entry whose hash is the computed one already.</summary>
    public Finding? Computed(in RawEntry entry)
    {
        var due = Entries + 1;
        if (entry.Number != due)
            return Wrong.Numbering(due, entry.Number);
        return Chain(entry, due) ?? Meaning(entry, due) ?? _derivations?.Entry(entry) ?? Accept(entry, due);
    }

    /// <summary>A seal, given as soon as as many entries as it covers were checked.</summary>
    public Finding? Seal(TreeHead seal)
    {
        if (seal.Size != Entries)
            return Wrong.SealAhead(Entries + 1, seal.Size);
        if (!seal.Root.AsSpan().SequenceEqual(_frontier.Root()))
            return Wrong.SealRoot(seal.Size);
        if (!_keys.IsSignedInForce(seal))
            return Wrong.SealSignature(seal.Size, _keys.InForce ?? "none");
        if (seal.At < _at)
            return Wrong.SealTime(seal.Size);
        _seals++;
        _latest = seal;
        return null;
    }

    /// <summary>Stored content with the hash that it is filed under.</summary>
    public Finding? Content(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> bytes)
    {
        System.Security.Cryptography.SHA256.HashData(bytes, _hash);
        var name = Convert.ToHexStringLower(hash);
        if (!hash.SequenceEqual(_hash))
            return Wrong.ContentHash(name, _derivations?.FindUse(name));
        _contents++;
        _derivations?.Content(name, bytes);
        _documents.Remove(Encoding.ASCII.GetBytes(name));
        return null;
    }

    /// <summary>After everything was given.</summary>
    public Finding? Finish()
    {
        if (Entries == 0)
            return Wrong.Ends(1, "there are no entries.");
        if (_documents.Count > 0)
        {
            var first = _documents.MinBy(pair => pair.Value);
            return Wrong.ContentMissing(Encoding.ASCII.GetString(first.Key), first.Value);
        }

        return _derivations?.Finish() ?? Pinned() ?? Kept();
    }

    /// <summary>The version that the entries gave a stream; 0 when there are none.</summary>
    public long VersionOf(string stream) => _versions.GetValueOrDefault(Encoding.UTF8.GetBytes(stream));

    public int StreamCount => _versions.Count;

    public void Dispose() => _keys.Dispose();

    private Finding? Chain(in RawEntry entry, long number)
    {
        if (!entry.PreviousHash.SequenceEqual(_last))
            return Wrong.PreviousHash(number);
        if (entry.At < _at)
            return Wrong.Time(number);
        ref var version = ref CollectionsMarshal.GetValueRefOrAddDefault(_versionsBySpan, entry.Stream, out _);
        return entry.Version == ++version ? null : Wrong.Version(number, version, entry.Version);
    }

    private Finding? Meaning(in RawEntry entry, long number)
    {
        if (!PayloadScan.IsCanonical(entry.Payload, _documentNamed))
            return Wrong.Payload(number);
        if (number == 1)
            return Opening(entry);
        return KeyChain.IsKeyEntry(entry) ? _keys.Take(entry) : null;
    }

    private Finding? Opening(in RawEntry entry)
    {
        if (!entry.Type.SequenceEqual(OpenedType))
            return Wrong.Opening("it is of another type.");
        try
        {
            var opened = JsonSerializer.Deserialize<LedgerOpened>(entry.Payload, KernelJson.Options)!;
            if (opened.LedgerId != _ledgerId)
                return Wrong.Opening($"it opens ledger {opened.LedgerId}.");
            return opened.Kind == _kind ? null : Wrong.Opening($"it is a {opened.Kind} ledger, not {_kind}.");
        }
        catch (JsonException)
        {
            return Wrong.Opening("it cannot be read.");
        }
    }

    private Finding? Accept(in RawEntry entry, long number)
    {
        _at = entry.At;
        entry.Hash.CopyTo(_last);
        _frontier.Append(entry.Hash, _completed);
        Entries = number;
        if (_against.Kept is { } kept && kept.Size == number && !kept.Root.AsSpan().SequenceEqual(_frontier.Root()))
            _wrong ??= Wrong.KeptRoot(number);
        return _wrong;
    }

    private Finding? Pinned()
    {
        if (_against.PublicKey is not { } pinned)
            return null;
        var index = _keys.IndexOf(SealKey.IdOf(pinned));
        if (index < 0)
            return Wrong.KeyNotPinned();
        _pinnedSealed = _latest is not null && _keys.IndexOf(_latest.KeyId) >= index;
        return _pinnedSealed ? null : Wrong.NothingSealedBy();
    }

    private Finding? Kept()
    {
        if (_against.Kept is not { } kept)
            return null;
        if (kept.LedgerId != _ledgerId)
            return Wrong.KeptLedger();
        if (kept.Size > Entries)
            return Wrong.Ends(Entries + 1, $"the kept tree head covers {kept.Size} entries.");
        return _keys.IsSignedByAny(kept) ? null : Wrong.KeptSignature();
    }
}
