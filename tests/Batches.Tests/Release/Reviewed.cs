using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches.Tests;

/// <summary>Batches that have ended, and short ways through review and release.</summary>
internal static class Reviewed
{
    public static readonly Actor Qa = Floor.Person("qa", Role.QaReviewer);
    public static readonly Actor Qp = Floor.Person("qp", Role.QualifiedPerson);
    public static readonly Actor Qc = Floor.Person("qc", Role.QcReviewer);
    public static readonly Actor OtherQc = Floor.Person("qd", Role.QcReviewer);
    public static readonly Actor Supervisor = Floor.Person("sup", Role.Supervisor);

    /// <summary>One number, measured within its limits.</summary>
    public static Floor Done(Func<Instruction, Instruction>? change = null)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", (change ?? (one => one))(Make.Number("t")))));
        floor.Must(floor.Record("t", "41.0"));
        return floor;
    }

    /// <summary>Every item seen, both reviews signed.</summary>
    public static Floor Review(this Floor floor, IReadOnlyList<Tick>? ticks = null)
    {
        floor.Must(floor.Do(Qa, ReviewDecisions.Start));
        foreach (var item in ReviewItems.Of(floor.Scene(Qa)))
            floor.Must(floor.Do(Qa, scene => ReviewDecisions.Seen(scene, new SeenCommand(item.Key))));
        floor.Must(floor.Do(Qa, scene => ReviewDecisions.SignTrail(scene, Floor.Sign("qa", SignatureMeaning.Reviewed))));
        floor.Must(floor.SignReview(ticks));
        return floor;
    }

    public static Outcome<Telling> SignReview(this Floor floor, IReadOnlyList<Tick>? ticks = null) => floor.Do(
        Qa, scene => ReviewDecisions.Sign(scene, new ReviewCommand(ticks), Floor.Sign("qa", SignatureMeaning.Reviewed)));

    public static Outcome<Telling> Certify(this Floor floor, string? market = null, Actor? who = null, IReadOnlyList<Tick>? ticks = null) => floor.Do(
        who ?? Qp, scene => ReleaseDecisions.Certify(
            scene, new CertifyCommand(market, null, ticks), $"HN-2026-{scene.State.Markets.Count + 1:0000}", Floor.Sign((who ?? Qp).UserId, SignatureMeaning.Certified)));

    public static Outcome<Telling> Reject(this Floor floor, string? market = null, Actor? who = null) => floor.Do(
        who ?? Qp, scene => ReleaseDecisions.Reject(
            scene, new RejectCommand("Impurity above the limit there", "Destroy", market), Floor.Sign((who ?? Qp).UserId, SignatureMeaning.Approved)));

    public static Outcome<Telling> Hold(this Floor floor, string? market = null, Actor? who = null) => floor.Do(
        who ?? Qa, scene => HoldLotDecision.Hold(scene, new HoldLotCommand("Complaint of a pharmacy", market), Floor.Sign("qa", SignatureMeaning.Approved)));

    public static Outcome<Telling> Lift(this Floor floor, string? market = null, Actor? who = null) => floor.Do(
        who ?? Qp, scene => HoldLotDecision.Lift(scene, new HoldLotCommand("Complaint not confirmed", market), Floor.Sign("qp", SignatureMeaning.Approved)));

    public static string? Code(this Outcome<Telling> outcome) => outcome.IsOk ? null : outcome.Refusal.Code;

    public static MarketRuleSet Market(string code, Role certifies, string[] countries, bool needsRegister = false, string[]? sites = null) => new(
        code, code, countries, sites ?? [], certifies, needsRegister, "First set", Floor.Sign("qa", SignatureMeaning.Approved));

    public static QualifiedPersonRegistered Registered(string user, string? number) => new(
        Floor.Site, user, user, number, "Licence shown", Floor.Sign("qa", SignatureMeaning.Approved));
}
