using Theriac.Batches;
using Theriac.Distribution.Verify;
using Theriac.Serials;
using Theriac.Serials.States;
using Xunit;

namespace Theriac.Distribution.Tests.Verify;

public sealed class VerdictTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(PackState.Active, Disposition.Certified, false, 100, 1, 0, VerdictWord.Genuine)]
    [InlineData(PackState.Active, Disposition.Certified, false, 0, 1, 0, VerdictWord.Genuine)]
    [InlineData(PackState.Active, Disposition.Certified, false, -1, 1, 0, VerdictWord.Expired)]
    [InlineData(PackState.Active, Disposition.Certified, true, -1, 1, 0, VerdictWord.Recalled)]
    [InlineData(PackState.Supplied, Disposition.Certified, true, 100, 1, 0, VerdictWord.Recalled)]
    [InlineData(PackState.Supplied, Disposition.Certified, false, 100, 9, 9, VerdictWord.Supplied)]
    [InlineData(PackState.FreeSample, Disposition.Certified, false, 100, 1, 0, VerdictWord.Supplied)]
    [InlineData(PackState.Active, Disposition.Certified, false, 100, 5, 1, VerdictWord.Genuine)]
    [InlineData(PackState.Active, Disposition.Certified, false, 100, 6, 0, VerdictWord.SeenElsewhere)]
    [InlineData(PackState.Active, Disposition.Certified, false, 100, 2, 2, VerdictWord.SeenElsewhere)]
    [InlineData(PackState.Active, Disposition.None, false, 100, 1, 0, VerdictWord.NotReleased)]
    [InlineData(PackState.Active, Disposition.InReview, false, 100, 1, 0, VerdictWord.NotReleased)]
    [InlineData(PackState.Active, Disposition.Rejected, false, 100, 1, 0, VerdictWord.Withdrawn)]
    [InlineData(PackState.Destroyed, Disposition.Certified, false, 100, 1, 0, VerdictWord.Withdrawn)]
    [InlineData(PackState.Stolen, Disposition.Certified, false, 100, 1, 0, VerdictWord.Withdrawn)]
    [InlineData(PackState.Exported, Disposition.Certified, false, 100, 1, 0, VerdictWord.Withdrawn)]
    internal void The_verdict_is_what_endangers_most(
        PackState state, Disposition batch, bool recalled, int daysLeft, int devices, int regions, VerdictWord verdict) =>
        Assert.Equal(verdict, Verdicts.Of(new Sighting(
            Pack(state), batch, recalled, Today.AddDays(daysLeft), Today, new ScanPattern(devices, regions), null, null)));

    [Theory]
    [InlineData("LOT1", "280531", VerdictWord.Genuine)]
    [InlineData("LOT2", null, VerdictWord.Unknown)]
    [InlineData(null, "290531", VerdictWord.Unknown)]
    internal void A_code_with_another_lot_or_expiry_is_not_ours(string? lot, string? expiry, VerdictWord verdict) =>
        Assert.Equal(verdict, Verdicts.Of(new Sighting(
            Pack(PackState.Active), Disposition.Certified, false, new DateOnly(2028, 5, 31), Today, new ScanPattern(1, 0), lot, expiry)));

    [Fact]
    public void Every_verdict_has_its_words_in_every_language_and_none_says_fake()
    {
        foreach (var language in PublicTexts.Languages)
        {
            foreach (var verdict in Enum.GetValues<VerdictWord>())
            {
                var answer = new PublicAnswer(verdict, "P", "L", "2028-05-31", "S", "G", "M", "2026-11-22T08:00:00.000000Z", true);
                var page = VerifyPage.Write(answer, "x", language);
                Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
                Assert.DoesNotContain("fake", page, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(null, "vi-VN,vi;q=0.9,en;q=0.8", "vi")]
    [InlineData(null, "fr-FR,zh-CN;q=0.5,en;q=0.3", "zh")]
    [InlineData(null, "en;q=0.1,zh;q=0.9", "zh")]
    [InlineData(null, "fr", "en")]
    [InlineData(null, null, "en")]
    [InlineData("zh", "vi", "zh")]
    [InlineData("<b>", "vi", "vi")]
    public void The_language_is_chosen_then_negotiated_then_English(string? asked, string? accept, string language) =>
        Assert.Equal(language, PublicTexts.Choose(asked, accept));

    private static PackInfo Pack(PackState state) => new(
        "09521234543213", "ABC", "B1", "LOT1", "2028-05-31", "Demosol", "HAN", state, 0, null, null, 1, 0, "Asia/Ho_Chi_Minh", "lan", "");
}
