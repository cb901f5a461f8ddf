using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What a signer of an approval route reads, in his language. Signed bytes keep the text of their time.</summary>
internal static class RouteTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words(
            "Approval route of recipes: {0}", "all products", "Approved: recipes are signed by these people in this order.", "Signature {0}", "Reason", "Replaces", "none of its own"),
        ["vi"] = new Words(
            "Lộ trình phê duyệt công thức: {0}", "mọi sản phẩm", "Phê duyệt: công thức được ký bởi những người này theo thứ tự này.", "Chữ ký {0}", "Lý do", "Thay cho", "chưa có lộ trình riêng"),
        ["zh"] = new Words(
            "工艺规程审批路线：{0}", "所有产品", "批准：工艺规程由这些人员按此顺序签名。", "签名 {0}", "原因", "替代", "无专用路线"),
    };

    public static SignDocument Document(string language, string? product, IReadOnlyList<RouteStep> steps, string reason, RegisteredRoute? before)
    {
        var (name, words) = ByLanguage.TryGetValue(language, out var known) ? (language, known) : ("en", ByLanguage["en"]);
        return new SignDocument(
            name, string.Format(words.Title, product ?? words.All), SignatureMeaning.Approved, words.Statement,
            [
                .. steps.Select((step, at) => new SignLine(
                    string.Format(words.Signature, at + 1), $"{RoleNames.Of(step.Role)}: {Kernel.EnumWords.Of(step.Meaning)}")),
                new(words.Replaces, before is null ? words.None : Replaced(before)),
                new(words.Reason, reason.Trim()),
            ]);
    }

    /// <summary>With its time: the same route set twice is two.</summary>
    private static string Replaced(RegisteredRoute before) =>
        $"{string.Join(" → ", before.Steps.Select(step => $"{RoleNames.Of(step.Role)}: {Kernel.EnumWords.Of(step.Meaning)}"))} ({Kernel.Micros.ToText(before.At)})";

    private sealed record Words(string Title, string All, string Statement, string Signature, string Reason, string Replaces, string None);
}
