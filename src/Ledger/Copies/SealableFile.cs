using System.Buffers;
using System.Security.Cryptography;
using Theriac.Kernel;

namespace Theriac.Ledger;

/// <summary>A file that is written part by part, with one place where its seal will stand.</summary>
public sealed class SealableFile
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<FilePart> _parts = [];
    private (int At, int Room)? _place;

    /// <summary>Of parts that are written already.</summary>
    /// <param name="room">The place of the seal: before the part with that index.</param>
    public static SealableFile Of(IEnumerable<(string Name, byte[] Bytes)> parts, (int Before, int Length)? room)
    {
        var file = new SealableFile();
        foreach (var (part, index) in parts.Select((part, index) => (part, index)))
        {
            if (room is var (before, length) && before == index)
                file.Place(length);
            file.Part(part.Name, part.Bytes);
        }

        return file;
    }

    public void Part(string name, ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        _parts.Add(new FilePart(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    /// <summary>Keeps the place for the seal. Until it is sealed there stands a word that readers of JSON take for nothing.</summary>
    public void Place(int room)
    {
        if (_place is not null)
            throw new InvalidOperationException("A file has one seal.");
        _place = (_bytes.WrittenCount, room);
        _bytes.Write("null"u8);
        var rest = room - "null".Length;
        _bytes.GetSpan(rest)[..rest].Fill((byte)' ');
        _bytes.Advance(rest);
    }

    /// <summary>The file as it is, with its place empty.</summary>
    public byte[] Unsealed() => _bytes.WrittenSpan.ToArray();

    /// <summary>The file with its seal, signed by the key of this instance.</summary>
    public async Task<Outcome<byte[]>> SealAsync(IInstanceKey key, CancellationToken cancellation = default)
    {
        var (at, room) = _place ?? throw new InvalidOperationException("The file keeps no place for a seal.");

        // Which key it will be is asked first, for its name is signed too; a rotation in between is seen, and it is done again.
        var named = await key.SignAsync(FileSeal.FormatName, default, cancellation);
        while (named.Try(out var last, out var refusal))
        {
            var seal = new FileSeal(FileSeal.FormatName, at, room, _parts, last.KeyId, Convert.ToBase64String(last.PublicKey), "");
            var signed = await key.SignAsync(FileSeal.FormatName, seal.Statement(), cancellation);
            if (!signed.Try(out var signature, out refusal))
                return refusal;
            if (signature.KeyId == last.KeyId)
                return With(seal with { Signature = Convert.ToHexStringLower(signature.Value) });
            named = signed;
        }

        return named.Refusal;
    }

    private byte[] With(FileSeal seal)
    {
        var file = _bytes.WrittenSpan.ToArray();
        var bytes = seal.ToBytes();
        if (bytes.Length > seal.Room)
            throw new InvalidOperationException("More room is needed for the seal than was kept.");
        file.AsSpan(seal.At, seal.Room).Fill((byte)' ');
        bytes.CopyTo(file, seal.At);
        return file;
    }
}
