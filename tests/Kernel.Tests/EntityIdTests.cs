using Xunit;

namespace Theriac.Kernel.Tests;

public sealed class EntityIdTests
{
    [Theory]
    [InlineData("LOT-2026.001", "lot-2026.001")]
    [InlineData("a", "a")]
    [InlineData("MIX_01", "mix_01")]
    [InlineData("ＬＯＴ１", "lot1")] // Typed with a full-width input method.
    public void An_id_keeps_its_case_and_is_the_same_in_any(string text, string other) =>
        Assert.Equal((EntityId.Parse(other).Value, EntityId.Parse(text).Value.ToString().ToUpperInvariant()), (EntityId.Parse(text).Value, other.ToUpperInvariant()));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("-a")]
    [InlineData("a.")]
    [InlineData("а")] // Cyrillic.
    [InlineData("é")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void What_could_be_mistaken_or_cannot_stand_in_a_url_is_refused(string? text) =>
        Assert.Equal("id-not-valid", EntityId.Parse(text).Refusal.Code);

    [Fact]
    public void Ids_that_differ_in_case_only_are_the_same()
    {
        var (one, other) = (EntityId.Parse("Lot-1").Value, EntityId.Parse("LOT-1").Value);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("Lot-1", one.ToString());
        Assert.Throws<InvalidOperationException>(() => default(EntityId).ToString());
    }
}
