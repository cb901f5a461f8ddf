using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What a signer of a recipe reads, in his language. Signed bytes keep the text of their time.</summary>
internal static class RecipeTexts
{
    private static readonly Dictionary<string, Words> ByLanguage = new()
    {
        ["en"] = new Words(
            "Recipe {0}, version {1}: send to review", "Recipe {0}, version {1}: check", "Recipe {0}, version {1}: approve", "Recipe {0}, version {1}: retire",
            "Performed: I prepared this recipe.",
            "Verified: I checked this recipe independently.",
            "Approved: batches may be made by this recipe.",
            "Approved: no new batches are made by this version.",
            "Title", "Product", "Strength", "Dosage form", "Batch size", "Yield", "Phases", "Instructions", "Findings answered", "Written by", "Content (SHA-256)", "Reason", "Changed from version", "Blocks reviewed",
            "Reviewed: I reviewed this recipe and its changes.", "Approved: I agree to this recipe; others sign after me.",
            "Recipe {0}, version {1}: return to draft", "Reviewed: this recipe goes back to its authors.", "Building block of the library", "Rework recipe",
            "Procedure on equipment, without a batch", ["cleaning", "calibration", "daily check", "line check"]),
        ["vi"] = new Words(
            "Công thức {0}, phiên bản {1}: gửi duyệt", "Công thức {0}, phiên bản {1}: kiểm tra", "Công thức {0}, phiên bản {1}: phê duyệt", "Công thức {0}, phiên bản {1}: ngừng dùng",
            "Thực hiện: tôi đã soạn công thức này.",
            "Kiểm tra: tôi đã kiểm tra độc lập công thức này.",
            "Phê duyệt: được phép sản xuất lô theo công thức này.",
            "Phê duyệt: không sản xuất lô mới theo phiên bản này.",
            "Tên", "Sản phẩm", "Hàm lượng", "Dạng bào chế", "Cỡ lô", "Hiệu suất", "Công đoạn", "Bước", "Phát hiện đã trả lời", "Người soạn", "Nội dung (SHA-256)", "Lý do", "Thay đổi từ phiên bản", "Khối đã xem xét",
            "Xem xét: tôi đã xem xét công thức này và các thay đổi.", "Phê duyệt: tôi đồng ý với công thức này; người khác ký sau tôi.",
            "Công thức {0}, phiên bản {1}: trả về bản nháp", "Xem xét: công thức này được trả về cho người soạn.", "Khối dùng chung của thư viện", "Công thức làm lại",
            "Quy trình trên thiết bị, không theo lô", ["làm sạch", "hiệu chuẩn", "kiểm tra hằng ngày", "kiểm tra dây chuyền"]),
        ["zh"] = new Words(
            "工艺规程 {0}，版本 {1}：送审", "工艺规程 {0}，版本 {1}：复核", "工艺规程 {0}，版本 {1}：批准", "工艺规程 {0}，版本 {1}：停用",
            "执行：本工艺规程由我编制。",
            "复核：我已独立复核本工艺规程。",
            "批准：可按本工艺规程生产批次。",
            "批准：不再按此版本生产新批次。",
            "名称", "产品", "规格", "剂型", "批量", "收率", "工序", "步骤", "已答复的发现", "编制人", "内容 (SHA-256)", "原因", "变更自版本", "已审核的块",
            "审核：我已审核本工艺规程及其变更。", "批准：我同意本工艺规程；其后由他人签名。",
            "工艺规程 {0}，版本 {1}：退回草稿", "审核：本工艺规程退回其编制人。", "库中的公用模块", "返工工艺规程",
            "设备规程，无批次", ["清洁", "校准", "日常核查", "生产线检查"]),
    };

