using System.Buffers;
using System.Text;
using Theriac.Ledger.Export;
using Theriac.Ledger.Seal;
using Theriac.Ledger.Verify;

namespace Theriac.Ledger;

/// <summary>What goes with a copy of a stream's entries, so that whoever has only a public key can check them.</summary>
/// <param name="Keys">The ledger's own entries about its keys, as lines of an export: each key is vouched for by the one before it.</param>
/// <param name="Head">A signed tree head that covers the newest entry, or as many as are sealed; null while none is.</param>
/// <param name="Nodes">See <see cref="MultiProof"/>.</param>
public sealed record EntriesProof(Guid LedgerId, IReadOnlyList<string> Keys, TreeHeadJson? Head, IReadOnlyList<string> Nodes)
{
    /// <summary>An entry as a line of an export.</summary>
    public static string LineOf(Entry entry)
    {
        var line = new ArrayBufferWriter<byte>();
        ExportText.Entry(line, entry);
        return Encoding.UTF8.GetString(line.WrittenSpan[..^1]);
    }

    /// <summary>Checks that the lines are one whole stream of the ledger from its first entry on, and what is proved of them.</summary>
    /// <param name="pinned">The public key that the reader trusts, or null to trust those that come with the copy.</param>
    /// <param name="signer">Id of the key that signed the file.</param>
    public CopyReport Check(string stream, IReadOnlyList<string> lines, string recordHash, byte[]? pinned, string? signer)
    {
        try
        {
            return new CopyCheck(this, stream).Run(lines, recordHash, pinned, signer);
        }
        catch (FormatException)
        {
            return new CopyReport(stream, lines.Count, 0, null, Wrong.Copied("its proof cannot be read."));
        }
    }
}

/// <summary>What the check of a copy found.</summary>
/// <param name="Sealed">How many of the entries the tree head covers; the others are younger.</param>
public sealed record CopyReport(string Stream, int Entries, int Sealed, TreeHead? Head, Finding? Wrong);

internal sealed class CopyCheck(EntriesProof proof, string stream)
{
    private readonly List<(long Number, byte[] Hash)> _entries = [];
    private readonly EntryHasher _hasher = new(proof.LedgerId);
    private long _at;

    public CopyReport Run(IReadOnlyList<string> lines, string recordHash, byte[]? pinned, string? signer)
    {
        using var keys = new KeyChain(proof.LedgerId);
        var wrong = proof.Keys.Select(line => Key(keys, line)).FirstOrDefault(one => one is not null)
            ?? lines.Select(Entry).FirstOrDefault(one => one is not null)
            ?? Trusted(keys, pinned, signer);
        if (wrong is null && RecordHash() != recordHash)
            wrong = Wrong.RecordHash();
        var head = proof.Head?.ToHead();
        var sealed_ = head is null ? [] : _entries.Where(entry => entry.Number <= head.Size).ToList();
        wrong ??= proof.Head is null ? null : Head(keys, head, sealed_);
        return new CopyReport(stream, lines.Count, wrong is null ? sealed_.Count : 0, head, wrong);
    }

    private Finding? Key(KeyChain keys, string line)
    {
        var entry = default(RawEntry);
        return ExportCursor.TryEntry(Encoding.UTF8.GetBytes(line), ref entry, out _, out _) && KeyChain.IsKeyEntry(entry)
            ? keys.Take(entry)
            : Wrong.Copied("its keys cannot be read.");
    }

    private Finding? Entry(string line)
    {
        var entry = default(RawEntry);
        if (!ExportCursor.TryEntry(Encoding.UTF8.GetBytes(line), ref entry, out var previous, out var own))
            return Wrong.Copied($"entry {_entries.Count + 1} of the record is not written as entries are.");
        entry.PreviousHash = Convert.FromHexString(Encoding.ASCII.GetString(previous));
        var hash = new byte[EntryHash.Size];
        _hasher.Compute(entry, hash);
        if (Convert.ToHexStringLower(hash) != Encoding.ASCII.GetString(own))
            return Wrong.OwnHash(entry.Number);
        if (Encoding.UTF8.GetString(entry.Stream) != stream)
            return Wrong.CopiedStream(entry.Number);
        if (entry.Version != _entries.Count + 1)
            return Wrong.Version(entry.Number, _entries.Count + 1, entry.Version);
        if (_entries.Count > 0 && entry.Number <= _entries[^1].Number)
            return Wrong.Numbering(_entries[^1].Number + 1, entry.Number);
        if (_entries.Count > 0 && entry.Number == _entries[^1].Number + 1 && !entry.PreviousHash.SequenceEqual(_entries[^1].Hash))
            return Wrong.PreviousHash(entry.Number);
        if (entry.At < _at)
            return Wrong.Time(entry.Number);
        _at = entry.At;
        _entries.Add((entry.Number, hash));
        return null;
    }

    private static Finding? Trusted(KeyChain keys, byte[]? pinned, string? signer)
    {
        if (pinned is not null && keys.IndexOf(SealKey.IdOf(pinned)) < 0)
            return Wrong.KeyNotPinned();
        return signer is not null && keys.IndexOf(signer) < 0 ? Wrong.FileSeal("it is signed by no key of this ledger.") : null;
    }

    private Finding? Head(KeyChain keys, TreeHead? head, List<(long Number, byte[] Hash)> covered)
    {
        if (head is null || head.LedgerId != proof.LedgerId)
            return Wrong.Copied("its tree head cannot be read.");
        if (!keys.IsSignedByAny(head))
            return Wrong.SealSignature(head.Size, head.KeyId);
        return new MultiProof(head.Size, [.. proof.Nodes.Select(Convert.FromHexString)]).Holds(covered, head.Root)
            ? null
            : Wrong.CopiedRoot(head.Size);
    }

    private string RecordHash() => StreamHash.Of(_entries.Select(entry => entry.Hash));
}
