using System.Text;

namespace Theriac.Recipes.Tests;

/// <summary>Damages bytes at random: flips, cuts, repeats, and words that parsers trip over.</summary>
internal static class Mutation
{
    private static readonly byte[][] Words =
        [.. new[] { "null", "\"", "{", "}", "[", "]", "\\ud800", "-1e999", "<", "</", "/>", "&#0;", "&x;", "<![CDATA[", "\0", "\uFFFE", "0", "true", "]]>", ":" }
            .Select(Encoding.UTF8.GetBytes)];

    public static byte[] Of(byte[] source, Random random)
    {
        var bytes = source.ToList();
        for (var left = random.Next(1, 6); left > 0 && bytes.Count > 0; left--) Damage(bytes, random);
        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 200), bytes.Count - at);
        switch (random.Next(5))
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes.RemoveRange(at, length); break;
            case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
            case 3: bytes.InsertRange(at, Words[random.Next(Words.Length)]); break;
            default: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
        }
    }
}
