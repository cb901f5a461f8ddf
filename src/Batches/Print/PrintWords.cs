namespace Theriac.Batches.Print;

/// <summary>Words that stand on the printed record only.</summary>
internal static class PrintWords
{
    public static readonly Word Title = new("Batch production record", "Hồ sơ sản xuất lô", "批生产记录");
    public static readonly Word Execution = new("Execution", "Thực hiện", "执行过程");
    public static readonly Word Genealogy = new("Material genealogy", "Nguồn gốc nguyên liệu", "物料谱系");
    public static readonly Word Interruptions = new("Interruptions", "Gián đoạn", "中断");
    public static readonly Word Resumed = new("Resumed", "Tiếp tục", "已恢复");
    public static readonly Word Changes = new("Changes to the running batch", "Thay đổi trong khi sản xuất", "生产中的变更");
    public static readonly Word Comments = new("Comments", "Ghi chú", "备注");
    public static readonly Word Release = new("Review and release", "Xem xét và xuất xưởng", "审核与放行");
    public static readonly Word Trail = new("Audit trail", "Dấu vết kiểm tra", "审计追踪");
    public static readonly Word Ledger = new("Ledger", "Sổ cái", "账本");
    public static readonly Word LedgerId = new("Ledger id", "Mã sổ cái", "账本编号");
    public static readonly Word RecordHash = new("Hash of this record (SHA-256)", "Mã băm hồ sơ (SHA-256)", "本记录哈希 (SHA-256)");
    public static readonly Word TreeHead = new("Tree head (size, root)", "Đầu cây (kích thước, gốc)", "树头（大小、根）");
    public static readonly Word SealedAt = new("Sealed at", "Niêm phong lúc", "封存时间");
    public static readonly Word Key = new("Key", "Khóa", "密钥");
    public static readonly Word Signature = new("Signature", "Chữ ký", "签名");
    public static readonly Word NotSealed = new("The ledger is not sealed yet.", "Sổ cái chưa được niêm phong.", "账本尚未封存。");
    public static readonly Word Superseded = new("superseded: the content has changed since", "đã bị thay thế: nội dung đã đổi", "已失效：内容此后已更改");
    public static readonly Word Void = new("VOID: what is stored is not what was signed", "VÔ HIỆU: nội dung đang lưu không phải nội dung đã ký", "无效：所存内容并非所签内容");
    public static readonly Word BranchNotTaken = new("branch not taken", "nhánh không được chọn", "未选择的分支");
    public static readonly Word Released = new("Issued", "Ban hành", "签发");
    public static readonly Word Started = new("Started", "Bắt đầu", "开始");
    public static readonly Word Ended = new("Ended", "Kết thúc", "结束");
    public static readonly Word Contents = new("Contents", "Mục lục", "目录");
    public static readonly Word Manifest = new("Signatures of the record", "Danh sách chữ ký của hồ sơ", "记录签名清单");
    public static readonly Word ManifestText = new(
        "Every signature in the order of the entries, with the hash of the document that was signed.",
        "Mọi chữ ký theo thứ tự các mục, kèm mã băm của tài liệu đã ký.",
        "按条目顺序列出全部签名，并附所签文件的哈希。");
    public static readonly Word Stands = new("valid", "có hiệu lực", "有效");
    public static readonly Word MarkedChanges = new("Changed since first entry", "Thay đổi so với lần nhập đầu", "首次录入后的更改");
    public static readonly Word NothingChanged = new(
        "No value was changed since it was first entered.", "Không có giá trị nào bị đổi so với lần nhập đầu.", "自首次录入以来没有任何数值被更改。");
    public static readonly Word Reserved = new("Lots kept for the batch", "Các lô giữ cho lô sản xuất", "为本批预留的物料批");
    public static readonly Word Produced = new("Lots made by the batch", "Các lô do lô này tạo ra", "本批产出的批");
    public static readonly Word Returned = new("returned to stock", "trả lại kho", "退回库存");
    public static readonly Word PlannedStart = new("Planned start", "Dự kiến bắt đầu", "计划开始");
    public static readonly Word PlannedEnd = new("Planned end", "Dự kiến kết thúc", "计划结束");
    public static readonly Word SeeInside = new(
        "The electronic copy of this record is attached to this file; it holds every entry with its hashes. theriac record verify checks both without the server.",
        "Bản sao điện tử của hồ sơ được đính kèm trong tệp này; nó chứa mọi mục cùng mã băm. Lệnh theriac record verify kiểm tra cả hai mà không cần máy chủ.",
        "本记录的电子副本附在本文件内，包含每一条目及其哈希。theriac record verify 可在没有服务器的情况下核验两者。");
    public static readonly Word Attached = new("Electronic copy of the record", "Bản sao điện tử của hồ sơ", "记录的电子副本");
    public static readonly Word BoundFrom = new("bound from {0}", "áp dụng từ {0}", "自 {0} 起适用");
    public static readonly Word Followed = new("carried out by version {0}", "thực hiện theo phiên bản {0}", "按版本 {0} 执行");
    public static readonly Word PageOf = new("page {0} of {1}", "trang {0} / {1}", "第 {0} 页，共 {1} 页");
    public static readonly Word Demo = new("DEMO – NOT A RECORD", "DEMO – NOT A RECORD", "DEMO – NOT A RECORD");
}
