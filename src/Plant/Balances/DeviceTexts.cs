using Theriac.People;

namespace Theriac.Plant.Balances;

/// <summary>What quality reads before it signs the registration of a balance: each number, and what it was when it was signed last.</summary>
internal static class DeviceTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words(
            "Registration of {0}", "Approved: this balance is reached, weighs and is checked each day as stated here.", "Balance", "Connection",
            "no line: the display is read and typed", "Serial number", "Simulated", "yes", "no", "Capacity", "Readability", "Minimum weight", "Test weight",
            "Registered by", "Why it was registered", "Reason", "before", "none any more"),
        ["vi"] = new Words(
            "Đăng ký {0}", "Phê duyệt: cân này được kết nối, cân và kiểm tra hằng ngày như nêu ở đây.", "Cân", "Kết nối",
            "không nối: đọc màn hình và nhập tay", "Số sê-ri", "Mô phỏng", "có", "không", "Tải trọng", "Bước đọc", "Khối lượng tối thiểu", "Quả cân",
            "Người đăng ký", "Lý do đăng ký", "Lý do", "trước đó", "không còn"),
        ["zh"] = new Words(
            "{0} 的登记", "批准：该天平按此处所述连接、称量和每日核查。", "天平", "连接", "无连线：读取显示屏并录入", "序列号", "模拟", "是", "否", "量程", "分度值",
            "最小称量", "砝码", "登记人", "登记原因", "原因", "原值", "不再使用"),
    };

    public static SignDocument Approval(string language, EquipmentState balance, string reason)
    {
        var (name, words) = ByLanguage.TryGetValue(language, out var found) ? (language, found) : ("en", ByLanguage["en"]);
        var (device, was) = (balance.Device!, balance.ApprovedDevice);
        List<SignLine> lines =
        [
            new(words.Balance, $"{balance.Id} {balance.Name}"),
            Line(words, words.Connection, device, was, one => one.Address is { } address ? $"{one.Driver} {address}" : words.NoLine),
            Line(words, words.Serial, device, was, one => one.Serial ?? "–"),
            Line(words, words.Simulated, device, was, one => one.IsSimulated ? words.Yes : words.No),
            Line(words, words.Capacity, device, was, one => $"{one.Balance?.Capacity}"),
            Line(words, words.Readability, device, was, one => $"{one.Balance?.Readability}"),
            Line(words, words.Minimum, device, was, one => one.Balance?.Minimum is { } minimum ? $"{minimum}" : "–"),
        ];
        foreach (var weight in device.TestWeights.Concat(was?.TestWeights ?? []).Select(one => one.Id).Distinct())
            lines.Add(Line(words, $"{words.TestWeight} {weight}", device, was, one => Weight(words, one, weight)));
        lines.Add(new SignLine(words.By, balance.Registration!.By));
        if (balance.Registration.Reason is { } why)
            lines.Add(new SignLine(words.Why, why));
        lines.Add(new SignLine(words.Reason, reason));
        return new SignDocument(name, string.Format(words.Title, balance.Id), SignatureMeaning.Approved, words.Statement, lines);
    }

    private static SignLine Line(Words words, string label, DeviceInfo now, DeviceInfo? was, Func<DeviceInfo, string> say)
    {
        var said = say(now);
        return new SignLine(label, was is null || say(was) == said ? said : $"{said} ({words.Before}: {say(was)})");
    }

    private static string Weight(Words words, DeviceInfo device, string id) =>
        device.TestWeights.FirstOrDefault(one => one.Id == id) is { } weight ? $"{weight.Nominal} ± {weight.Tolerance}" : words.None;

    private sealed record Words(
        string Title, string Statement, string Balance, string Connection, string NoLine, string Serial, string Simulated, string Yes, string No,
        string Capacity, string Readability, string Minimum, string TestWeight, string By, string Why, string Reason, string Before, string None);
}
