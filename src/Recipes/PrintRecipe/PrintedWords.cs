using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Words that stand on a printed recipe only.</summary>
internal static class PrintedWords
{
    public static readonly LocalizedText Title = Of("Master recipe", "Công thức gốc", "主工艺规程");
    public static readonly LocalizedText Version = Of("Version", "Phiên bản", "版本");
    public static readonly LocalizedText SafeState = Of("When the batch is held", "Khi giữ lô", "批次保持时");
    public static readonly LocalizedText State = Of("State", "Trạng thái", "状态");
    public static readonly LocalizedText Product = Of("Product", "Sản phẩm", "产品");
    public static readonly LocalizedText Code = Of("Code", "Mã", "代码");
    public static readonly LocalizedText Strength = Of("Strength", "Hàm lượng", "规格");
    public static readonly LocalizedText DosageForm = Of("Dosage form", "Dạng bào chế", "剂型");
    public static readonly LocalizedText Gtin = Of("GTIN of the pack", "GTIN của hộp", "包装 GTIN");
    public static readonly LocalizedText ShelfLife = Of("Shelf life (months)", "Hạn dùng (tháng)", "有效期（月）");
    public static readonly LocalizedText UnitWeight = Of("Weight of one dosage unit", "Khối lượng một đơn vị liều", "单剂量重量");
    public static readonly LocalizedText BatchSize = Of("Batch size", "Cỡ lô", "批量");
    public static readonly LocalizedText Hash = Of("Hash of this version (SHA-256)", "Mã băm phiên bản (SHA-256)", "本版本哈希 (SHA-256)");
    public static readonly LocalizedText Approval = Of("Preparation, check and approval", "Soạn, kiểm tra và phê duyệt", "编制、复核与批准");
    public static readonly LocalizedText Prepared = Of("Prepared", "Soạn", "编制");
    public static readonly LocalizedText Checked = Of("Independently checked", "Kiểm tra độc lập", "独立复核");
    public static readonly LocalizedText Approved = Of("Approved", "Phê duyệt", "批准");
    public static readonly LocalizedText Reviewed = Of("Reviewed", "Xem xét", "审核");
    public static readonly LocalizedText Agreed = Of("Agreed; others sign after", "Đồng ý; người khác ký sau", "同意；其后由他人签名");
    public static readonly LocalizedText Returned = Of("Returned to draft", "Trả về bản nháp", "退回草稿");
    public static readonly LocalizedText Retired = Of("Retired", "Ngừng dùng", "停用");
    public static readonly LocalizedText NotSigned = Of("not signed", "chưa ký", "未签名");
    public static readonly LocalizedText History = Of("History", "Lịch sử", "历史");
    public static readonly LocalizedText Changes = Of("Changes from version {0}", "Thay đổi so với phiên bản {0}", "与版本 {0} 相比的更改");
    public static readonly LocalizedText FirstVersion = Of("There is no approved version before this one.", "Chưa có phiên bản nào được phê duyệt trước đó.", "此前没有已批准的版本。");
    public static readonly LocalizedText NoChange = Of("Nothing is different.", "Không có gì khác.", "没有差异。");
    public static readonly LocalizedText Contents = Of("Contents", "Mục lục", "目录");
    public static readonly LocalizedText Formula = Of("Formula", "Công thức pha chế", "处方");
    public static readonly LocalizedText Material = Of("Material", "Nguyên liệu", "物料");
    public static readonly LocalizedText Quantity = Of("Quantity", "Số lượng", "数量");
    public static readonly LocalizedText Tolerance = Of("Tolerance", "Dung sai", "允差");
    public static readonly LocalizedText Overage = Of("Overage", "Lượng dư", "过量");
    public static readonly LocalizedText Potency = Of("Quantity by", "Lượng tính theo", "数量依据");
    public static readonly LocalizedText LabelClaim = Of("Label claim", "Hàm lượng trên nhãn", "标示量");
    public static readonly LocalizedText Active = Of("active ingredient", "hoạt chất", "活性成分");
    public static readonly LocalizedText Outputs = Of("Outputs", "Sản phẩm đầu ra", "产出");
    public static readonly LocalizedText Parameters = Of("Process parameters", "Thông số quy trình", "工艺参数");
    public static readonly LocalizedText SetPoint = Of("Set-point", "Giá trị đặt", "设定值");
    public static readonly LocalizedText HoldsFor = Of("Holds for", "Áp dụng cho", "适用于");
    public static readonly LocalizedText Range = Of("Range", "Khoảng", "范围");
    public static readonly LocalizedText Registered = Of("Registered range", "Khoảng đã đăng ký", "注册范围");
    public static readonly LocalizedText Critical = Of("critical", "trọng yếu", "关键");
    public static readonly LocalizedText Equipment = Of("Equipment", "Thiết bị", "设备");
    public static readonly LocalizedText Documents = Of("Documents", "Tài liệu", "文件");
    public static readonly LocalizedText Specimens = Of("Specimens of labels and packaging", "Mẫu nhãn và bao bì", "标签与包装样张");
    public static readonly LocalizedText Yield = Of("Yields", "Hiệu suất", "收率");
    public static readonly LocalizedText Theoretical = Of("Theoretical yield", "Hiệu suất lý thuyết", "理论收率");
    public static readonly LocalizedText YieldLimits = Of("Limits, outside which an investigation opens", "Giới hạn, ngoài đó phải điều tra", "限度，超出须调查");
    public static readonly LocalizedText Expected = Of("Expected", "Mong đợi", "预期");
    public static readonly LocalizedText Loss = Of("Loss that is meant", "Hao hụt dự kiến", "预期损耗");
    public static readonly LocalizedText HoldTimes = Of("Hold times and minimum times", "Thời gian lưu và thời gian tối thiểu", "存放时限与最短时间");
    public static readonly LocalizedText IfOverrun = Of("If overrun", "Nếu vượt", "超时处理");
    public static readonly LocalizedText Procedure = Of("Procedure", "Quy trình", "操作规程");
    public static readonly LocalizedText Order = Of("Order", "Thứ tự", "顺序");
    public static readonly LocalizedText When = Of("Only when", "Chỉ khi", "仅当");
    public static readonly LocalizedText Loop = Of("Repeated", "Lặp lại", "重复");
    public static readonly LocalizedText AtOnce = Of("at the same time", "đồng thời", "同时");
    public static readonly LocalizedText OneOf = Of("one of", "một trong", "其一");
    public static readonly LocalizedText Qualification = Of("Qualification", "Yêu cầu đào tạo", "资质");
    public static readonly LocalizedText Block = Of("From building block", "Từ khối dùng chung", "取自公用模块");
    public static readonly LocalizedText Limits = Of("Limits", "Giới hạn", "限度");
    public static readonly LocalizedText Alert = Of("Alert limits", "Giới hạn cảnh báo", "警戒限");
    public static readonly LocalizedText Plausible = Of("Plausible", "Hợp lý", "合理范围");
    public static readonly LocalizedText Choices = Of("Answers", "Câu trả lời", "选项");
    public static readonly LocalizedText Calculation = Of("Calculation", "Phép tính", "计算");
    public static readonly LocalizedText Rule = Of("Must hold", "Phải đúng", "须满足");
    public static readonly LocalizedText Parameter = Of("Limits of parameter", "Giới hạn của thông số", "参数的限度");
    public static readonly LocalizedText Picture = Of("Picture", "Hình", "图片");
    public static readonly LocalizedText Rows = Of("Rows", "Số dòng", "行数");
    public static readonly LocalizedText Sample = Of("Sample", "Mẫu", "样品");
    public static readonly LocalizedText Duration = Of("Duration", "Thời lượng", "时长");
    public static readonly LocalizedText Performed = Of("Performed", "Đã thực hiện", "执行");
    public static readonly LocalizedText Verified = Of("Verified", "Đã kiểm tra", "复核");
    public static readonly LocalizedText PageOf = Of("page {0} of {1}", "trang {0} / {1}", "第 {0} 页，共 {1} 页");
    public static readonly LocalizedText Signatures = Of("signatures", "chữ ký", "签名");
    public static readonly LocalizedText Valid = Of("valid", "có hiệu lực", "有效");
    public static readonly LocalizedText Superseded = Of("superseded: the content has changed since", "đã bị thay thế: nội dung đã đổi", "已失效：内容此后已更改");
    public static readonly LocalizedText Void = Of("VOID: what is stored is not what was signed", "VÔ HIỆU: nội dung đang lưu không phải nội dung đã ký", "无效：所存内容并非所签内容");

