namespace Theriac.Batches;

/// <summary>Titles of signed documents, and the meaning of each signature in words.</summary>
internal static class Statements
{
    public static readonly Word IssueTitle = Title("Issue the batch record", "Ban hành hồ sơ lô", "签发批生产记录");
    public static readonly Word Issue = new(
        "Verified: this control recipe is an accurate copy of the approved master recipe named here.",
        "Đã kiểm tra: công thức điều khiển này là bản sao chính xác của công thức gốc đã phê duyệt nêu ở đây.",
        "复核：本控制工艺规程是此处所列已批准主工艺规程的准确副本。");

    public static readonly Word StepTitle = Title("{1} {2}", "{1} {2}", "{1} {2}");
    public static readonly Word Performed = new(
        "Performed: I did this step and the entries are what I saw.",
        "Đã thực hiện: tôi đã làm bước này và các mục ghi đúng như tôi thấy.",
        "执行：我完成了此步骤，记录内容与我所见一致。");
    public static readonly Word Block = new(
        "I sign this in the role named here.",
        "Tôi ký với vai trò nêu ở đây.",
        "我以此处所列职责签署。");
    public static readonly Word Verified = new(
        "Verified: I saw this step and checked its entries.",
        "Đã kiểm tra: tôi đã chứng kiến bước này và kiểm tra các mục ghi.",
        "复核：我目睹了此步骤并核对了记录。");

    public static readonly Word TransitionTitle = Title("Transition {1}", "Chuyển tiếp {1}", "转换 {1}");
    public static readonly Word Transition = new(
        "Performed: the condition is fulfilled.", "Đã thực hiện: điều kiện đã được đáp ứng.", "执行：条件已满足。");

    public static readonly Word ChangeTitle = Title("Authorise change {1}", "Cho phép thay đổi {1}", "批准变更 {1}");
    public static readonly Word Change = new(
        "Approved: this running batch is changed as the redline here says.",
        "Đã phê duyệt: lô đang chạy này được thay đổi theo nội dung sửa đổi nêu ở đây.",
        "批准：本批次按此处所列修订内容变更。");

    public static readonly Word ReopenTitle = Title("Reopen {1}", "Mở lại {1}", "重开 {1}");
    public static readonly Word Reopen = new(
        "Approved: these steps are opened again for the reason given here. What was entered stays in the record.",
        "Đã phê duyệt: các bước này được mở lại vì lý do nêu ở đây. Nội dung đã ghi vẫn nằm trong hồ sơ.",
        "批准：因此处所述原因重开这些步骤。已录入的内容保留在记录中。");

    public static readonly Word TranscribeTitle = Title("Copy of paper form {1}", "Chép lại biểu mẫu giấy {1}", "纸质表单 {1} 的转录");
    public static readonly Word Transcribe = new(
        "Performed: I copied these entries from the paper form named here, as they stand on it. Its original is attached.",
        "Đã thực hiện: tôi đã chép các mục này từ biểu mẫu giấy nêu ở đây, đúng như ghi trên đó. Bản gốc được đính kèm.",
        "执行：我按此处所列纸质表单上的原样转录了这些记录，并附上原件。");
    public static readonly Word AttachPaper = new(
        "Performed: nothing could be copied from the paper form named here before work ended. Its original is attached, with all that stands on it.",
        "Đã thực hiện: chưa chép được mục nào từ biểu mẫu giấy nêu ở đây trước khi công việc kết thúc. Bản gốc được đính kèm với mọi nội dung ghi trên đó.",
        "执行：在作业结束前未能从此处所列纸质表单转录任何记录。现附上原件及其全部内容。");
    public static readonly Word VerifyPaperTitle = Title("Compare paper form {1}", "Đối chiếu biểu mẫu giấy {1}", "核对纸质表单 {1}");
    public static readonly Word VerifyPaper = new(
        "Verified: I compared each of these entries with the paper form; they agree with it.",
        "Đã kiểm tra: tôi đã đối chiếu từng mục này với biểu mẫu giấy; các mục khớp với biểu mẫu.",
        "复核：我将每一条记录与纸质表单进行了核对，两者一致。");

    public static readonly Word ConcludeTitle = Title("Conclude exception {1}", "Kết luận ngoại lệ {1}", "异常结论 {1}");
    public static readonly Word Conclude = new(
        "Approved: I conclude this exception with the statement on product impact given here.",
        "Đã phê duyệt: tôi kết luận ngoại lệ này cùng nhận định về ảnh hưởng đến sản phẩm nêu ở đây.",
        "批准：我对此异常作出结论，并确认此处所述对产品的影响。");

    public static readonly Word AssessTitle = Title("State the impact of exception {1}", "Nhận định ảnh hưởng của ngoại lệ {1}", "评估异常 {1} 的影响");
    public static readonly Word Assess = new(
        "Reviewed: I have looked into this exception and state here what it means for the product. Another person concludes it.",
        "Đã xem xét: tôi đã xem xét ngoại lệ này và nêu ở đây ý nghĩa của nó đối với sản phẩm. Người khác kết luận.",
        "审核：我已调查此异常，并在此说明其对产品的意义。由另一人作出结论。");

    public static readonly Word ConcludeTogetherTitle = Title("Conclude {1} exceptions", "Kết luận {1} ngoại lệ", "{1} 个异常的结论");
    public static readonly Word ConcludeTogether = new(
        "Approved: I have looked at each exception listed here, and conclude them with the statement given here.",
        "Đã phê duyệt: tôi đã xem từng ngoại lệ liệt kê ở đây và kết luận với nhận định nêu ở đây.",
        "批准：我已逐一查看此处所列异常，并以此处所述内容作出结论。");

