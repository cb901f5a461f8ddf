using Theriac.People;

namespace Theriac.Batches;

/// <summary>What is signed and printed about in-process material.</summary>
internal static class MaterialTexts
{
    public static readonly Word Heading = new("In-process material on hold", "Vật liệu trung gian tạm giữ", "中间物料暂扣");
    public static readonly Word Title = new("{0} · Decide about material {1}", "{0} · Quyết định về vật liệu {1}", "{0} · 对物料 {1} 作出决定");
    public static readonly Word Decision = new("Decision", "Quyết định", "决定");
    public static readonly Word Use = new(
        "Approved: the in-process material named here may be used, for the reason given.",
        "Đã phê duyệt: vật liệu trung gian nêu ở đây được dùng, vì lý do đã nêu.",
        "批准：因所述原因，此处所列中间物料可以使用。");
    public static readonly Word Reject = new(
        "Approved: the in-process material named here is rejected and is not used.",
        "Đã phê duyệt: vật liệu trung gian nêu ở đây bị loại và không được dùng.",
        "批准：此处所列中间物料判为不合格，不得使用。");

    public static SignDocument Document(Scene scene, DecideMaterialCommand command, string language)
    {
        var hold = MaterialHolds.Find(scene.State, command.Hold).Value;
        var lines = StepDocuments.Head(scene, language);
        var title = scene.Recipe.TryGetStep(hold.Fact.Step, out var place) ? place.Instruction.Title.In(language) : "";
        lines.Add(new SignLine($"{Words.Step.In(language)} {hold.Fact.Number}", title));
        lines.Add(new SignLine(Words.Value.In(language), hold.Fact.Value));
        lines.Add(new SignLine(Words.Expected.In(language), hold.Fact.Expected));
        lines.Add(new SignLine(Words.Exception.In(language), hold.Fact.Exception));
        lines.Add(new SignLine(Decision.In(language), BatchPhrases.Word("material-decision", command.Decision, language)));
        lines.Add(new SignLine(Words.Reason.In(language), command.Reason.Trim()));
        return new SignDocument(
            language, Title.In(language, scene.State.Id, hold.Id), SignatureMeaning.Approved,
            (command.Decision == MaterialDecision.Use ? Use : Reject).In(language), lines);
    }
}
