namespace Theriac.Batches;

/// <summary>What signers of the rules of release read.</summary>
internal static class ReleaseRuleTexts
{
    public static readonly Word MarketTitle = new("Rule of the market {0}", "Quy tắc của thị trường {0}", "市场 {0} 的规则");
    public static readonly Word MarketStatement = new(
        "Approved: lots for this market are decided about by this rule from now on.",
        "Đã phê duyệt: từ nay các lô cho thị trường này được quyết định theo quy tắc này.",
        "批准：自现在起，本市场的批次按此规则作出放行决定。");
    public static readonly Word Market = new("Market", "Thị trường", "市场");
    public static readonly Word Countries = new("Countries", "Quốc gia", "国家");
    public static readonly Word HomeOf = new("Home market of", "Thị trường chính của", "下列厂区的本地市场");
    public static readonly Word TakesOver = new(
        "Takes over what was certified before for the home market of", "Tiếp nhận những gì đã chứng nhận trước đây cho thị trường chính của", "接管此前为下列厂区本地市场的放行");
    public static readonly Word Certifies = new("Who certifies", "Người chứng nhận", "放行人");
    public static readonly Word Register = new("Needs a number in the register", "Cần số trong sổ đăng ký", "须有登记号");
    public static readonly Word Replaces = new("Replaces", "Thay cho", "替代");
    public static readonly Word ChecklistTitle = new("Checklist", "Danh mục kiểm tra", "检查表");
    public static readonly Word ChecklistStatement = new(
        "Approved: from now on each of these lines is answered before the signature.",
        "Đã phê duyệt: từ nay mỗi dòng này được trả lời trước khi ký.",
        "批准：自现在起，签名前须逐项回答。");
    public static readonly Word Purpose = new("Purpose", "Mục đích", "用途");
    public static readonly Word All = new("all", "tất cả", "全部");
    public static readonly Word PersonTitle = new("Register of qualified persons, {0}", "Sổ đăng ký người được ủy quyền, {0}", "{0} 质量受权人登记册");
    public static readonly Word PersonStatement = new(
        "Approved: this person is registered here as a qualified person under this number.",
        "Đã phê duyệt: người này được đăng ký tại đây là người được ủy quyền với số này.",
        "批准：此人以此登记号登记为质量受权人。");
    public static readonly Word StrikeStatement = new(
        "Approved: this person is struck off the register.", "Đã phê duyệt: người này bị xóa khỏi sổ đăng ký.", "批准：将此人从登记册中除名。");
    public static readonly Word Person = new("Person", "Người", "人员");
    public static readonly Word Number = new("Register number of the person", "Số đăng ký của người", "人员登记号");

    public static Word Of(ChecklistPurpose purpose) => purpose == ChecklistPurpose.Review
        ? new Word("Review of the record", "Xem xét hồ sơ", "记录审核")
        : new Word("Certification", "Chứng nhận", "放行认证");
}
