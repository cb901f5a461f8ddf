using FsCheck;
using FsCheck.Fluent;
using Theriac.Gs1;
using Theriac.Serials.Numbers;
using Xunit;

namespace Theriac.Serials.Tests.Numbers;

public sealed class SerialPermutationTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    [Fact]
    public void Serials_have_characters_that_GS1_allows_and_nobody_mistakes()
    {
        Assert.True(Charset.Is82(SerialAlphabet.Characters));
        Assert.Equal(32, SerialAlphabet.Characters.Distinct().Count());
        Assert.False(SerialAlphabet.Characters.AsSpan().ContainsAny("IOSB"));
    }

    [Fact]
    public void On_a_whole_small_domain_every_serial_occurs_exactly_once()
    {
        using var permutation = new SerialPermutation(Key, "09521234543213", SerialAlphabet.LengthMin);
        var domain = (int)SerialAlphabet.Space(SerialAlphabet.LengthMin);
        var serials = permutation.Take(0, domain);
        Assert.Equal(1_048_576, domain);
        Assert.Equal(domain, serials.Distinct(StringComparer.Ordinal).Count());
        Assert.All(serials, serial => Assert.Equal(SerialAlphabet.LengthMin, serial.Length));
    }

    [Fact]
    public void A_million_serials_of_the_usual_length_have_no_duplicate()
    {
        using var permutation = new SerialPermutation(Key, "09521234543213", SerialPool.LengthDefault);
        var serials = new HashSet<string>(permutation.Take(0, 1_000_000), StringComparer.Ordinal);
        Assert.Equal(1_000_000, serials.Count);
    }

    [Fact]
    public void Serials_are_the_same_in_blocks_of_any_size()
    {
        using var permutation = new SerialPermutation(Key, "09521234543213", 12);
        var all = permutation.Take(0, 2_000);
        Prop.ForAll(Gen.Choose(0, 1_999).ToArbitrary(), Gen.Choose(1, 600).ToArbitrary(), (from, count) =>
            permutation.Take(from, Math.Min(count, 2_000 - from)).SequenceEqual(all.Skip(from).Take(Math.Min(count, 2_000 - from))))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(20)]
    public void Characters_are_spread_evenly_at_every_place(int length)
    {
        const int count = 64_000;
        using var permutation = new SerialPermutation(Key, "09521234543213", length);
        var serials = permutation.Take(0, count);
        for (var place = 0; place < length; place++)
        {
            var expected = (double)count / SerialAlphabet.Radix;
            var at = place;
            var counts = serials.CountBy(serial => serial[at]).ToDictionary();
            var chiSquare = SerialAlphabet.Characters.Sum(c => Math.Pow(counts.GetValueOrDefault(c) - expected, 2) / expected);
            Assert.True(chiSquare < 75, $"Place {place}: chi square {chiSquare:F1} with 31 degrees of freedom (75 is beyond p = 0.00001).");
        }
    }

    [Fact]
    public void Neighbours_are_not_alike_and_other_keys_and_products_give_others()
    {
        using var one = new SerialPermutation(Key, "09521234543213", 12);
        using var otherKey = new SerialPermutation([.. Key.Reverse()], "09521234543213", 12);
        using var otherGtin = new SerialPermutation(Key, "09521234000014", 12);
        var serials = one.Take(0, 10_000);
        var alike = serials.Zip(serials.Skip(1)).Average(pair => pair.First.Zip(pair.Second).Count(two => two.First == two.Second));
        Assert.InRange(alike, 0.3, 0.45); // 12 places, 1 of 32 by chance: 0.375.
        Assert.Empty(serials.Intersect(otherKey.Take(0, 10_000)));
        Assert.Empty(serials.Intersect(otherGtin.Take(0, 10_000)));
    }

    [Fact]
    public void A_pool_gives_numbers_once_and_stops_before_they_can_be_guessed()
    {
        var pool = SerialPool.Empty("serial-pool/09521234543213") with { Length = 5 };
        var space = (long)SerialAlphabet.Space(5);
        var lease = pool.Lease(100, "B1", "key").Value;
        Assert.Equal(0, lease.From);
        Assert.Equal(2, lease.Facts.Count);
        Assert.Equal("serial-pool-exhausted", pool.Lease((space / SerialPool.GuessesMin) + 1, "B1", "key").Refusal.Code);
        Assert.True(pool.Lease((space / SerialPool.GuessesMin) - 1, "B1", "key").IsOk);
        Assert.Equal("serial-key-changed", (pool with { KeyFingerprint = "key" }).Lease(1, "B1", "other").Refusal.Code);
    }

    [Fact]
    public void The_alphabet_has_no_letter_that_looks_like_a_digit() =>
        Assert.DoesNotContain(SerialAlphabet.Characters, c => "BIOS".Contains(c, StringComparison.Ordinal) || char.IsLower(c));
}
