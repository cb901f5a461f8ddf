namespace Theriac.Batches;

/// <summary>In-process material that was put on hold, as screens show it.</summary>
internal sealed record MaterialHoldView(
    string Id, MaterialStanding State, string Phase, string Step, string Number, string Value, string Expected, string Exception, WhenView When, By By,
    string? Reason, SignatureView? Decided)
{
    public static MaterialHoldView Of(Scene scene, MaterialHoldState one) => new(
        one.Id, one.Standing, one.Fact.Phase, one.Fact.Step, one.Fact.Number, one.Fact.Value, one.Fact.Expected, one.Fact.Exception,
        WhenView.Of(one.Stamp), one.Fact.By, one.Decided?.Fact.Reason,
        one.Decided is { } end ? SignatureView.Of(scene, end.Stamp, end.Fact.Signature) : null);
}
