using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A hand-over line by line: the same in the documents that are signed and in print.</summary>
internal static class HandoverTexts
{
    public static readonly Word Heading = new("Shift hand-over", "Giao ca", "交接班");
    public static readonly Word NoteLine = new("Note", "Ghi chú", "备注");
    public static readonly Word NotTaken = new("Not taken over", "Không nhận", "未接收");
    public static readonly Word Open = new("Nobody took it over", "Chưa ai nhận ca", "无人接班");
    public static readonly Word Replaced = new("Handed over anew", "Đã giao lại", "已重新交班");
    public static readonly Word Due = new("due", "đến hạn", "到期");
    public static readonly Word HandTitle = new("{0} · Shift hand-over", "{0} · Giao ca", "{0} · 交班");
    public static readonly Word Hand = new(
        "Performed: I hand over this work as it stands here. Timers run on, and every entry keeps its person.",
        "Đã thực hiện: tôi bàn giao công việc đúng như nêu ở đây. Đồng hồ vẫn chạy và mỗi mục ghi vẫn thuộc về người đã ghi.",
        "执行：我按此处所列现状交出工作。计时继续，每条记录仍归属其记录人。");
    public static readonly Word TakeTitle = new("{0} · Take over the shift", "{0} · Nhận ca", "{0} · 接班");
    public static readonly Word Take = new(
        "Verified: I looked at each line and take over the work, but for what is said not to be taken over.",
        "Đã kiểm tra: tôi đã xem từng dòng và nhận công việc, trừ những dòng ghi là không nhận.",
        "复核：我已逐行查看并接收工作，注明未接收的除外。");

    private static readonly Word AgainWord = new("Sign again: {0}", "Ký lại: {0}", "需重新签名：{0}");
    private static readonly Word DraftWord = new("Noted, not recorded: {0}", "Đã nháp, chưa ghi: {0}", "草稿，尚未记录：{0}");

    public static LocalizedText SignAgain(LocalizedText title) => Around(AgainWord, title);

    public static LocalizedText Draft(LocalizedText title) => Around(DraftWord, title);

    /// <summary>All that is signed of one batch.</summary>
    public static IEnumerable<SignLine> Of(
        Scene scene, IReadOnlyList<HandoverLine> lines, string? note, IReadOnlyList<TakenLine> taken, string language)
    {
        foreach (var line in lines)
        {
            var shown = Shown(scene, line, language);
            var answer = taken.FirstOrDefault(answered => answered.Key == line.Key);
            yield return new SignLine(KindOf(line, language), answer is { Taken: false } ? $"{shown} · {NotTaken.In(language)}: {answer.Reason}" : shown);
        }

        if (note is not null)
            yield return new SignLine(NoteLine.In(language), note);
    }

    public static string KindOf(HandoverLine line, string language) => BatchPhrases.Word("handover", line.Kind, language);

    public static string Shown(Scene scene, HandoverLine line, string language)
    {
        var due = line.DueAt is { } at ? $" · {Due.In(language)} {PrintedDue(scene, at)}" : "";
        var who = line.Who is { } name ? $" · {name}" : "";
        var note = line.Note is { } said ? $" · {NoteLine.In(language)}: {said}" : "";
        return $"{line.Number} {line.Title.In(language)}{due}{who}{note}".Trim();
    }

    private static string PrintedDue(Scene scene, long at)
    {
        var offset = TimeZoneInfo.FindSystemTimeZoneById(scene.State.Zone).GetUtcOffset(Micros.ToTime(at));
        return Print.PrintedTime.Of(at, (int)offset.TotalMinutes);
    }

    private static LocalizedText Around(Word word, LocalizedText title) => new()
    {
        En = word.In("en", title.In("en")),
        Vi = word.In("vi", title.In("vi")),
        Zh = word.In("zh", title.In("zh")),
    };
}
