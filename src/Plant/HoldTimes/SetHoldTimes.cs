using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant.Equipment;

namespace Theriac.Plant.HoldTimes;

/// <param name="CleanHoldHours">Null is no limit.</param>
internal sealed record HoldTimesInput(
    string? Class = null, int? CleanHoldHours = null, int? DirtyHoldHours = null, string? Reason = null, string? Language = null,
    SignatureInput? Signature = null);

/// <summary>QA says by signature how long equipment of a class may stand clean, and dirty.</summary>
internal sealed class SetHoldTimes(ILedger ledger, IStreams streams, ISigning signing)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.QaReviewer];

    public async Task<IReadOnlyList<EquipmentClassRule>> ListAsync(CancellationToken cancellation) =>
        [.. (await streams.LoadAsync<EquipmentRuleBook>(EquipmentRuleBook.Stream, cancellation)).State.Rules.Values];

    public async Task<Outcome<PreparedDocument>> PrepareAsync(HoldTimesInput input, Caller caller, CancellationToken cancellation)
    {
        if (!Read(input).Try(out var rule, out var refusal))
            return refusal;
        var known = await streams.LoadAsync<EquipmentRuleBook>(EquipmentRuleBook.Stream, cancellation);
        var document = HoldTimeTexts.Of(input.Language ?? caller.Language, rule, known.State.Of(rule.Class), input.Reason!.Trim());
        return await signing.PrepareAsync(caller, document, cancellation: cancellation);
    }

    public async Task<Outcome<Done>> SignAsync(HoldTimesInput input, SignatureInput signed, Caller caller, CancellationToken cancellation)
    {
        if (!Read(input).Try(out var rule, out var refusal))
            return refusal;
        var reason = input.Reason!.Trim();
        var known = await streams.LoadAsync<EquipmentRuleBook>(EquipmentRuleBook.Stream, cancellation);
        var document = HoldTimeTexts.Of(signed.Language, rule, known.State.Of(rule.Class), reason);
        var requirement = new SignRequirement(Roles, RoleGrant.AllSites, []);
        if (!(await signing.SignAsync(caller, signed, document, requirement, cancellation)).Try(out var signature, out refusal))
            return refusal;
        var author = caller.At("Etc/UTC");
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<EquipmentRuleBook>(EquipmentRuleBook.Stream, token);
                var was = now.State.Of(rule.Class);
                return signing.HashOf(HoldTimeTexts.Of(signature.Language, rule, was, reason)) == signature.DocumentHash
                    ? new Decision<Done>(default, new AppendRequest(
                        author, [new Draft(EquipmentRuleBook.Stream, new EquipmentHoldTimesSet(rule, was, reason, signature))], [now.At]))
                    : EquipmentRefusals.RulesChanged(rule.Class);
            },
            new RefusalRecord(author, EquipmentRuleBook.Stream, "set-hold-times"), cancellation);
        return decided.Map(_ => default(Done));
    }

    private static Outcome<EquipmentClassRule> Read(HoldTimesInput given)
    {
        var input = new PlantInput();
        var rule = new EquipmentClassRule(input.Class("/class", given.Class), given.CleanHoldHours, given.DirtyHoldHours);
        input.Text("/reason", given.Reason, PlantInput.ReasonLengthMax);
        input.Check(rule.CleanHoldHours is null or (>= 1 and <= EquipmentClassRule.HoursMax), "/cleanHoldHours", "hold-hours", "A hold time is 1 to 8760 hours.");
        input.Check(rule.DirtyHoldHours is null or (>= 1 and <= EquipmentClassRule.HoursMax), "/dirtyHoldHours", "hold-hours", "A hold time is 1 to 8760 hours.");
        return input.Failed(out var refusal) ? refusal : rule;
    }
}
