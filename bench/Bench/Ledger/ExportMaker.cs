using System.Buffers;
using Theriac.Ledger;
using Theriac.Ledger.Export;

namespace Theriac.Bench.Ledger;

/// <summary>Writes an export of a chain that is made up as it goes.</summary>
internal sealed class ExportMaker : IDisposable
{
    private readonly Guid _ledgerId;
    private readonly MemoryStream _stream = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Dictionary<string, long> _versions = [];
    private byte[] _previous = new byte[EntryHash.Size];
    private long _number;

    public ExportMaker(Guid ledgerId, InstanceKind kind, long entries)
    {
        _ledgerId = ledgerId;
        _stream.Write(new ExportHeader(ExportText.Format, ledgerId, kind, entries, []).ToLine());
    }

    public void Add(string stream, string type, byte[] payload)
    {
        var version = _versions[stream] = _versions.GetValueOrDefault(stream) + 1;
        var unhashed = new Entry(
            ++_number, stream, version, 1_795_334_400_000_000 + _number, "Asia/Ho_Chi_Minh", 420, "mai.tran", "tablet-7", type, payload,
            _previous, []);
        var entry = unhashed with { Hash = EntryHash.Of(_ledgerId, unhashed) };
        _previous = entry.Hash;
        _line.ResetWrittenCount();
        ExportText.Entry(_line, entry);
        _stream.Write(_line.WrittenSpan);
    }

    public byte[] End()
    {
        _line.ResetWrittenCount();
        ExportText.End(_line, _number, 0, 0);
        _stream.Write(_line.WrittenSpan);
        return _stream.ToArray();
    }

    public void Dispose() => _stream.Dispose();
}
