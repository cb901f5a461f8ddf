using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>Destroyed, by a signature with the reason. An expired or rejected lot may always leave (U11).</summary>
internal sealed record ScrapLot(Quantity? Quantity, string Reason, string? Container) : LotDecision("scrap-lot")
{
    public static readonly IReadOnlyList<Role> MayDo = [Role.Supervisor, Role.QaReviewer];

    public override IReadOnlyList<Role> Roles => MayDo;

    public override IReadOnlyList<string> NotSigners(LotState lot) => [];

    public override Refusal? Fault(LotState lot) =>
        Quantity is null ? Refusal.Input("/quantity", "value-missing", "Fill this in.")
        : Reason.Length == 0 ? PlantRefusals.ReasonMissing()
        : null;

    public override SignDocument Document(string language, LotState lot, MaterialInfo material) =>
        LotTexts.Scrap(language, lot, material, Quantity!.Value, Reason, Container);

    public override IFact Fact(LotState lot, Signature signature) => throw new InvalidOperationException("A movement depends on the day.");

    public override Outcome<IFact> FactOn(Folded<LotState> lot, DateOnly on, Signature signature) =>
        LotGate.Move(lot, LotMovement.Scrap, Quantity!.Value, on, reason: Reason, container: Container)
            .Map(moved => (IFact)(moved with { Signature = signature }));
}

/// <summary>QA, who did not count, lets the books follow a large difference.</summary>
internal sealed record ApproveCount() : LotDecision("approve-lot-count")
{
    public override IReadOnlyList<string> NotSigners(LotState lot) => lot.Count is { } count ? [count.By] : [];

    public override Refusal? Fault(LotState lot) => lot.Count is null ? PlantRefusals.CountNotWaiting(lot.Id) : null;

    public override SignDocument Document(string language, LotState lot, MaterialInfo material) =>
        LotTexts.Count(language, lot, material, lot.Count!);

    public override IFact Fact(LotState lot, Signature signature) => throw new InvalidOperationException("A movement depends on the day.");

    public override Outcome<IFact> FactOn(Folded<LotState> lot, DateOnly on, Signature signature) =>
        LotGate.Move(lot, LotMovement.Adjust, lot.State.Count!.Difference, on, reason: lot.State.Count.Reason, container: lot.State.Count.Container)
            .Map(moved => (IFact)(moved with { Signature = signature }));
}

/// <summary>Tested again: only this, by QA's signature with the result, carries a retest or expiry date further (U11, C-137).</summary>
internal sealed record RetestLot(bool? Passed, string Result, DateOnly? RetestOn, DateOnly? ExpiryOn) : LotDecision("retest-lot")
{
    public override Refusal? Fault(LotState lot) =>
        Passed is null ? Refusal.Input("/passed", "value-missing", "Fill this in.")
        : Result.Length == 0 ? Refusal.Input("/result", "text-missing", "Fill this in.")
        : lot.Status == LotStatus.Rejected ? PlantRefusals.LotIsRejected(lot.Id)
        : null;

    public override SignDocument Document(string language, LotState lot, MaterialInfo material) =>
        LotTexts.Retest(language, lot, material, this);

    public override IFact Fact(LotState lot, Signature signature) => throw new InvalidOperationException("A test has its day.");

    public override Outcome<IFact> FactOn(Folded<LotState> lot, DateOnly on, Signature signature) => Passed == true && (RetestOn <= on || ExpiryOn < on)
        ? PlantRefusals.DateNotAhead(RetestOn <= on ? "/retestOn" : "/expiryOn")
        : Outcome<IFact>.Ok(new LotRetested(
        lot.State.Id, on, Passed == true, Result, Passed == true ? RetestOn : lot.State.RetestOn, Passed == true ? ExpiryOn : null, signature));
}
