namespace Theriac.Plant.EquipmentLog;

/// <summary>What the printed log says beside its entries.</summary>
internal sealed record LogWords(
    string Title, string Equipment, string Class, string Site, string Period, string Whole, string Lines, string Hash, string Attached, string Inside,
    string Hold, string Exceeded, string By, string PageOf)
{
    private static readonly Dictionary<string, LogWords> ByLanguage = new()
    {
        ["en"] = new LogWords(
            "Equipment log", "Equipment", "Class", "Site", "Period", "from its first entry on", "Lines", "Hash of the log (SHA-256)", "Electronic copy of the log",
            "The electronic copy of the whole log is attached to this file; it holds every entry with its hashes. theriac record verify checks both without the server.",
            "stood", "longer than it may", "Person", "page {0} of {1}"),
        ["vi"] = new LogWords(
            "Nhật ký thiết bị", "Thiết bị", "Loại", "Cơ sở", "Khoảng thời gian", "từ mục đầu tiên", "Số dòng", "Mã băm nhật ký (SHA-256)", "Bản sao điện tử của nhật ký",
            "Bản sao điện tử của toàn bộ nhật ký được đính kèm trong tệp này; nó chứa mọi mục cùng mã băm. Lệnh theriac record verify kiểm tra cả hai mà không cần máy chủ.",
            "đã để", "lâu hơn mức cho phép", "Người", "trang {0} / {1}"),
        ["zh"] = new LogWords(
            "设备日志", "设备", "类别", "厂区", "期间", "自首条记录起", "行数", "日志哈希 (SHA-256)", "日志的电子副本",
            "整个日志的电子副本附在本文件内，包含每一条目及其哈希。theriac record verify 可在没有服务器的情况下核验两者。", "已放置", "超过允许时间", "人员", "第 {0} 页，共 {1} 页"),
    };

    public static LogWords In(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage["en"];
}
