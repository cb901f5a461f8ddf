using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>An exception with all that was said and signed about it, and whose turn it is.</summary>
internal static class ExceptionViews
{
    public static ExceptionView Of(Scene scene, ExceptionState one, string language) => new(
        one.Id, scene.State.Id, scene.Order.Site, one.Opened.Kind, one.Grade, one.Opened.Grade, one.Opened.Step, one.Opened.Number,
        one.Opened.In(language), one.Opened.Facts, one.Opened.ByRule, one.IsOpen, WhenView.Of(one.Stamp), one.Opened.By,
        [.. one.Justifications.Select(why => BatchViews.Remark(why)!)],
        [.. one.GradeChanges.Select(change => new GradeView(WhenView.Of(change.Stamp), change.By, change.From, change.To, change.Reason))],
        BatchViews.Remark(one.Acknowledged), one.Conclusion is { } end ? Conclusion(scene, end) : null)
    {
        Route = Route(scene, one),
        Assessment = one.Assessment is { } first
            ? new AssessmentView(first.ProductImpact, first.Impact, SignatureView.Of(scene, first.Stamp, first.Signature))
            : null,
        EarlierConclusions = [.. one.EarlierConclusions.Select(earlier => Conclusion(scene, earlier))],
        Capas = [.. one.Capas.Select(capa => new CapaView(
            capa.Capa, capa.What, capa.Owner, capa.DueOn, WhenView.Of(capa.Stamp), capa.By, BatchViews.Remark(capa.Closed)))],
        Files = [.. one.Files.Select(file => new FileView(file.File, file.Note, WhenView.Of(file.Stamp), file.By))],
        Equipment = one.Opened.Equipment ?? [],
    };

    private static ConclusionView Conclusion(Scene scene, ConclusionState end) => new(
        end.Impact, end.Cause, end.Conclusion, end.AssociatedBatches,
        SignatureView.Of(scene, end.Stamp, end.Signature, end.Reopened is not null))
    {
        RootCause = end.RootCause,
        ProductImpact = end.ProductImpact,
        Reopened = BatchViews.Remark(end.Reopened),
    };

    private static RouteView Route(Scene scene, ExceptionState one)
    {
        var (roles, notSigners) = InvestigationDecisions.Next(scene.Policy, scene.State, one);
        var due = scene.Policy.DueAt(one);
        return new RouteView(
            scene.Policy.Version, scene.Policy.Of(one.Grade).Signatures, one.IsOpen ? roles : [], Micros.ToText(due),
            one.IsOpen && due < scene.Now, notSigners.Contains(scene.Who.UserId));
    }
}
