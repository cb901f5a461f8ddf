using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>What a signer of a lot's fate reads, in his language. Signed bytes keep the text of their time.</summary>
internal static class LotTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words(
            "Lot {0}: release", "Lot {0}: reject", "Lot {0}: new expiry date",
            "Approved: this lot was examined and may be used.",
            "Approved: this lot must not be used.",
            "Approved: this lot may be used through the new date, for the reason given.",
            "Lot", "Material", "Supplier", "Supplier lot", "Received", "Expiry date", "New expiry date", "Reason", "none",
            "Lot {0}: assay", "Approved: this is what was found of its strength; what is weighed of it is corrected by it.", "Assay", "Water", "Method"),
        ["vi"] = new Words(
            "Lô {0}: cho phép sử dụng", "Lô {0}: loại bỏ", "Lô {0}: hạn dùng mới",
            "Phê duyệt: lô này đã được kiểm tra và được phép sử dụng.",
            "Phê duyệt: không được sử dụng lô này.",
            "Phê duyệt: lô này được sử dụng đến hết hạn dùng mới, vì lý do đã nêu.",
            "Lô", "Nguyên liệu", "Nhà cung cấp", "Lô nhà cung cấp", "Đã nhận", "Hạn dùng", "Hạn dùng mới", "Lý do", "không có",
            "Lô {0}: hàm lượng", "Phê duyệt: đây là hàm lượng đã xác định; lượng cân được hiệu chỉnh theo giá trị này.", "Hàm lượng", "Hàm ẩm", "Phương pháp"),
        ["zh"] = new Words(
            "批 {0}：放行", "批 {0}：判定不合格", "批 {0}：新有效期",
            "批准：本批已检验，可以使用。",
            "批准：本批不得使用。",
            "批准：因所述原因，本批可使用至新有效期。",
            "批号", "物料", "供应商", "供应商批号", "收货量", "有效期至", "新有效期至", "原因", "无",
            "批 {0}：含量", "批准：这是测得的含量；称量按此修正。", "含量", "水分", "方法"),
    };

    public static SignDocument Release(string language, LotState lot, MaterialInfo material, LotAssay? assay = null)
    {
        var (name, words) = Of(language);
        return new SignDocument(
            name, string.Format(words.ReleaseTitle, lot.Id), SignatureMeaning.Approved, words.ReleaseStatement,
            [.. Lines(words, lot, material), .. Strength(words, assay)]);
    }

    public static SignDocument Assayed(string language, LotState lot, MaterialInfo material, LotAssay assay)
    {
        var (name, words) = Of(language);
        return new SignDocument(
            name, string.Format(words.AssayTitle, lot.Id), SignatureMeaning.Approved, words.AssayStatement,
            [.. Lines(words, lot, material), .. Strength(words, assay)]);
    }

    private static IEnumerable<SignLine> Strength(Words words, LotAssay? assay)
    {
        if (assay is null)
            yield break;
        yield return new SignLine(words.Assay, $"{DecimalText.Of(assay.Percent)} %");
        if (assay.WaterPercent is { } water)
            yield return new SignLine(words.Water, $"{DecimalText.Of(water)} %");
        yield return new SignLine(words.Method, assay.Method);
    }

    public static SignDocument Reject(string language, LotState lot, MaterialInfo material, string reason)
    {
        var (name, words) = Of(language);
        return new SignDocument(
            name, string.Format(words.RejectTitle, lot.Id), SignatureMeaning.Approved, words.RejectStatement,
            [.. Lines(words, lot, material), new SignLine(words.Reason, reason)]);
    }

    public static SignDocument Expiry(string language, LotState lot, MaterialInfo material, DateOnly to, string reason)
    {
        var (name, words) = Of(language);
        return new SignDocument(
            name, string.Format(words.ExpiryTitle, lot.Id), SignatureMeaning.Approved, words.ExpiryStatement,
            [.. Lines(words, lot, material), new SignLine(words.NewExpiry, $"{to:yyyy-MM-dd}"), new SignLine(words.Reason, reason)]);
    }

    private static SignLine[] Lines(Words words, LotState lot, MaterialInfo material) =>
    [
        new(words.Lot, lot.Id),
        new(words.Material, $"{material.Code} {material.Name}"),
        new(words.Supplier, lot.Supplier),
        new(words.SupplierLot, lot.SupplierLot),
        new(words.Received, lot.Received.ToString()),
        new(words.Expiry, lot.ExpiryOn is { } on ? $"{on:yyyy-MM-dd}" : words.None),
    ];

    private static (string Name, Words Words) Of(string language) =>
        ByLanguage.TryGetValue(language, out var words) ? (language, words) : ("en", ByLanguage["en"]);

    private sealed record Words(
        string ReleaseTitle, string RejectTitle, string ExpiryTitle, string ReleaseStatement, string RejectStatement,
        string ExpiryStatement, string Lot, string Material, string Supplier, string SupplierLot, string Received, string Expiry,
        string NewExpiry, string Reason, string None, string AssayTitle, string AssayStatement, string Assay, string Water, string Method);
}
