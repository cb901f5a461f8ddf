using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A word or sentence in the three languages of documents and printed records.</summary>
internal readonly record struct Word(string En, string Vi, string Zh)
{
    public string In(string language) => language switch
    {
        "vi" => Vi,
        "zh" => Zh,
        _ => En,
    };

    /// <summary>With values in the places {0}, {1} …</summary>
    public string In(string language, params object?[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, In(language), values);
}

/// <summary>
/// Words of signed documents and of the printed batch record. What is signed is stored with its language, so a later change
/// of a word changes no signature.
/// </summary>
internal static class Words
{
    public static readonly Word Batch = new("Batch", "Lô", "批次");
    public static readonly Word OrderNo = new("Process order", "Lệnh sản xuất", "生产指令");
    public static readonly Word LotNumber = new("Lot number", "Số lô", "批号");
    public static readonly Word Site = new("Site", "Cơ sở", "厂区");
    public static readonly Word Line = new("Line", "Dây chuyền", "生产线");
    public static readonly Word Campaign = new("Campaign", "Chiến dịch", "生产活动");
    public static readonly Word Product = new("Product", "Sản phẩm", "产品");
    public static readonly Word Strength = new("Strength", "Hàm lượng", "规格");
    public static readonly Word DosageForm = new("Dosage form", "Dạng bào chế", "剂型");
    public static readonly Word Recipe = new("Master recipe", "Công thức gốc", "主工艺规程");
    public static readonly Word Version = new("Version", "Phiên bản", "版本");
    public static readonly Word RecipeHash = new("Recipe hash (SHA-256)", "Mã băm công thức (SHA-256)", "工艺规程哈希 (SHA-256)");
    public static readonly Word ParametersHash = new(
        "Parameters of the site (SHA-256)", "Tham số của cơ sở (SHA-256)", "厂区参数 (SHA-256)");
    public static readonly Word BatchSize = new("Batch size", "Cỡ lô", "批量");
    public static readonly Word Steps = new("Steps", "Số bước", "步骤数");
    public static readonly Word Step = new("Step", "Bước", "步骤");
    public static readonly Word Phase = new("Phase", "Công đoạn", "工序");
    public static readonly Word Instruction = new("Instruction", "Hướng dẫn", "指令");
    public static readonly Word Value = new("Value", "Giá trị", "数值");
    public static readonly Word Limits = new("Limits", "Giới hạn", "限度");
    public static readonly Word AlertLimits = new("Alert limits", "Giới hạn cảnh báo", "警戒限");
    public static readonly Word Expected = new("Expected", "Mong đợi", "预期");
    public static readonly Word Target = new("Target", "Mục tiêu", "目标量");
    public static readonly Word Net = new("Net", "Khối lượng tịnh", "净重");
    public static readonly Word TareAndGross = new("Tare / gross", "Bì / cả bì", "皮重 / 毛重");
    public static readonly Word WeighedBy = new("Weighed", "Người cân", "称量");
    public static readonly Word Container = new("Container", "Thùng", "容器");
    public static readonly Word Copy = new("COPY {0}", "BẢN SAO {0}", "副本 {0}");
    public static readonly Word Simulated = new("SIMULATED BALANCE", "CÂN MÔ PHỎNG", "模拟天平");
    public static readonly Word TypedByHand = new("typed by hand", "nhập tay", "手工录入");
    public static readonly Word NotUsed = new("not used", "không dùng", "未使用");
    public static readonly Word PutBack = new("Put back", "Trả lại kho", "退回库存");
    public static readonly Word Total = new("Total", "Tổng", "合计");
    public static readonly Word Material = new("Material", "Nguyên liệu", "物料");
    public static readonly Word Lot = new("Lot", "Lô", "物料批号");
    public static readonly Word Expiry = new("Expiry", "Hạn dùng", "有效期");
    public static readonly Word Equipment = new("Equipment", "Thiết bị", "设备");
    public static readonly Word Packs = new("Packs", "Số hộp", "包装数");
    public static readonly Word Formula = new("Formula", "Công thức tính", "计算公式");
    public static readonly Word With = new("With", "Với", "代入");
    public static readonly Word Row = new("Row", "Dòng", "行");
    public static readonly Word LeftOutByMaster = new("Left out by its condition", "Bỏ qua theo điều kiện", "按条件省略");
    public static readonly Word PerformedBy = new("Performed by", "Người thực hiện", "执行人");
    public static readonly Word Condition = new("Condition", "Điều kiện", "条件");
    public static readonly Word Exception = new("Exception", "Ngoại lệ", "异常");
    public static readonly Word Exceptions = new("Exceptions", "Ngoại lệ", "异常");
    public static readonly Word Description = new("What happened", "Điều đã xảy ra", "发生了什么");
    public static readonly Word Grade = new("Grade", "Mức độ", "级别");
    public static readonly Word Justification = new("Justification", "Giải trình", "说明");
    public static readonly Word Reason = new("Reason", "Lý do", "原因");
    public static readonly Word Missing = new("Missing material", "Nguyên liệu còn thiếu", "缺料");
    public static readonly Word Impact = new("Product impact", "Ảnh hưởng đến sản phẩm", "对产品的影响");
    public static readonly Word Cause = new("Cause", "Nguyên nhân", "原因分析");
    public static readonly Word Conclusion = new("Conclusion", "Kết luận", "结论");
    public static readonly Word SafeStates = new("Safe states", "Trạng thái an toàn", "安全状态");
    public static readonly Word ProductTouched = new("Product touched", "Sản phẩm bị ảnh hưởng", "产品受影响");
    public static readonly Word RootCause = new("Kind of root cause", "Loại nguyên nhân gốc", "根本原因类别");
    public static readonly Word Assessed = new("Impact stated", "Đã nhận định ảnh hưởng", "影响评估");
    public static readonly Word ConcludedBefore = new("Concluded before, reopened", "Đã kết luận trước, mở lại", "先前结论，已重新打开");
    public static readonly Word Capa = new("CAPA", "CAPA", "CAPA");
    public static readonly Word File = new("File", "Tệp", "文件");
    public static readonly Word Policy = new("Routes of exceptions", "Lộ trình xử lý ngoại lệ", "异常处理路线");
    public static readonly Word Formerly = new("before", "trước đây", "此前");
    public static readonly Word WithinHours = new("each signature within {0} h", "mỗi chữ ký trong {0} giờ", "每个签名须在 {0} 小时内");
    public static readonly Word AssociatedBatches = new("Associated batches", "Các lô liên quan", "相关批次");
    public static readonly Word Correction = new("Corrected", "Đã sửa", "已更正");
    public static readonly Word Change = new("Change", "Thay đổi", "变更");
    public static readonly Word RequestedBy = new("Requested by", "Người yêu cầu", "申请人");
    public static readonly Word Before = new("Before", "Trước", "变更前");
    public static readonly Word After = new("After", "Sau", "变更后");
    public static readonly Word Kind = new("Kind", "Loại", "类型");
    public static readonly Word StandsBehind = new("Comes after", "Sau bước", "位于其后");
    public static readonly Word ToCome = new("To come", "Sắp tới", "后续变化");
    public static readonly Word StandsAsDone = new("Stands as done", "Giữ như đã làm", "按已完成保留");
    public static readonly Word Declined = new("Declined", "Từ chối", "不予批准");
    public static readonly Word Repeated = new("Repeated", "Làm lại", "已重复");
    public static readonly Word Reopened = new("Reopened", "Mở lại", "已重开");
    public static readonly Word Skipped = new("Skipped", "Bỏ qua", "跳过");
    public static readonly Word NotApplicable = new("Not applicable", "Không áp dụng", "不适用");
    public static readonly Word Late = new("Entered late", "Ghi muộn", "补录");
    public static readonly Word HappenedAt = new("Happened at", "Xảy ra lúc", "发生时间");
    public static readonly Word PaperForm = new("Paper form", "Biểu mẫu giấy", "纸质表单");
    public static readonly Word PaperForms = new("Paper forms", "Biểu mẫu giấy", "纸质表单");
    public static readonly Word PaperOriginal = new("Original", "Bản gốc", "原件");
    public static readonly Word PaperCopyOf = new("Copy of", "Bản sao của", "副本，原表单");
    public static readonly Word PaperPrinted = new("Printed by", "Người in", "打印人");
    public static readonly Word PaperTime = new("Date, time", "Ngày, giờ", "日期时间");
    public static readonly Word PaperDone = new("Done by", "Người làm", "执行人");
    public static readonly Word PaperChecked = new("Checked by", "Người kiểm", "复核人");
    public static readonly Word PaperLater = new("Done in the system after the outage.", "Thực hiện trong hệ thống sau sự cố.", "系统恢复后在系统中完成。");
    public static readonly Word PaperCalculated = new("Calculated by the system after the outage.", "Hệ thống tính sau sự cố.", "系统恢复后由系统计算。");
    public static readonly Word PaperTare = new("Tare", "Bì", "皮重");
    public static readonly Word PaperGross = new("Gross", "Tổng", "毛重");
    public static readonly Word PaperStart = new("Start", "Bắt đầu", "开始");
    public static readonly Word PaperEnd = new("End", "Kết thúc", "结束");
    public static readonly Word PaperPeople = new("Who wrote on this form", "Người ghi biểu mẫu này", "本表单填写人");
    public static readonly Word PaperName = new("Name", "Họ tên", "姓名");
    public static readonly Word PaperInitials = new("Initials", "Chữ ký tắt", "姓名缩写");
    public static readonly Word RecordHash = new("Hash of the record", "Mã băm hồ sơ", "记录哈希");
    public static readonly Word Charged = new("Quantity", "Số lượng", "数量");
    public static readonly Word PaperRules = new(
        "For an outage only. Write with permanent ink at the time of the work. Strike a wrong entry with one line, so that it stays readable, and write reason, date and initials beside it. Leave no line empty: strike what is not used. Give every page back.",
        "Chỉ dùng khi hệ thống ngừng. Ghi bằng mực không phai ngay khi làm. Gạch một đường qua mục sai sao cho vẫn đọc được, ghi lý do, ngày và chữ ký tắt bên cạnh. Không để trống dòng: gạch bỏ phần không dùng. Nộp lại mọi trang.",
        "仅在系统中断时使用。操作时即用不褪色墨水填写。写错处划一条线，保持可读，并在旁注明原因、日期和姓名缩写。不得留空行：未用处划去。所有页均须交回。");
    public static readonly Word Done = new("Done", "Đã làm", "已完成");
    public static readonly Word Yes = new("Yes", "Có", "是");
    public static readonly Word No = new("No", "Không", "否");
    public static readonly Word Entries = new("Entries", "Số mục", "条目数");
    public static readonly Word Rules = new("Rules", "Quy tắc", "规则");
    public static readonly Word RulesText = new(
        "{0} rules: {1} passed, {2} failed, {3} not run", "{0} quy tắc: {1} đạt, {2} không đạt, {3} chưa chạy", "{0} 条规则：{1} 条通过，{2} 条未通过，{3} 条未运行");
    public static readonly Word Items = new("Items reviewed", "Mục đã xem xét", "已审核项目");
    public static readonly Word Destination = new("Destination", "Xử lý", "去向");
    public static readonly Word Register = new("Register number", "Số đăng ký", "登记号");
    public static readonly Word ManufacturedOn = new("Manufactured on", "Ngày sản xuất", "生产日期");
    public static readonly Word Mode = new("Mode", "Chế độ", "模式");
    public static readonly Word State = new("State", "Trạng thái", "状态");
    public static readonly Word ProcedureEquipment = new("Procedure on equipment", "Quy trình trên thiết bị", "设备规程");
    public static readonly Word KeptUnit = new("Equipment kept for it", "Thiết bị giữ cho lô", "为其保留的设备");
    public static readonly Word ReworkOf = new("Rework of the lot", "Làm lại lô", "返工批次");
    public static readonly Word ReworkedAs = new("Reworked as", "Được làm lại thành", "返工为");
    public static readonly Word Quantity = new("Quantity", "Số lượng", "数量");
    public static readonly Word Disposition = new("Disposition", "Quyết định", "处置");

    public static Word Of(SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Performed => new Word("Performed", "Đã thực hiện", "执行"),
        SignatureMeaning.Verified => new Word("Verified", "Đã kiểm tra", "复核"),
        SignatureMeaning.Reviewed => new Word("Reviewed", "Đã xem xét", "审核"),
        SignatureMeaning.Approved => new Word("Approved", "Đã phê duyệt", "批准"),
        _ => new Word("Certified", "Đã chứng nhận", "认证放行"),
    };

    public static Word Of(Grade grade) => grade switch
    {
        Batches.Grade.Information => new Word("Information", "Thông tin", "提示"),
        Batches.Grade.Minor => new Word("Minor", "Nhẹ", "次要"),
        Batches.Grade.Major => new Word("Major", "Nặng", "主要"),
        _ => new Word("Critical", "Nghiêm trọng", "关键"),
    };

    public static Word Of(Lifecycle state) => state switch
    {
        Lifecycle.Idle => new Word("Idle", "Chưa chạy", "空闲"),
        Lifecycle.Running => new Word("Running", "Đang chạy", "运行"),
        Lifecycle.Pausing => new Word("Pausing", "Đang tạm dừng", "暂停中"),
        Lifecycle.Paused => new Word("Paused", "Tạm dừng", "已暂停"),
        Lifecycle.Holding => new Word("Holding", "Đang đưa về giữ", "保持中"),
        Lifecycle.Held => new Word("Held", "Đang giữ", "保持"),
        Lifecycle.Complete => new Word("Complete", "Hoàn tất", "完成"),
        Lifecycle.Stopped => new Word("Stopped", "Đã dừng", "停止"),
        _ => new Word("Aborted", "Hủy ngang", "中止"),
    };

    public static Word Of(BatchMode mode) => mode switch
    {
        BatchMode.Automatic => new Word("Automatic", "Tự động", "自动"),
        BatchMode.SemiAutomatic => new Word("Semi-automatic", "Bán tự động", "半自动"),
        _ => new Word("Manual", "Thủ công", "手动"),
    };

    public static Word Of(Disposition disposition) => disposition switch
    {
        Batches.Disposition.None => new Word("–", "–", "–"),
        Batches.Disposition.WaitingForReview => new Word("Waiting for review", "Chờ xem xét", "待审核"),
        Batches.Disposition.InReview => new Word("In review", "Đang xem xét", "审核中"),
        Batches.Disposition.Certified => new Word("Certified", "Đã chứng nhận", "已认证放行"),
        Batches.Disposition.OnHold => new Word("On hold", "Tạm giữ", "暂扣"),
        _ => new Word("Rejected", "Loại bỏ", "不合格"),
    };

    public static Word Of(ExceptionKind kind) => kind switch
    {
        ExceptionKind.OutOfLimits => new Word("Out of limits", "Ngoài giới hạn", "超限"),
        ExceptionKind.AnswerNotExpected => new Word("Answer not expected", "Câu trả lời khác mong đợi", "答案与预期不符"),
        ExceptionKind.QuantityOutOfTolerance => new Word("Quantity out of tolerance", "Khối lượng ngoài dung sai", "数量超出容差"),
        ExceptionKind.YieldOutOfRange => new Word("Yield out of range", "Hiệu suất ngoài khoảng", "收率超出范围"),
        ExceptionKind.HoldTimeOverrun => new Word("Hold time overrun", "Quá thời gian lưu", "超过保持时间"),
        ExceptionKind.StepSkipped => new Word("Step skipped", "Bỏ qua bước", "跳过步骤"),
        ExceptionKind.StepNotApplicable => new Word("Step not applicable", "Bước không áp dụng", "步骤不适用"),
        ExceptionKind.LateEntry => new Word("Late entry", "Ghi muộn", "补录"),
        ExceptionKind.CorrectedAfterPhase => new Word("Corrected after the phase", "Sửa sau công đoạn", "工序结束后更正"),
        ExceptionKind.LoopLimit => new Word("Loop at its limit", "Vòng lặp đến giới hạn", "循环达到上限"),
        ExceptionKind.ConditionUndecided => new Word("Condition not decided", "Chưa xác định điều kiện", "条件无法判定"),
        ExceptionKind.ConditionNotMet => new Word("Condition not met", "Không đạt điều kiện", "条件未满足"),
        ExceptionKind.OrderNotKept => new Word("Order not kept", "Sai thứ tự", "未按顺序"),
        ExceptionKind.IntervalMissed => new Word("Interval missed", "Quá khoảng cách kiểm tra", "超过检查间隔"),
        ExceptionKind.Discrepancy => new Word("Discrepancy", "Chênh lệch", "差异"),
        ExceptionKind.EquipmentAlarm => new Word("Equipment alarm", "Báo động thiết bị", "设备报警"),
        ExceptionKind.ClockGap => new Word("Clock gap", "Lệch đồng hồ", "时钟偏差"),
        ExceptionKind.SignatureMissing => new Word("Missing signature", "Thiếu chữ ký", "缺签名"),
        ExceptionKind.AuthorisedChange => new Word("Authorised change", "Thay đổi được phép", "已批准的变更"),
        ExceptionKind.StepRepeated => new Word("Step repeated", "Làm lại bước", "重复步骤"),
        ExceptionKind.StepReopened => new Word("Step reopened", "Mở lại bước", "重开步骤"),
        ExceptionKind.HandoverDeclined => new Word("Not taken over", "Không nhận ca", "未接班"),
        ExceptionKind.WeightTyped => new Word("Weight typed by hand", "Khối lượng nhập tay", "重量手工录入"),
        ExceptionKind.BalanceInDoubt => new Word("Balance in doubt", "Cân đáng ngờ", "天平存疑"),
        ExceptionKind.EquipmentNotReady or ExceptionKind.Equipment => new Word("Equipment", "Thiết bị", "设备"),
        ExceptionKind.Material => new Word("Material", "Nguyên liệu", "物料"),
        ExceptionKind.Environment => new Word("Environment", "Môi trường", "环境"),
        ExceptionKind.Documentation => new Word("Documentation", "Tài liệu", "文件"),
        ExceptionKind.Safety => new Word("Safety", "An toàn", "安全"),
        _ => new Word("Other", "Khác", "其他"),
    };

    /// <summary>An answer as people read it; what the record keeps is the code.</summary>
    public static string Answer(Instruction instruction, string value, string language) => instruction.Kind switch
    {
        InstructionKind.YesNo => (value == "yes" ? Yes : No).In(language),
        InstructionKind.Instruction or InstructionKind.LineClearance => Done.In(language),
        InstructionKind.Table => $"{value} × {Row.In(language)}",
        InstructionKind.Choice =>
            instruction.Choices.FirstOrDefault(choice => choice.Code == value)?.Label.In(language) ?? value,
        _ => value,
    };
}