    public static SignDocument Document(
        string language, RecipeStep step, ReviewScene scene)
    {
        var recipe = scene.Recipe;
        var name = language is not null && ByLanguage.ContainsKey(language) ? language : "en";
        var words = ByLanguage[name];
        var (title, statement) = step switch
        {
            SendToReview => (words.SendTitle, words.SendStatement),
            CheckVersion => (words.CheckTitle, StatementOf(words, step.Meaning(scene))),
            RetireVersion => (words.RetireTitle, words.RetireStatement),
            ReturnVersion => (words.ReturnTitle, words.ReturnStatement),
            _ => (words.ApproveTitle, words.ApproveStatement),
        };
        return new SignDocument(name, string.Format(title, recipe.Id, recipe.Version), step.Meaning(scene), statement,
            [.. Lines(name, words, scene.Version, recipe, scene.Findings), .. ReviewOf(words, step, scene)]);
    }

    private static string StatementOf(Words words, SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Reviewed => words.ReviewStatement,
        SignatureMeaning.Approved => words.AgreeStatement,
        _ => words.CheckStatement,
    };

    /// <summary>Why it was changed, against which version, and how many blocks the signer has confirmed.</summary>
    private static IEnumerable<SignLine> ReviewOf(Words words, RecipeStep step, ReviewScene scene)
    {
        var reason = step is RouteSignature ? scene.Version.ReasonForChange : step.Reason;
        if (step is not RetireVersion && scene.Predecessor is { } before)
            yield return new SignLine(words.Predecessor, $"{before.Version} ({before.Hash})");
        if (!string.IsNullOrWhiteSpace(reason))
            yield return new SignLine(words.Reason, reason.Trim());
        if (step is RouteSignature)
            yield return new SignLine(words.Blocks, $"{scene.Compared.ToReview.Count()}");
    }

    private static IEnumerable<SignLine> Lines(
        string language, Words words, RecipeVersion version, MasterRecipe recipe, IReadOnlyList<Finding> findings) =>
    [
        new(words.Title, recipe.Title.In(language)),
        .. recipe.IsBlock ? [new SignLine(words.Block, recipe.Id)]
            : recipe.ProcedureFor is { } kind ? [new SignLine(words.Procedure, Served(words, kind, recipe))] : Product(words, recipe),
        .. recipe.IsRework ? [new SignLine(words.Rework, recipe.Id)] : Array.Empty<SignLine>(),
        new(words.Phases, $"{version.Summary!.Phases}"),
        new(words.Instructions, $"{version.Summary.Instructions}"),
        new(words.Findings, $"{findings.Count(finding => finding.Resolution is not null)}"),
        new(words.Authors, string.Join(", ", version.Authors)),
        new(words.Hash, version.Recipe),
    ];

    private static string Served(Words words, EquipmentProcedureKind kind, MasterRecipe recipe) => string.Join(
        " · ", new[] { words.ProcedureKinds[(int)kind], recipe.ProcedureClass, recipe.IntervalDays is { } days ? $"{days} d" : null }.OfType<string>());

    /// <summary>What is made; by a building block nothing is.</summary>
    private static SignLine[] Product(Words words, MasterRecipe recipe) =>
    [
        new(words.Product, $"{recipe.Product?.Code} {recipe.Product?.Name}"),
        new(words.Strength, recipe.Product?.Strength ?? ""),
        new(words.DosageForm, recipe.Product?.DosageForm ?? ""),
        new(words.BatchSize, $"{recipe.BatchSize?.Nominal} ({recipe.BatchSize?.Min} – {recipe.BatchSize?.Max})"),
        new(words.Yield, $"{recipe.Yield?.Theoretical} ({recipe.Yield?.MinPercent} – {recipe.Yield?.MaxPercent} %)"),
    ];

    private sealed record Words(
        string SendTitle, string CheckTitle, string ApproveTitle, string RetireTitle, string SendStatement, string CheckStatement,
        string ApproveStatement, string RetireStatement,
        string Title, string Product, string Strength, string DosageForm, string BatchSize, string Yield, string Phases, string Instructions,
        string Findings, string Authors, string Hash, string Reason, string Predecessor, string Blocks,
        string ReviewStatement, string AgreeStatement, string ReturnTitle, string ReturnStatement, string Block, string Rework,
        string Procedure, string[] ProcedureKinds);
}
