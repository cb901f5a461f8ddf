using Theriac.Kernel;
using Xunit;

namespace Theriac.Gs1.Tests;

/// <summary>Random text, and texts that are nearly right; the seed is fixed, so that a failure comes again.</summary>
internal static class Fuzz
{
    private const int Rounds = 30_000;

    public static void Run<T>(string seed, Func<string, Outcome<T>> parse)
    {
        var random = new Random(9506);
        for (var i = 0; i < Rounds; i++)
        {
            var text = i % 2 == 0 ? Mutated(seed, random) : Noise(seed, random);
            var outcome = parse(text);
            Assert.True(outcome.IsOk || outcome.Refusal.Status == 422, text);
        }
    }

    private static string Mutated(string seed, Random random)
    {
        var text = seed.ToList();
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(3))
            {
                case 0:
                    text[at] = Any(seed, random);
                    break;
                case 1:
                    text.Insert(at, Any(seed, random));
                    break;
                default:
                    text.RemoveAt(at);
                    break;
            }
        }
        return string.Concat(text);
    }

    private static string Noise(string seed, Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Any(seed, random)));

    private static char Any(string seed, Random random) => random.Next(4) switch
    {
        0 => (char)random.Next(0x80),
        1 => (char)random.Next(0x10000), // Half surrogates too.
        2 => (char)random.Next('0', '9' + 1),
        _ => seed[random.Next(seed.Length)],
    };
}
