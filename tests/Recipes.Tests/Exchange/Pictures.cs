using System.Buffers.Binary;
using System.IO.Compression;

namespace Theriac.Recipes.Tests;

/// <summary>Small pictures, made here.</summary>
internal static class Pictures
{
    /// <summary>Three by two pixels.</summary>
    /// <param name="colour">2: red, green, blue; 6: with opacity.</param>
    public static byte[] Png(int colour)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR"u8, [0, 0, 0, 3, 0, 0, 0, 2, 8, (byte)colour, 0, 0, 0]);
        var samples = colour == 6 ? 4 : 3;
        using var rows = new MemoryStream();
        using (var zip = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < 2; y++)
            {
                zip.WriteByte((byte)(y == 0 ? 1 : 4));
                for (var x = 0; x < 3 * samples; x++) zip.WriteByte((byte)(x * 17));
            }
        }

        Chunk(file, "IDAT"u8, rows.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>One grey pixel, baseline.</summary>
    public static byte[] Jpeg() => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z");

    private static void Chunk(Stream file, ReadOnlySpan<byte> type, byte[] body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        file.Write(length);
        file.Write(type);
        file.Write(body);
        // Whoever draws it here does not look at the check sum.
        file.Write([0, 0, 0, 0]);
    }
}
