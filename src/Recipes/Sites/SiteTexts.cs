using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What a signer of a site's parameters or effective date reads, in his language. Signed bytes keep the text of their time.</summary>
internal static class SiteTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words(
            "Recipe {0}, version {1}: parameters at {2}", "Recipe {0}, version {1}: effective at {2}",
            "Performed: I prepared these parameters for this site.",
            "Approved: batches at this site may be made with these parameters.",
            "Approved: from this day, new batches at this site are made by this version.",
            "Site", "Effective from", "Reason", "registered", "all batch sizes", "Master (SHA-256)", "Parameters (SHA-256)", "Replaces"),
        ["vi"] = new Words(
            "Công thức {0}, phiên bản {1}: tham số tại {2}", "Công thức {0}, phiên bản {1}: hiệu lực tại {2}",
            "Thực hiện: tôi đã soạn các tham số này cho cơ sở này.",
            "Phê duyệt: các lô tại cơ sở này được sản xuất với các tham số này.",
            "Phê duyệt: từ ngày này, lô mới tại cơ sở này được sản xuất theo phiên bản này.",
            "Cơ sở", "Hiệu lực từ", "Lý do", "đã đăng ký", "mọi cỡ lô", "Công thức gốc (SHA-256)", "Tham số (SHA-256)", "Thay cho"),
        ["zh"] = new Words(
            "工艺规程 {0}，版本 {1}：{2} 的参数", "工艺规程 {0}，版本 {1}：在 {2} 生效",
            "执行：这些参数由我为本厂区编制。",
            "批准：本厂区的批次可按这些参数生产。",
            "批准：自该日起，本厂区的新批次按此版本生产。",
            "厂区", "生效日期", "原因", "注册范围", "所有批量", "主工艺规程 (SHA-256)", "参数 (SHA-256)", "替代"),
    };

    public static SignDocument Parameters(string language, SignatureMeaning meaning, SiteScene scene, ParameterSet set, string reason)
    {
        var (name, words) = Of(language);
        return new SignDocument(
            name, string.Format(words.ParametersTitle, set.Id, set.Version, set.Site), meaning,
            meaning == SignatureMeaning.Performed ? words.PreparedStatement : words.ApprovedStatement,
            [
                new(words.Site, $"{scene.Site.Id} {scene.Site.Name}"),
                .. set.Values.Select(value => Line(name, words, scene.Recipe, value)),
                new(words.Reason, reason.Trim()),
                new(words.Master, set.Recipe),
                new(words.Parameters, ParameterJson.HashOf(set)),
            ]);
    }

    public static SignDocument Effective(string language, SiteScene scene, DateOnly from, string reason)
    {
        var (name, words) = Of(language);
        return new SignDocument(
            name, string.Format(words.EffectiveTitle, scene.Summary.Id, scene.Summary.Version, scene.Site.Id), SignatureMeaning.Approved, words.EffectiveStatement,
            [
                new(words.Site, $"{scene.Site.Id} {scene.Site.Name}"),
                new(words.From, $"{from:yyyy-MM-dd} ({scene.Site.Zone})"),
                new(words.Replaces, Replaced(scene.Here.State, from)),
                new(words.Reason, reason.Trim()),
                new(words.Master, scene.Version.State.Recipe),
                new(words.Parameters, scene.Here.State.ApprovedSet(scene.Summary.Version)?.Hash ?? "–"),
            ]);
    }

    /// <summary>The version of the day before, and every plan that this word drops.</summary>
    private static string Replaced(SiteRecipe here, DateOnly from)
    {
        var said = here.Dates.Where(date => date.From >= from).Concat(here.On(from.AddDays(-1)) is { } before ? [before] : []);
        return string.Join("; ", said.Select(date => $"{date.Version} ({date.From:yyyy-MM-dd})")) is { Length: > 0 } all ? all : "–";
    }

    private static SignLine Line(string language, Words words, MasterRecipe recipe, ParameterValue value)
    {
        var master = recipe.Formula.Parameters.First(one => one.Id == value.Parameter);
        var size = recipe.BatchSizes.FirstOrDefault(one => one.Id == value.BatchSize)?.Name.In(language) ?? words.AllSizes;
        var unit = (value.Value ?? master.Value)?.Unit.Symbol;
        string?[] said = [value.Value?.ToString(), value.Range is { } range ? RecipeValues.Range(range, unit) : null];
        var registered = (master.RegisteredRange ?? master.Range) is { } limits ? $" ({words.Registered}: {RecipeValues.Range(limits, unit)})" : "";
        return new SignLine($"{master.Name.In(language)} · {size}", string.Join("; ", said.OfType<string>()) + registered);
    }

    private static (string Name, Words Words) Of(string language) =>
        ByLanguage.TryGetValue(language, out var words) ? (language, words) : ("en", ByLanguage["en"]);

    private sealed record Words(
        string ParametersTitle, string EffectiveTitle, string PreparedStatement, string ApprovedStatement, string EffectiveStatement,
        string Site, string From, string Reason, string Registered, string AllSizes, string Master, string Parameters, string Replaces);
}
