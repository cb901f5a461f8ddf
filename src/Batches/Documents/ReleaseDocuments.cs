using System.Globalization;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Documents of decisions about a lot.</summary>
internal static class ReleaseDocuments
{
    public static SignDocument Certify(Scene scene, CertifyCommand command, string registerNumber, string language)
    {
        var rule = scene.Rules.Find(command.Market) ?? scene.Rules.HomeOf(scene.Order.Site);
        var lines = BatchDocuments.Summary(scene, language);
        lines.Add(new SignLine(Words.ManufacturedOn.In(language), scene.State.Start?.ManufacturedOn ?? "–"));
        lines.Add(new SignLine(Words.Expiry.In(language), scene.State.Start?.ExpiresOn ?? "–"));
        lines.Add(new SignLine(ReleaseRuleTexts.Market.In(language), MarketOf(rule, language)));
        if (command.Quantity is { } quantity)
            lines.Add(new SignLine(Words.Quantity.In(language), $"{quantity}"));
        lines.Add(new SignLine(Words.Register.In(language), registerNumber));
        if (scene.Rules.Person(scene.Order.Site, scene.Who.UserId) is { } person && rule.Certifies == Role.QualifiedPerson)
            lines.Add(new SignLine(ReleaseRuleTexts.Number.In(language), $"{person.Number} ({person.Name})"));
        foreach (var review in new[] { scene.State.QcReview, scene.State.Review, scene.State.TrailReview }.OfType<ReviewState>())
            lines.Add(BatchDocuments.Reviewed(review, language));
        lines.AddRange(Answers(
            scene.Rules.List(ChecklistPurpose.Certification, scene.Order.Product?.Code, rule.Market), command.Checklist, language));
        var statement = rule.Certifies == Role.QualifiedPerson ? Statements.Certify : Statements.ReleaseByQuality;
        return new SignDocument(
            language, Statements.CertifyTitle.In(language, scene.State.Id), SignatureMeaning.Certified, statement.In(language), lines);
    }

    public static SignDocument Reject(Scene scene, RejectCommand command, string language)
    {
        var lines = BatchDocuments.Summary(scene, language);
        lines.Add(Goods(scene, command.Market, language));
        lines.Add(new SignLine(Words.Reason.In(language), command.Reason.Trim()));
        lines.Add(new SignLine(Words.Destination.In(language), command.Destination.Trim()));
        return new SignDocument(
            language, Statements.RejectTitle.In(language, scene.State.Id), SignatureMeaning.Approved, Statements.Reject.In(language), lines);
    }

    public static SignDocument Hold(Scene scene, HoldLotCommand command, bool isHeld, string language)
    {
        var lines = BatchDocuments.Summary(scene, language);
        lines.Add(Goods(scene, command.Market, language));
        lines.Add(new SignLine(Words.Disposition.In(language), Words.Of(scene.State.Disposition).In(language)));
        lines.Add(new SignLine(Words.Reason.In(language), command.Reason.Trim()));
        var (title, statement) = isHeld ? (Statements.HoldTitle, Statements.Hold) : (Statements.LiftTitle, Statements.Lift);
        return new SignDocument(language, title.In(language, scene.State.Id), SignatureMeaning.Approved, statement.In(language), lines);
    }

    public static SignDocument Laboratory(Scene scene, string language)
    {
        var lines = StepDocuments.Head(scene, language);
        lines.AddRange(Batches.Laboratory.Due(scene.State, scene.Recipe).Select(test => new SignLine(
            $"{test.Place.Number} {test.Test.Title.In(language)} · {test.Sample}",
            test.Result is { } result ? $"{result.Value} {result.Unit?.Symbol}".TrimEnd() + $" ({test.Expected}) · {result.By.Name}" : "–")));
        return new SignDocument(
            language, Statements.LaboratoryTitle.In(language, scene.State.Id), SignatureMeaning.Reviewed, Statements.Laboratory.In(language), lines);
    }

    /// <summary>Each line of the checklist with its answer, and the version that was answered.</summary>
    public static IEnumerable<SignLine> Answers(Checklist? list, IReadOnlyList<Tick>? ticks, string language)
    {
        if (!Checklists.Answer(list, ticks).Try(out var answered, out _) || answered is null)
            yield break;
        yield return new SignLine(
            ReleaseRuleTexts.ChecklistTitle.In(language), $"{Words.Version.In(language)} {answered.Version.ToString(CultureInfo.InvariantCulture)}");
        foreach (var line in answered.Lines)
            yield return new SignLine(line.Text.In(language), Answer(line, language));
    }

    public static string Answer(AnsweredLine line, string language) =>
        $"{(line.NotApplicable ? Words.NotApplicable : Words.Yes).In(language)} {line.Comment}".TrimEnd();

    public static string MarketOf(MarketRule rule, string language) => $"{rule.Market} {rule.Name.In(language)}";

    private static SignLine Goods(Scene scene, string? market, string language) => new(
        ReleaseRuleTexts.Market.In(language), scene.Rules.Find(market) is { } rule ? MarketOf(rule, language) : ReleaseRuleTexts.All.In(language));
}
