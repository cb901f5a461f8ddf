using System.Globalization;
using Theriac.People;

namespace Theriac.Plant.HoldTimes;

/// <summary>What a signer of hold times reads, in his language.</summary>
internal static class HoldTimeTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words(
            "Hold times of {0}", "Approved: equipment of this class may stand clean and dirty for so long.", "Clean, until used", "Dirty, until cleaned",
            "{0} h", "no limit", "before", "Reason"),
        ["vi"] = new Words(
            "Thời gian chờ của {0}", "Phê duyệt: thiết bị thuộc loại này được để sạch và để bẩn trong thời gian như sau.", "Sạch, đến khi dùng",
            "Bẩn, đến khi làm sạch", "{0} giờ", "không giới hạn", "trước đó", "Lý do"),
        ["zh"] = new Words(
            "{0} 的保持时间", "批准：该类设备清洁后和使用后可放置的时间如下。", "清洁后至使用", "使用后至清洁", "{0} 小时", "无限制", "原值", "原因"),
    };

    public static SignDocument Of(string language, EquipmentClassRule rule, EquipmentClassRule? was, string reason)
    {
        var (name, words) = ByLanguage.TryGetValue(language, out var found) ? (language, found) : ("en", ByLanguage["en"]);
        return new SignDocument(
            name, string.Format(words.Title, rule.Class), SignatureMeaning.Approved, words.Statement,
            [
                new SignLine(words.Clean, Said(words, rule.CleanHoldHours, was?.CleanHoldHours)),
                new SignLine(words.Dirty, Said(words, rule.DirtyHoldHours, was?.DirtyHoldHours)), new SignLine(words.Reason, reason),
            ]);
    }

    private static string Said(Words words, int? hours, int? was) =>
        hours == was ? Hours(words, hours) : $"{Hours(words, hours)} ({words.Before}: {Hours(words, was)})";

    private static string Hours(Words words, int? hours) =>
        hours is { } some ? string.Format(CultureInfo.InvariantCulture, words.Hours, some) : words.None;

    private sealed record Words(
        string Title, string Statement, string Clean, string Dirty, string Hours, string None, string Before, string Reason);
}
