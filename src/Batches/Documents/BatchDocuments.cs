using System.Globalization;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Documents about the batch as a whole.</summary>
internal static class BatchDocuments
{
    public static SignDocument Issue(OrderDraft order, string language)
    {
        List<SignLine> lines =
        [
            new(Words.Batch.In(language), order.BatchId),
            new(Words.OrderNo.In(language), order.OrderId),
            new(Words.Site.In(language), order.Site.Id),
            new(Words.Product.In(language), order.Recipe.Master.Product?.Name ?? order.Recipe.Master.Title.In(language)),
            new(Words.Recipe.In(language), $"{order.Recipe.Master.Id} {order.Recipe.Master.Version}"),
            new(Words.RecipeHash.In(language), order.Recipe.Hash),
            .. order.Control?.Parameters is { } parameters ? [new SignLine(Words.ParametersHash.In(language), parameters)] : Array.Empty<SignLine>(),
            new(Words.BatchSize.In(language), order.Planned?.ToString() ?? "–"),
            new(Words.Steps.In(language), order.Recipe.Steps.Count.ToString(CultureInfo.InvariantCulture)),
        ];
        if (order.ReworkOf is { } again)
            lines.Add(new SignLine(Words.ReworkOf.In(language), $"{again.Batch} ({Words.Of(again.Disposition).In(language)})"));
        if (order.Procedure is { } procedure)
            lines.Add(new SignLine(Words.ProcedureEquipment.In(language), $"{procedure.Equipment} {procedure.Name}"));
        if (order.Line is { } line)
            lines.Add(new SignLine(Words.Line.In(language), line));
        lines.AddRange(order.Units.Select(one => new SignLine(Words.KeptUnit.In(language), $"{one.Id} {one.Name}")));
        lines.AddRange(order.Plan.Shortages.Select(one => new SignLine(Words.Missing.In(language), $"{one.Material} {one.Name}: {one.Quantity}")));
        if (order.ShortageReason is { } reason)
            lines.Add(new SignLine(Words.Reason.In(language), reason));
        return new SignDocument(
            language, Statements.IssueTitle.In(language, order.BatchId), SignatureMeaning.Verified, Statements.Issue.In(language), lines);
    }

    public static SignDocument Change(Scene scene, ChangeState change, string language)
    {
        var lines = StepDocuments.Head(scene, language);
        lines.AddRange(ChangeTexts.Of(change.Requested, language));
        return new SignDocument(
            language, Statements.ChangeTitle.In(language, scene.State.Id, change.Id), SignatureMeaning.Approved,
            Statements.Change.In(language), lines);
    }

    public static SignDocument Review(Scene scene, ReviewCommand command, string language)
    {
        var lines = Summary(scene, language);
        var proof = RuleBook.Proof(RuleBook.Results(scene.State, scene.Recipe));
        lines.Add(new SignLine(
            Words.Rules.In(language), Words.RulesText.In(language, proof.Rules, proof.Passed, proof.Failed, proof.NotRun)));
        lines.AddRange(ReviewItems.Of(scene)
            .Select(item => new SignLine(
                $"{Words.Items.In(language)} · {BatchPhrases.Word("item", item.Kind, language)}", item.In(language).Trim())));
        lines.AddRange(ReleaseDocuments.Answers(
            scene.Rules.List(ChecklistPurpose.Review, scene.Order.Product?.Code, null), command.Checklist, language));
        return new SignDocument(
            language, Statements.ReviewTitle.In(language, scene.State.Id), SignatureMeaning.Reviewed, Statements.Review.In(language), lines);
    }

    public static SignDocument Trail(Scene scene, string language)
    {
        var lines = Summary(scene, language);
        lines.Add(new SignLine(Words.Entries.In(language), scene.State.Version.ToString(CultureInfo.InvariantCulture)));
        return new SignDocument(
            language, Statements.TrailTitle.In(language, scene.State.Id), SignatureMeaning.Reviewed, Statements.Trail.In(language), lines);
    }

    public static SignDocument End(Scene scene, ReasonCommand command, bool abort, string language)
    {
        var lines = Summary(scene, language);
        lines.Add(new SignLine(Words.Reason.In(language), command.Reason.Trim()));
        var title = (abort ? Statements.AbortTitle : Statements.StopTitle).In(language, scene.State.Id);
        return new SignDocument(language, title, SignatureMeaning.Approved, Statements.End.In(language), lines);
    }

    public static List<SignLine> Summary(Scene scene, string language)
    {
        var lines = StepDocuments.Head(scene, language);
        lines.Add(new SignLine(Words.LotNumber.In(language), scene.Order.LotNumber));
        lines.Add(new SignLine(Words.BatchSize.In(language), scene.Order.Planned?.ToString() ?? "–"));
        lines.Add(new SignLine(Words.State.In(language), Words.Of(scene.State.Lifecycle).In(language)));
        lines.AddRange(scene.State.Exceptions.Select(one => new SignLine(
            $"{Words.Exception.In(language)} {one.Id}",
            $"{Words.Of(one.Grade).In(language)} · {one.Opened.In(language)} · {one.Conclusion?.Conclusion ?? "–"}")));
        return lines;
    }

    public static SignLine Reviewed(ReviewState review, string language) =>
        new(Words.Of(SignatureMeaning.Reviewed).In(language), $"{review.Signature.PrintedName} ({review.Signature.Signer})");
}
