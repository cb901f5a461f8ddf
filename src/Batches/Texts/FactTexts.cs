using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>Entries of a batch as sentences: for the activity trace, and for the audit trail of the printed record.</summary>
internal sealed class FactTexts : IFactSentences
{
    public string? Say(Entry entry, IFact fact) => Of(fact, "en");

    /// <summary>Without the person; null when the fact is not one of a batch.</summary>
    public static string? Of(IFact fact, string language) => OfBatch(fact, language) ?? OfStep(fact, language) ?? OfQuality(fact, language);

    private static string? OfBatch(IFact fact, string language) => fact switch
    {
        OrderReleased one => W("issued the batch record", "ban hành hồ sơ lô", "签发批生产记录", language,
            $"{one.BatchId} · {one.Recipe.Id} {one.Recipe.Version} · {one.Recipe.Hash[..16]}"),
        BatchStarted one => W("started the batch", "bắt đầu lô", "开始批次", language, $"{one.ManufacturedOn} – {one.ExpiresOn}"),
        BatchHeld one => W("held the batch", "giữ lô", "保持批次", language, one.Reason),
        BatchResumed one => W("resumed the batch", "tiếp tục lô", "恢复批次", language, one.Reason),
        BatchStopped one => W("stopped the batch", "dừng lô", "停止批次", language, one.Reason),
        BatchAborted one => W("aborted the batch", "hủy ngang lô", "中止批次", language, one.Reason),
        BatchCompleted => W("completed the procedure", "hoàn tất quy trình", "完成程序", language, ""),
        ProcedureAdvanced one => W("advanced the procedure", "chuyển bước quy trình", "程序推进", language, string.Join(", ", one.Enabled)),
        CommentAdded one => W("commented", "ghi chú", "备注", language, $"{one.Number} {one.Text}"),
        AttemptRefused one => W("was refused", "bị từ chối", "被拒绝", language, $"{one.Command}: {one.Code}"),
        _ => null,
    };

    private static string? OfStep(IFact fact, string language) => fact switch
    {
        PhaseStarted one => W("began phase", "bắt đầu công đoạn", "开始工序", language, one.Number),
        PhaseCompleted one => W("ended phase", "kết thúc công đoạn", "结束工序", language, one.Number),
        ValueRecorded one => W("recorded", "ghi", "记录", language, $"{one.Number}: {one.Value} {one.Unit?.Symbol}"),
        MaterialCharged one => W("charged", "nạp", "投料", language, $"{one.Number}: {one.Quantity} {one.MaterialName} ({one.Lot})"),
        EquipmentCheckedIn one => W("checked in", "đưa vào dùng", "启用", language, $"{one.Number}: {one.Equipment} {one.Name}"),
        PacksReported one => W("reported packs", "báo số hộp", "报告包装数", language, $"{one.Number}: {one.Count}"),
        StepSigned one => W("signed as performed", "ký đã thực hiện", "签署执行", language, one.Number),
        StepVerified one => W("signed as verified", "ký đã kiểm tra", "签署复核", language, one.Number),
        StepCompleted one => W("completed step", "hoàn tất bước", "完成步骤", language, one.Number),
        StepNotDone one => W("left out", "bỏ qua", "未执行", language, $"{one.Number}: {one.Reason}"),
        ValueCorrected one => W("corrected", "sửa", "更正", language,
            $"{one.Number}: {one.Old} → {one.New} {one.Unit?.Symbol} · {one.Reason}"),
        TransitionSigned one => W("signed transition", "ký chuyển tiếp", "签署转换", language, $"{one.Number}: {one.Condition.In(language)}"),
        _ => null,
    };

    private static string? OfQuality(IFact fact, string language) => fact switch
    {
        ExceptionOpened one => W("opened exception", "mở ngoại lệ", "开立异常", language,
            $"{one.Id} · {Words.Of(one.Grade).In(language)} · {one.Description}"),
        ExceptionJustified one => W("justified exception", "giải trình ngoại lệ", "说明异常", language, $"{one.Id}: {one.Justification}"),
        ExceptionGraded one => W("graded exception", "phân mức ngoại lệ", "异常定级", language,
            $"{one.Id}: {Words.Of(one.From).In(language)} → {Words.Of(one.To).In(language)} · {one.Reason}"),
        ExceptionAcknowledged one => W("acknowledged exception", "xác nhận ngoại lệ", "确认异常", language, $"{one.Id}: {one.Comment}"),
        ExceptionConcluded one => W("concluded exception", "kết luận ngoại lệ", "异常结论", language, $"{one.Id}: {one.Conclusion}"),
        ReviewStarted => W("began the review", "bắt đầu xem xét", "开始审核", language, ""),
        ReviewItemSeen one => W("saw the item", "đã xem mục", "已查看项目", language, one.Item),
        RecordReviewed one => W("reviewed the record", "xem xét hồ sơ", "审核记录", language,
            Words.RulesText.In(language, one.Proof.Rules, one.Proof.Passed, one.Proof.Failed, one.Proof.NotRun)),
        AuditTrailReviewed one => W("reviewed the audit trail", "xem xét dấu vết kiểm tra", "审核审计追踪", language, $"{one.Entries}"),
        BatchCertified one => W("certified the batch", "chứng nhận lô", "放行批次", language, one.RegisterNumber),
        BatchRejected one => W("rejected the batch", "loại bỏ lô", "拒收批次", language, one.Reason),
        CertificationRegistered one => W("registered the certification", "đăng ký chứng nhận", "登记放行", language, $"{one.RegisterNumber} {one.BatchId}"),
        _ => null,
    };

    private static string W(string en, string vi, string zh, string language, string values) =>
        $"{new Word(en, vi, zh).In(language)} {values}".TrimEnd();
}
