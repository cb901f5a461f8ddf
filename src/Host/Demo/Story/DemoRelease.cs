namespace Theriac.Host.Demo.Story;

/// <summary>Markets and the register of qualified persons, as quality set them before the first batch.</summary>
internal static class DemoRelease
{
    public static async Task SetAsync(DemoCast cast)
    {
        var qa = cast.Office(DemoStaff.Qa);
        await qa.SignAsync("/api/release-rules/actions/set-market", new
        {
            market = "EU",
            name = new { en = "European Union", vi = "Liên minh châu Âu", zh = "欧盟" },
            countries = new[] { "DE", "ES", "FR", "IT" },
            certifies = "qualified-person",
            needsRegister = true,
            reason = "The marketing authorisation was granted.",
        });
        await qa.SignAsync("/api/release-rules/actions/set-market", new
        {
            market = "US",
            name = new { en = "United States", vi = "Hoa Kỳ", zh = "美国" },
            countries = new[] { "US" },
            certifies = "qa-reviewer",
            reason = "The quality unit releases for the US.",
        });
        await qa.SignAsync("/api/release-rules/actions/set-checklist", new
        {
            purpose = "certification",
            market = "EU",
            reason = "Procedure QA-21 asks for it.",
            lines = new[]
            {
                Line("made", "Made and checked in accordance with GMP", "Sản xuất và kiểm tra theo GMP", "按GMP生产并检验"),
                Line("authorised", "As the marketing authorisation says", "Theo giấy phép lưu hành", "符合上市许可"),
                Line("changes", "Changes and deviations are assessed", "Thay đổi và sai lệch đã được đánh giá", "变更与偏差已评估"),
            },
        });
        foreach (var site in new[] { "HN", "BN" })
        {
            await qa.SignAsync("/api/release-rules/actions/register-person", new
            {
                site,
                userId = DemoStaff.QualifiedPerson,
                number = "CH-QP-2087",
                reason = "The licence was shown.",
            });
        }
    }

    private static object Line(string id, string en, string vi, string zh) => new { id, text = new { en, vi, zh } };
}
