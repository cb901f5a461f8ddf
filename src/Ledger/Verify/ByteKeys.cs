using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Theriac.Ledger.Verify;

/// <summary>Compares byte strings, so that a dictionary can be asked with a span.</summary>
internal sealed class ByteKeys : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly ByteKeys Comparer = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var hash = (ulong)alternate.Length;
        var words = MemoryMarshal.Cast<byte, ulong>(alternate);
        foreach (var word in words)
            hash = BitOperations.RotateLeft(unchecked((hash ^ word) * Odd), 31);
        foreach (var rest in alternate[(words.Length * sizeof(ulong))..])
            hash = BitOperations.RotateLeft(unchecked((hash ^ rest) * Odd), 31);
        return unchecked((int)(hash ^ (hash >> 32)));
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
}
