using Theriac.Print;

namespace Theriac.Batches.Print;

/// <summary>Laboratory results, reviews with their checklists, questions, and every decision about the lot, in print.</summary>
internal sealed class PrintedRelease(RecordData data, string language)
{
    private static readonly Style Small = new(8);
    private static readonly Style Soft = new(8, Soft: true);
    private static readonly Style Bold = new(8, Bold: true);

    private readonly PrintedSignatures _signatures = new(data.Scene, language);

    private BatchState State => data.Scene.State;

    public void Print(Sheet sheet)
    {
        Results(sheet);
        sheet.Heading(PrintWords.Release.In(language), 13);
        var proof = State.Review?.Proof ?? RuleBook.Proof(RuleBook.Results(State, data.Scene.Recipe));
        sheet.Paragraph(Words.RulesText.In(language, proof.Rules, proof.Passed, proof.Failed, proof.NotRun), Small);
        Asked(sheet);
        Reviewed(sheet, State.QcReview, State.QcReviewIsCurrent);
        Reviewed(sheet, State.Review, State.ReviewIsCurrent);
        Reviewed(sheet, State.TrailReview, State.TrailReviewIsCurrent);
        if (State.InterruptionSignature is { } ended)
        {
            sheet.RuledRow(new Cell(
                Sheet.Width, [new Piece(State.Interruption?.Text ?? "", Small), .. _signatures.Of(ended.Stamp, ended.Signature, superseded: false)]));
        }

        foreach (var market in State.Markets.Values)
            Market(sheet, market);
        if (State.LotRejected is { } rejected)
            Decision(sheet, Words.Of(Disposition.Rejected).In(language), rejected, superseded: false);
        foreach (var hold in State.Holds)
            sheet.RuledRow(new Cell(Sheet.Width, [new Piece($"{Statements.HoldOrLift.In(language)}: {hold.Market} {hold.Reason}", Small), .. _signatures.Of(hold.Stamp, hold.Signature, superseded: false)]));
        foreach (var batch in State.ReworkedAs)
            sheet.Paragraph($"{Words.ReworkedAs.In(language)}: {batch}", Small);
    }

    private void Results(Sheet sheet)
    {
        if (State.LabResults.IsEmpty)
            return;
        sheet.Heading(Statements.LaboratoryResults.In(language), 13);
        foreach (var one in State.LabResults)
        {
            var limits = one.Limits is { } range ? $" ({ValueReader.Range(range, one.Unit)})" : "";
            sheet.RuledRow(new Cell(
                Sheet.Width, new Piece($"{one.Number} {one.Sample} · {one.Title.In(language)}: {one.Value} {one.Unit?.Symbol}".TrimEnd() + limits, one.Verdict == Verdict.Outside ? Bold : Small),
                new Piece($"{one.By.Name} · {PrintedTime.Of(one.Stamp)} {one.Reason}".TrimEnd(), Soft)));
        }
    }

    private void Asked(Sheet sheet)
    {
        foreach (var one in State.Questions)
        {
            List<Piece> pieces = [new Piece($"{one.Id} {one.Text} ({one.By.Name} → {one.To.Name}, {PrintedTime.Of(one.Stamp)})", Small)];
            if (one.Answer is { } answer)
                pieces.Add(new Piece($"{answer.Text} ({answer.By.Name}, {PrintedTime.Of(answer.Stamp)})", Small));
            sheet.RuledRow(new Cell(Sheet.Width, [.. pieces]));
        }
    }

    private void Market(Sheet sheet, MarketState market)
    {
        foreach (var earlier in market.Earlier)
            Decision(sheet, $"{ReleaseRuleTexts.Market.In(language)} {market.Market}", earlier, superseded: true);
        if (State.LotRejected != market.Decided)
            Decision(sheet, $"{ReleaseRuleTexts.Market.In(language)} {market.Market} · {Words.Of(State.DispositionFor(market.Market)).In(language)}", market.Decided, superseded: false);
    }

    private void Decision(Sheet sheet, string title, DispositionState decided, bool superseded)
    {
        List<Piece> pieces = [new Piece(title, Bold)];
        if (decided.RegisterNumber is { } number)
            pieces.Add(new Piece($"{Words.Register.In(language)}: {number}", Small));
        if (decided.Under?.Person is { } person)
            pieces.Add(new Piece($"{ReleaseRuleTexts.Number.In(language)}: {person}", Small));
        if (decided.Under?.Quantity is { } quantity)
            pieces.Add(new Piece($"{Words.Quantity.In(language)}: {quantity}", Small));
        if (decided.Reason is { } reason)
            pieces.Add(new Piece($"{Words.Reason.In(language)}: {reason} · {decided.Destination}".TrimEnd(' ', '·'), Small));
        pieces.AddRange(Answers(decided.Under?.Checklist));
        sheet.RuledRow(new Cell(Sheet.Width, [.. pieces, .. _signatures.Of(decided.Stamp, decided.Signature, superseded)]));
    }

    private IEnumerable<Piece> Answers(AnsweredChecklist? list) =>
        (list?.Lines ?? []).Select(line => new Piece($"{line.Text.In(language)}: {ReleaseDocuments.Answer(line, language)}", Small));

    private void Reviewed(Sheet sheet, ReviewState? review, bool current)
    {
        if (review is not null)
            sheet.RuledRow(new Cell(Sheet.Width, [.. Answers(review.Checklist), .. _signatures.Of(review.Stamp, review.Signature, !current)]));
    }
}
