using System.Globalization;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>What is signed when the orders of a campaign are released: the same as for one order, and all ids.</summary>
internal static class CampaignDocuments
{
    private static readonly Word Batches = new("Batches", "Các lô", "批次");
    private static readonly Word Equipment = new("Equipment of the line", "Thiết bị của dây chuyền", "生产线设备");
    private static readonly Word Cleaning = new("Cleaning", "Vệ sinh", "清洁");
    private static readonly Word Minor = new("minor after {0} batches", "nhỏ sau {0} lô", "每 {0} 批小清洁");
    private static readonly Word Major = new("major after {0} batches", "lớn sau {0} lô", "每 {0} 批大清洁");
    private static readonly Word Days = new("major after {0} days", "lớn sau {0} ngày", "每 {0} 天大清洁");
    private static readonly Word Title = new("{0} · Issue the batch records of a campaign", "{0} · Ban hành hồ sơ lô của chiến dịch", "{0} · 签发生产活动的批生产记录");

    public static SignDocument Plan(CampaignPlan plan, string language)
    {
        var order = plan.Orders[0];
        List<SignLine> lines =
        [
            new(Words.Campaign.In(language), plan.Id),
            new(Batches.In(language), string.Join(", ", plan.Orders.Select(one => one.BatchId))),
            new(Words.Site.In(language), order.Site.Id),
            new(Words.Line.In(language), plan.Line),
            new(Words.Product.In(language), order.Recipe.Master.Product?.Name ?? order.Recipe.Master.Title.In(language)),
            new(Words.Recipe.In(language), $"{order.Recipe.Master.Id} {order.Recipe.Master.Version}"),
            new(Words.RecipeHash.In(language), order.Recipe.Hash),
            .. order.Control?.Parameters is { } parameters ? [new SignLine(Words.ParametersHash.In(language), parameters)] : Array.Empty<SignLine>(),
            new(Words.BatchSize.In(language), order.Planned?.ToString() ?? "–"),
            new(Words.Steps.In(language), order.Recipe.Steps.Count.ToString(CultureInfo.InvariantCulture)),
        ];
        if (plan.Equipment.Count > 0)
            lines.Add(new SignLine(Equipment.In(language), string.Join(", ", plan.Equipment)));
        if (RuleIn(plan.Rule, language) is { Length: > 0 } rule)
            lines.Add(new SignLine(Cleaning.In(language), rule));
        lines.AddRange(plan.Orders.SelectMany(one => one.Plan.Shortages.Select(missing => new SignLine(
            $"{one.BatchId} · {Words.Missing.In(language)}", $"{missing.Material} {missing.Name}: {missing.Quantity}"))));
        if (plan.Orders.Select(one => one.ShortageReason).OfType<string>().FirstOrDefault() is { } reason)
            lines.Add(new SignLine(Words.Reason.In(language), reason));
        return new SignDocument(language, Title.In(language, plan.Id), SignatureMeaning.Verified, Statements.Issue.In(language), lines);
    }

    private static string RuleIn(CleaningRule rule, string language) => string.Join(", ", new[]
    {
        rule.MinorAfterBatches is { } minor ? Minor.In(language, minor) : null,
        rule.MajorAfterBatches is { } major ? Major.In(language, major) : null,
        rule.MajorAfterDays is { } days ? Days.In(language, days) : null,
    }.OfType<string>());
}