    public static readonly Word Policy = new(
        "Approved: from now on exceptions are closed by these signatures and within these times, at every site.",
        "Đã phê duyệt: từ nay ngoại lệ được đóng bằng các chữ ký và trong thời hạn này, tại mọi cơ sở.",
        "批准：自即日起，所有厂区的异常均按这些签名和时限关闭。");

    public static readonly Word AcceptProcedureTitle = Title("Accept the procedure", "Chấp nhận quy trình", "接受规程记录");
    public static readonly Word AcceptProcedure = new(
        "Reviewed: I looked at the record of this procedure, and the equipment may be used as it says.",
        "Đã xem xét: tôi đã xem hồ sơ của quy trình này, và thiết bị được sử dụng như hồ sơ nêu.",
        "审核：我已查看本规程的记录，设备可按记录所述使用。");
    public static readonly Word ReviewTitle = Title("Review the batch record", "Xem xét hồ sơ lô", "审核批生产记录");
    public static readonly Word Review = new(
        "Reviewed: I reviewed the complete batch record and every item of the review by exception.",
        "Đã xem xét: tôi đã xem xét toàn bộ hồ sơ lô và từng mục cần xem xét.",
        "审核：我审核了完整的批生产记录及每一项例外审核项目。");

    public static readonly Word TrailTitle = Title("Review the audit trail", "Xem xét dấu vết kiểm tra", "审核审计追踪");
    public static readonly Word Trail = new(
        "Reviewed: I reviewed the audit trail of this batch up to the entry named here.",
        "Đã xem xét: tôi đã xem xét dấu vết kiểm tra của lô này đến mục nêu ở đây.",
        "审核：我审核了本批次截至此处所列条目的审计追踪。");

    public static readonly Word CertifyTitle = Title("Certify the batch", "Chứng nhận xuất xưởng lô", "批次放行认证");
    public static readonly Word Certify = new(
        "Certified: as qualified person I certify that this batch was made and checked in accordance with GMP and its authorisation.",
        "Đã chứng nhận: với tư cách người có trách nhiệm, tôi chứng nhận lô này được sản xuất và kiểm tra theo GMP và giấy phép.",
        "认证：作为授权人，我证明本批次按照GMP及其许可生产并检验。");

    public static readonly Word RejectTitle = Title("Reject the batch", "Loại bỏ lô", "拒收批次");
    public static readonly Word Reject = new(
        "Approved: this batch is rejected for the reason given here.",
        "Đã phê duyệt: lô này bị loại bỏ vì lý do nêu ở đây.",
        "批准：因此处所述原因，本批次判定为不合格。");

    public static readonly Word ReleaseByQuality = new(
        "Certified: for the quality unit I release this batch: all its records were reviewed and it meets its specifications.",
        "Đã chứng nhận: thay mặt bộ phận chất lượng, tôi cho xuất xưởng lô này: mọi hồ sơ đã được xem xét và lô đạt tiêu chuẩn.",
        "认证：我代表质量部门放行本批次：全部记录已审核，产品符合质量标准。");

    public static readonly Word HoldTitle = Title("Put the lot on hold", "Tạm giữ lô", "暂扣批次");
    public static readonly Word Hold = new(
        "Approved: nothing of this lot leaves until the hold is lifted.",
        "Đã phê duyệt: không phần nào của lô này được xuất đi cho đến khi gỡ bỏ tạm giữ.",
        "批准：解除暂扣前，本批次任何部分不得发出。");
    public static readonly Word LiftTitle = Title("Lift the hold of the lot", "Gỡ bỏ tạm giữ lô", "解除批次暂扣");
    public static readonly Word Lift = new(
        "Approved: the hold is lifted; what was decided before holds again.",
        "Đã phê duyệt: gỡ bỏ tạm giữ; quyết định trước đó có hiệu lực trở lại.",
        "批准：解除暂扣，此前的决定重新生效。");

    public static readonly Word HoldOrLift = new("Hold or its lifting", "Tạm giữ hoặc gỡ bỏ", "暂扣或解除");
    public static readonly Word LaboratoryResults = new("Laboratory results", "Kết quả kiểm nghiệm", "检验结果");
    public static readonly Word LaboratoryTitle = Title("Review the laboratory results", "Xem xét kết quả kiểm nghiệm", "审核检验结果");
    public static readonly Word Laboratory = new(
        "Reviewed: I reviewed every laboratory result of this batch against its specification; none of them is my own.",
        "Đã xem xét: tôi đã xem xét mọi kết quả kiểm nghiệm của lô này so với tiêu chuẩn; không có kết quả nào của chính tôi.",
        "审核：我已对照质量标准审核本批次全部检验结果，均非本人录入。");

    public static readonly Word StopTitle = Title("Stop the batch", "Dừng lô", "停止批次");
    public static readonly Word AbortTitle = Title("Abort the batch", "Hủy ngang lô", "中止批次");
    public static readonly Word End = new(
        "Approved: work on this batch ends here and is never resumed.",
        "Đã phê duyệt: công việc trên lô này kết thúc tại đây và không bao giờ tiếp tục.",
        "批准：本批次的工作到此结束，不再恢复。");

    /// <summary>The batch's number stands first in every title.</summary>
    private static Word Title(string en, string vi, string zh) => new("{0} · " + en, "{0} · " + vi, "{0} · " + zh);
}