    public static LocalizedText Of(SignatureState state) => state switch
    {
        SignatureState.Valid => Valid,
        SignatureState.Superseded => Superseded,
        _ => Void,
    };

    public static LocalizedText Of(RecipeState state) => state switch
    {
        RecipeState.Draft => Of("Draft", "Bản nháp", "草稿"),
        RecipeState.InReview => Of("In review", "Đang duyệt", "审核中"),
        RecipeState.Approved => Of("Approved", "Đã phê duyệt", "已批准"),
        RecipeState.Superseded => Of("Superseded", "Đã bị thay thế", "已被取代"),
        _ => Of("Retired", "Đã ngừng dùng", "已停用"),
    };

    public static LocalizedText Of(TimeLinkKind kind) => kind switch
    {
        TimeLinkKind.NoLaterAfterEnd => Of("no later than {0} after the end of {1}", "không muộn hơn {0} sau khi kết thúc {1}", "{1} 结束后不迟于 {0}"),
        TimeLinkKind.NoEarlierAfterEnd => Of("no earlier than {0} after the end of {1}", "không sớm hơn {0} sau khi kết thúc {1}", "{1} 结束后不早于 {0}"),
        TimeLinkKind.NoLaterAfterStart => Of("no later than {0} after the start of {1}", "không muộn hơn {0} sau khi bắt đầu {1}", "{1} 开始后不迟于 {0}"),
        TimeLinkKind.NoEarlierAfterStart => Of("no earlier than {0} after the start of {1}", "không sớm hơn {0} sau khi bắt đầu {1}", "{1} 开始后不早于 {0}"),
        TimeLinkKind.AtStart => Of("once {1} has begun", "khi {1} đã bắt đầu", "{1} 开始时"),
        _ => Of("never while {1} runs", "không đồng thời với {1}", "不得与 {1} 同时进行"),
    };

    public static LocalizedText Of(LoopKind kind) => kind switch
    {
        LoopKind.ForEach => Of("once for each of {0}", "một lần cho mỗi {0}", "对 {0} 各执行一次"),
        LoopKind.Every => Of("every {0} until {1} has ended", "mỗi {0} cho đến khi {1} kết thúc", "每 {0} 一次，直到 {1} 结束"),
        _ => Of("again while {0}, at most {1} times", "lặp lại khi {0}, tối đa {1} lần", "当 {0} 时重复，最多 {1} 次"),
    };

    public static LocalizedText Of(SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Performed => Performed,
        SignatureMeaning.Verified => Verified,
        SignatureMeaning.Reviewed => Of("Reviewed", "Đã xem xét", "审核"),
        SignatureMeaning.Approved => Of("Approved", "Đã phê duyệt", "批准"),
        _ => Of("Certified", "Đã chứng nhận", "认证放行"),
    };

    public static string In(this LocalizedText text, string language, params object?[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, text.In(language), values);

    private static LocalizedText Of(string en, string vi, string zh) => new() { En = en, Vi = vi, Zh = zh };
}
