using Theriac.Ledger.Seal;
using Theriac.Ledger.Verify;

namespace Theriac.Ledger.Export;

/// <summary>The lines after the header: entries with seals between them, then contents, then the end.</summary>
internal sealed class ExportRun(ExportHeader header, LedgerVerifier verifier, IProgress<long>? progress)
{
    private const long ProgressEvery = 100_000;

    private readonly byte[] _hash = new byte[32];
    private readonly byte[] _previous = new byte[32];
    private readonly byte[] _previousText = new byte[64];
    private readonly byte[] _ownText = new byte[64];
    private long _line = 1;
    private long _seals;
    private long _contents;
    private bool _isAtContents;
    private bool _isAtEnd;

    public Finding? Line(ReadOnlySpan<byte> line)
    {
        _line++;
        if (_isAtEnd)
            return Wrong.ExportLine(_line, null, "it stands after the end.");
        if (line.StartsWith("{\"number\":"u8) && !_isAtContents)
            return Entry(line);
        if (line.StartsWith("{\"seal\":"u8) && !_isAtContents)
            return Seal(line);
        if (line.StartsWith("{\"content\":"u8))
            return Content(line);
        return line.StartsWith("{\"end\":"u8) ? End(line) : Malformed("it begins as no line does.");
    }

    public Finding? Finish(bool isCutOff)
    {
        if (!_isAtEnd || isCutOff)
            return Wrong.ExportLine(_line + 1, Due(), "the export is cut off here.");
        var ids = verifier.Keys.Ids;
        var isSame = header.Keys.Select(key => key.KeyId).SequenceEqual(ids)
            && header.Keys.All(key => key.Algorithm == TreeHead.Algorithm && IdOf(key) == key.KeyId);
        return isSame ? null : Wrong.ExportLine(1, null, "its keys are not those that the entries record.");
    }

    private Finding? Entry(ReadOnlySpan<byte> line)
    {
        var entry = default(RawEntry);
        if (!ExportCursor.TryEntry(line, ref entry, out var previous, out var own))
            return Malformed("it is not an entry as exports write it.");

        // Hashes are compared as text: their one form is small hexadecimal digits, and nothing needs to be decoded.
        Convert.TryToHexStringLower(verifier.LastHash, _previousText, out _);
        verifier.LastHash.CopyTo(_previous);
        if (entry.Number == verifier.Entries + 1 && !previous.SequenceEqual(_previousText))
            return Wrong.PreviousHash(entry.Number);
        entry.PreviousHash = _previous;
        verifier.Compute(entry, _hash);
        Convert.TryToHexStringLower(_hash, _ownText, out _);
        if (entry.Number == verifier.Entries + 1 && !own.SequenceEqual(_ownText))
            return Wrong.OwnHash(entry.Number);
        entry.Hash = _hash;
        var wrong = verifier.Computed(entry);
        if (verifier.Entries % ProgressEvery == 0)
            progress?.Report(verifier.Entries);
        return wrong;
    }

    private Finding? Seal(ReadOnlySpan<byte> line)
    {
        if (!ExportCursor.TrySeal(line, header.LedgerId, out var seal))
            return Malformed("it is not a seal as exports write it.");
        _seals++;
        return verifier.Seal(seal);
    }

    private Finding? Content(ReadOnlySpan<byte> line)
    {
        _isAtContents = true;
        if (!ExportCursor.TryContent(line, out var hash, out var bytes))
            return Wrong.ExportLine(_line, null, "it is not content as exports write it.");
        _contents++;
        return verifier.Content(hash, bytes);
    }

    private Finding? End(ReadOnlySpan<byte> line)
    {
        _isAtEnd = true;
        if (!ExportCursor.TryEnd(line, out var counts))
            return Malformed("it is not an end as exports write it.");
        if (verifier.Entries < header.Entries || verifier.Entries < counts.Entries)
            return Wrong.Ends(verifier.Entries + 1, "the export ends before it.");
        if ((verifier.Entries, verifier.Entries) != (header.Entries, counts.Entries))
            return Wrong.ExportLine(_line, null, "header and end do not agree on the number of entries.");
        return (_seals, _contents) == (counts.Seals, counts.Contents)
            ? null
            : Wrong.ExportLine(_line, null, "seals or contents are missing before it.");
    }

    private Finding Malformed(string detail) => Wrong.ExportLine(_line, Due(), detail);

    private long? Due() => verifier.Entries < header.Entries && !_isAtContents ? verifier.Entries + 1 : null;

    private static string? IdOf(ExportKey key)
    {
        var bytes = new byte[key.PublicKey.Length];
        return Convert.TryFromBase64String(key.PublicKey, bytes, out var length)
            && Convert.ToBase64String(bytes, 0, length) == key.PublicKey
                ? SealKey.IdOf(bytes.AsSpan(0, length))
                : null;
    }
}
