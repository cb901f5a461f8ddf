using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Theriac.Serials.Numbers;

/// <summary>
/// A keyed permutation of the numbers 0 … radix^length − 1, written in <see cref="SerialAlphabet"/>: an alternating Feistel
/// network over two halves, as FF1 of NIST SP 800-38G builds it, with AES-256 as round function. Different counters give
/// different serials without any look-up, and without the key no serial tells another.
/// </summary>
/// <remarks>
/// It is a permutation whatever the round function does, since each round can be undone. The key of a GTIN is derived
/// from the instance's key, so that two products never share a sequence.
/// </remarks>
internal sealed class SerialPermutation : IDisposable
{
    private const int Rounds = 10;
    private const int Block = 16;
    private const int AtOnce = 512;

    private readonly Aes _aes = Aes.Create();
    private readonly int _length;
    private readonly ulong _left;
    private readonly ulong _right;

    public SerialPermutation(ReadOnlySpan<byte> instanceKey, string gtin, int length)
    {
        if (length is < SerialAlphabet.LengthMin or > SerialAlphabet.LengthMax)
            throw new ArgumentOutOfRangeException(nameof(length));
        _length = length;
        _left = (ulong)SerialAlphabet.Space(length / 2);
        _right = (ulong)SerialAlphabet.Space(length - (length / 2));
        _aes.Key = HKDF.DeriveKey(HashAlgorithmName.SHA256, instanceKey.ToArray(), 32, info: Encoding.ASCII.GetBytes($"serial {gtin} {length}"));
    }

    /// <summary>Serials of the counters <paramref name="from"/> … <paramref name="from"/> + count − 1.</summary>
    public IReadOnlyList<string> Take(long from, int count)
    {
        var serials = new string[count];
        var halves = new (ulong Left, ulong Right)[AtOnce];
        for (var at = 0; at < count; at += AtOnce)
        {
            var size = Math.Min(AtOnce, count - at);
            for (var i = 0; i < size; i++)
            {
                var counter = (ulong)(from + at + i);
                halves[i] = (counter / _right, counter % _right);
            }

            Mix(halves.AsSpan(0, size));
            for (var i = 0; i < size; i++)
                serials[at + i] = Write(halves[i]);
        }

        return serials;
    }

    public void Dispose() => _aes.Dispose();

    private void Mix(Span<(ulong Left, ulong Right)> halves)
    {
        Span<byte> plain = new byte[halves.Length * Block];
        Span<byte> mixed = new byte[halves.Length * Block];
        for (var round = 0; round < Rounds; round++)
        {
            var changesLeft = round % 2 == 0;
            for (var i = 0; i < halves.Length; i++)
            {
                var block = plain.Slice(i * Block, Block);
                block.Clear();
                block[0] = (byte)round;
                BinaryPrimitives.WriteUInt64BigEndian(block[8..], changesLeft ? halves[i].Right : halves[i].Left);
            }

#pragma warning disable CA5358 // Single blocks under a secret key are the round function here, not a mode for messages.
            _aes.EncryptEcb(plain, mixed, PaddingMode.None);
#pragma warning restore CA5358
            for (var i = 0; i < halves.Length; i++)
            {
                var noise = BinaryPrimitives.ReadUInt128BigEndian(mixed.Slice(i * Block, Block));
                var (left, right) = halves[i];
                halves[i] = changesLeft ? (Add(left, noise, _left), right) : (left, Add(right, noise, _right));
            }
        }
    }

    private static ulong Add(ulong value, UInt128 noise, ulong modulus) => (ulong)(((noise % modulus) + value) % modulus);

    private string Write((ulong Left, ulong Right) halves) => string.Create(_length, halves, static (text, value) =>
    {
        var middle = text.Length / 2;
        WriteHalf(text[..middle], value.Left);
        WriteHalf(text[middle..], value.Right);
    });

    private static void WriteHalf(Span<char> text, ulong value)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = SerialAlphabet.Characters[(int)(value % (ulong)SerialAlphabet.Radix)];
            value /= (ulong)SerialAlphabet.Radix;
        }
    }
}
