using Theriac.People;

namespace Theriac.Plant.Balances;

/// <summary>What a signer of a daily check reads, in his language.</summary>
internal static class BalanceTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words("Daily check of {0}", "Performed: I put these weights on the balance and this is what it showed.", "Balance", "Day", "passed", "outside of the tolerance", "typed by hand"),
        ["vi"] = new Words("Kiểm tra hằng ngày {0}", "Đã thực hiện: tôi đã đặt các quả cân này lên cân và cân chỉ như sau.", "Cân", "Ngày", "đạt", "ngoài dung sai", "nhập tay"),
        ["zh"] = new Words("{0} 日常核查", "执行：我已将这些砝码放上天平，读数如下。", "天平", "日期", "合格", "超出允差", "手工录入"),
    };

    public static SignDocument Check(string language, EquipmentState balance, DateOnly on)
    {
        var (name, words) = ByLanguage.TryGetValue(language, out var found) ? (language, found) : ("en", ByLanguage["en"]);
        return new SignDocument(
            name, string.Format(words.Title, balance.Id), SignatureMeaning.Performed, words.Statement,
            [
                new SignLine(words.Balance, $"{balance.Id} {balance.Name}"), new SignLine(words.Day, $"{on:yyyy-MM-dd}"),
                .. balance.TestReadings.Select(one => new SignLine($"{one.TestWeight} {one.Nominal} ± {one.Tolerance}", Line(words, one))),
            ]);
    }

    private static string Line(Words words, TestReading one) =>
        $"{one.Reading}, {(one.Passed ? words.Passed : words.Outside)}" + (one.Raw is null ? $", {words.Typed}" : "");

    private sealed record Words(string Title, string Statement, string Balance, string Day, string Passed, string Outside, string Typed);
}
