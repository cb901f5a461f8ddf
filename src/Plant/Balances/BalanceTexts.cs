using Theriac.People;

namespace Theriac.Plant.Balances;

/// <summary>What a signer of a daily check reads, in his language.</summary>
internal static class BalanceTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words("Daily check of {0}", "Performed: these weights were put on the balance by the persons named, and this is what it showed.", "Balance", "Day", "passed", "outside of the tolerance", "typed by hand", "Why read again"),
        ["vi"] = new Words("Kiểm tra hằng ngày {0}", "Đã thực hiện: những người nêu tên đã đặt các quả cân này lên cân và cân chỉ như sau.", "Cân", "Ngày", "đạt", "ngoài dung sai", "nhập tay", "Lý do đọc lại"),
        ["zh"] = new Words("{0} 日常核查", "执行：所列人员已将这些砝码放上天平，读数如下。", "天平", "日期", "合格", "超出允差", "手工录入", "重新读数的原因"),
    };

    public static SignDocument Check(string language, EquipmentState balance, CheckOfDay day)
    {
        var (name, words) = ByLanguage.TryGetValue(language, out var found) ? (language, found) : ("en", ByLanguage["en"]);
        return new SignDocument(
            name, string.Format(words.Title, balance.Id), SignatureMeaning.Performed, words.Statement,
            [
                new SignLine(words.Balance, $"{balance.Id} {balance.Name}"), new SignLine(words.Day, $"{day.On:yyyy-MM-dd}"),
                .. day.Readings.Select(one => new SignLine($"{one.TestWeight} {one.Nominal} ± {one.Tolerance}", Line(words, one))),
                .. day.Reason is { } reason ? [new SignLine(words.Why, reason)] : Array.Empty<SignLine>(),
            ]);
    }

    private static string Line(Words words, TestReading one) =>
        $"{one.Reading}, {(one.Passed ? words.Passed : words.Outside)}, {one.By}" + (one.Raw is null ? $", {words.Typed}" : "");

    private sealed record Words(string Title, string Statement, string Balance, string Day, string Passed, string Outside, string Typed, string Why);
}
