using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

internal enum ChangeStanding
{
    Pending,
    Authorised,
    Declined,
}

internal sealed record ChangeLineView(string Label, string Text);

/// <summary>A change of the running batch: what was asked for as a redline, and what QA said to it.</summary>
internal sealed record ChangeView(
    string Id, ChangeKind Kind, ChangeStanding State, string Reason, WhenView When, By By, IReadOnlyList<ChangeLineView> Redline,
    SignatureView? Signature, RemarkView? Declined)
{
    public static ChangeView Of(Scene scene, ChangeState one, string language) => new(
        one.Id, one.Requested.Kind,
        one.Authorised is not null ? ChangeStanding.Authorised : one.Declined is not null ? ChangeStanding.Declined : ChangeStanding.Pending,
        one.Requested.Reason, WhenView.Of(one.Stamp), one.Requested.By,
        [.. ChangeTexts.Redline(one.Requested, language).Select(line => new ChangeLineView(line.Label, line.Value))],
        one.Authorised is { } signed ? SignatureView.Of(scene, signed.Stamp, signed.Signature) : null,
        one.Declined is { } declined ? new RemarkView(WhenView.Of(declined.Stamp), declined.By, declined.Text) : null);
}

internal sealed record ImpactStepView(string Step, string Number, LocalizedText Title);

/// <summary>What the newest version would mean for the batch now, before anybody asks for it.</summary>
/// <param name="Version">Null when the site has no other version than the batch's own.</param>
internal sealed record MoveImpactView(
    string Batch, string From, string? Version, IReadOnlyList<string> Faults, IReadOnlyList<ImpactStepView> Done,
    IReadOnlyList<ImpactStepView> DueNow, IReadOnlyList<LocalizedText> Redline)
{
    public static MoveImpactView Of(Scene scene)
    {
        if (scene.Next is not { } next || next.Binding.Hash == scene.Order.Recipe.Hash)
            return new(scene.State.Id, scene.Order.Recipe.Version, null, [], [], [], []);
        var impact = MoveImpact.Of(scene.State, scene.Recipe, next.Recipe);
        return new(
            scene.State.Id, scene.Order.Recipe.Version, next.Binding.Version, [.. impact.Faults.Select(one => one.Number).Distinct()],
            [.. impact.Done.Select(Step)], [.. impact.DueNow.Select(Step)], impact.Redline);
    }

    private static ImpactStepView Step(StepPlace place) => new(place.Id, place.Number, place.Instruction.Title);
}
