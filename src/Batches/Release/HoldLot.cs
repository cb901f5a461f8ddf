using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <param name="Market">Null holds, or frees, the whole lot.</param>
internal sealed record HoldLotCommand(string Reason, string? Market = null) : SignedCommand;

/// <summary>
/// Puts a lot on hold, before it is decided about or after (recall hold), and lifts the hold. What was signed before stays readable:
/// after certification there are only amendments.
/// </summary>
internal static class HoldLotDecision
{
    private static readonly Role[] Roles = [Role.QualifiedPerson, Role.QaReviewer];

    public static Outcome<Telling> Hold(Scene scene, HoldLotCommand command, Signature? signature)
    {
        if (Checked(scene, command).Try(out var market, out var refusal) && HoldOf(scene.State, market) is not null)
            refusal = ReleaseRefusals.LotHeld();
        if (refusal is null && market is not null && !scene.State.Markets.ContainsKey(market))
            refusal = ReleaseRefusals.MarketNotDecided(market);
        return refusal is not null ? refusal : Told(scene, signature, one => new DispositionHeld(command.Reason.Trim(), market, default, one));
    }

    /// <summary>A certificate that was held takes effect again by the one who may give it.</summary>
    public static Outcome<Telling> Lift(Scene scene, HoldLotCommand command, Signature? signature)
    {
        if (Checked(scene, command).Try(out var market, out var refusal) && HoldOf(scene.State, market) is null)
            refusal = ReleaseRefusals.LotNotHeld();
        if (refusal is null && Certifiers(scene, market) is { Count: > 0 } certifiers && certifiers.FirstOrDefault(role => !scene.Who.HasAny(role)) is var missing
            && certifiers.Any(role => !scene.Who.HasAny(role)))
            refusal = BatchesRefusals.RoleMissing(scene.Order.Site, [missing]);
        if ((refusal ?? Reworked(scene, market) ?? Unregistered(scene, market)) is { } no)
            return no;
        return refusal is not null ? refusal : Told(scene, signature, one => new DispositionHoldLifted(command.Reason.Trim(), market, default, one));
    }

    /// <summary>The goods are worked on again; the rework is certified in their place.</summary>
    private static Refusal? Reworked(Scene scene, string? market) => scene.State.ReworkedAs is [.., var again] && BackInForce(scene, market).Any()
        ? ReleaseRefusals.Blocked([ReleaseDecisions.ReworkedAs(again)])
        : null;

    private static Refusal? Unregistered(Scene scene, string? market) =>
        scene.Rules.Person(scene.Order.Site, scene.Who.UserId) is null
        && BackInForce(scene, market).Select(one => scene.Rules.Find(one.Market)).FirstOrDefault(rule => rule is { NeedsRegister: true }) is { } rule
            ? ReleaseRefusals.NotInRegister(scene.Order.Site, rule.Market)
            : null;

    private static IEnumerable<MarketState> BackInForce(Scene scene, string? market) =>
        scene.State.Markets.Values.Where(one => one.Disposition == Disposition.Certified && (market is null || one.Market == market));

    /// <summary>Roles that gave the certificates which would take effect again.</summary>
    private static List<Role> Certifiers(Scene scene, string? market) =>
        [.. BackInForce(scene, market)
            .Select(one => scene.Rules.Find(one.Market)?.Certifies ?? Role.QualifiedPerson).Distinct()];

    private static Outcome<Telling> Told(Scene scene, Signature? signature, Func<Signature, IFact> fact)
    {
        var telling = new Telling(scene);
        telling.RelyOn(scene.RulesAt);
        if (signature is null)
            return telling;
        var told = fact(signature);
        var now = ReleaseDecisions.After(scene, told);
        telling.Tell(told switch
        {
            DispositionHeld held => held with { Now = now },
            DispositionHoldLifted lifted => lifted with { Now = now },
            _ => told,
        });
        return telling;
    }

    private static HoldState? HoldOf(BatchState state, string? market) => market is null ? state.Hold : state.Markets.GetValueOrDefault(market)?.Hold;

    private static Outcome<string?> Checked(Scene scene, HoldLotCommand command)
    {
        if (ReleaseDecisions.MayDecide(scene, Roles) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return BatchesRefusals.ReasonMissing();
        if (command.Market is null)
            return Outcome<string?>.Ok(null);
        return scene.Rules.Find(command.Market) is { } rule ? Outcome<string?>.Ok(scene.MarketOf(rule)) : ReleaseRefusals.MarketUnknown(command.Market);
    }
}
