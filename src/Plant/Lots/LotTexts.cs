using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>What a signer of a lot's fate reads, in his language. Signed bytes keep the text of their time.</summary>
internal static class LotTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words(
            "Lot {0}: release", "Lot {0}: reject", "Lot {0}: new expiry date", "Lot {0}: scrap", "Lot {0}: stock count", "Lot {0}: retest",
            "Approved: this lot was examined and may be used.",
            "Approved: this lot must not be used.",
            "Approved: this lot may be used through the new date, for the reason given.",
            "Approved: this quantity is destroyed, for the reason given.",
            "Approved: the stock of this lot follows the count.",
            "Approved: this lot was tested again with the result given.",
            "Lot", "Material", "Supplier", "Supplier lot", "Received", "Expiry date", "New expiry date", "Reason", "none",
            "Lot {0}: assay", "Approved: this is what was found of its strength; what is weighed of it is corrected by it.", "Assay", "Water", "Method", "Quantity", "On hand", "Counted", "Difference",
            "Result", "Passed", "Failed", "Retest by"),
        ["vi"] = new Words(
            "Lô {0}: cho phép sử dụng", "Lô {0}: loại bỏ", "Lô {0}: hạn dùng mới", "Lô {0}: hủy", "Lô {0}: kiểm kê", "Lô {0}: kiểm nghiệm lại",
            "Phê duyệt: lô này đã được kiểm tra và được phép sử dụng.",
            "Phê duyệt: không được sử dụng lô này.",
            "Phê duyệt: lô này được sử dụng đến hết hạn dùng mới, vì lý do đã nêu.",
            "Phê duyệt: lượng này được hủy, vì lý do đã nêu.",
            "Phê duyệt: tồn kho của lô này theo kết quả kiểm kê.",
            "Phê duyệt: lô này đã được kiểm nghiệm lại với kết quả đã nêu.",
            "Lô", "Nguyên liệu", "Nhà cung cấp", "Lô nhà cung cấp", "Đã nhận", "Hạn dùng", "Hạn dùng mới", "Lý do", "không có",
            "Lô {0}: hàm lượng", "Phê duyệt: đây là hàm lượng đã xác định; lượng cân được hiệu chỉnh theo giá trị này.", "Hàm lượng", "Hàm ẩm", "Phương pháp", "Lượng", "Tồn kho", "Đã đếm", "Chênh lệch",
            "Kết quả", "Đạt", "Không đạt", "Kiểm nghiệm lại trước"),
        ["zh"] = new Words(
            "批 {0}：放行", "批 {0}：判定不合格", "批 {0}：新有效期", "批 {0}：报废", "批 {0}：盘点", "批 {0}：复验",
            "批准：本批已检验，可以使用。",
            "批准：本批不得使用。",
            "批准：因所述原因，本批可使用至新有效期。",
            "批准：因所述原因，此数量予以报废。",
            "批准：本批库存以盘点为准。",
            "批准：本批已复验，结果如所述。",
            "批号", "物料", "供应商", "供应商批号", "收货量", "有效期至", "新有效期至", "原因", "无",
            "批 {0}：含量", "批准：这是测得的含量；称量按此修正。", "含量", "水分", "方法", "数量", "库存", "盘点数", "差异", "结果", "合格", "不合格", "复验期至"),
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

    public static SignDocument Scrap(
        string language, LotState lot, MaterialInfo material, Quantity quantity, string reason, string? container = null)
    {
        var (name, words) = Of(language);
        return new SignDocument(
            name, string.Format(words.ScrapTitle, lot.Id), SignatureMeaning.Approved, words.ScrapStatement,
            [.. Lines(words, lot, material, container), new SignLine(words.Quantity, quantity.ToString()), new SignLine(words.Reason, reason)]);
    }

    public static SignDocument Count(string language, LotState lot, MaterialInfo material, WaitingCount count)
    {
        var (name, words) = Of(language);
        return new SignDocument(
            name, string.Format(words.CountTitle, lot.Id), SignatureMeaning.Approved, words.CountStatement,
            [
                .. Lines(words, lot, material, count.Container), new SignLine(words.OnHand, lot.OnHand.ToString()), new SignLine(words.Counted, count.Counted.ToString()),
                new SignLine(words.Difference, count.Difference.ToString()), new SignLine(words.Reason, count.Reason),
            ]);
    }

    public static SignDocument Retest(string language, LotState lot, MaterialInfo material, RetestLot test)
    {
        var (name, words) = Of(language);
        List<SignLine> lines = [.. Lines(words, lot, material), new SignLine(words.Result, $"{(test.Passed == true ? words.Passed : words.Failed)}: {test.Result}")];
        // Without another date nobody is asked to test it again: that is what is signed then.
        if (test.Passed == true)
            lines.Add(new SignLine(words.RetestBy, test.RetestOn is { } next ? $"{next:yyyy-MM-dd}" : words.None));
        if (test is { Passed: true, ExpiryOn: { } expiry })
            lines.Add(new SignLine(words.NewExpiry, $"{expiry:yyyy-MM-dd}"));
        return new SignDocument(name, string.Format(words.RetestTitle, lot.Id), SignatureMeaning.Approved, words.RetestStatement, lines);
    }

    private static SignLine[] Lines(Words words, LotState lot, MaterialInfo material, string? container = null) =>
    [
        new(words.Lot, container is null ? lot.Id : $"{lot.Id} · {container}"),
        new(words.Material, $"{material.Code} {material.Name}"),
        new(words.Supplier, lot.Supplier),
        new(words.SupplierLot, lot.SupplierLot),
        new(words.Received, lot.Received.ToString()),
        new(words.Expiry, lot.ExpiryOn is { } on ? $"{on:yyyy-MM-dd}" : words.None),
    ];

    private static (string Name, Words Words) Of(string language) =>
        ByLanguage.TryGetValue(language, out var words) ? (language, words) : ("en", ByLanguage["en"]);

    private sealed record Words(
        string ReleaseTitle, string RejectTitle, string ExpiryTitle, string ScrapTitle, string CountTitle, string RetestTitle,
        string ReleaseStatement, string RejectStatement, string ExpiryStatement, string ScrapStatement, string CountStatement,
        string RetestStatement, string Lot, string Material, string Supplier, string SupplierLot, string Received, string Expiry,
        string NewExpiry, string Reason, string None, string AssayTitle, string AssayStatement, string Assay, string Water, string Method, string Quantity, string OnHand, string Counted, string Difference, string Result,
        string Passed, string Failed, string RetestBy);
}
