using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>A signed decision on a lot: what is asked, by whom it may be signed, and the entry it makes. Pure.</summary>
internal abstract record LotDecision(string Command)
{
    /// <summary>QA decides; who received the lot does not.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Role.QaReviewer];

    /// <summary>Why the decision cannot be made now, or null.</summary>
    public abstract Refusal? Fault(LotState lot);

    public abstract SignDocument Document(string language, LotState lot, MaterialInfo material);

    public abstract IFact Fact(LotState lot, Signature signature);
}

internal sealed record ReleaseLot(LotAssay? Assay = null) : LotDecision("release-lot")
{
    public override Refusal? Fault(LotState lot) =>
        Assay is { IsPlausible: false } ? PlantRefusals.AssayNotPlausible()
        : lot.Status == LotStatus.Quarantine ? null : PlantRefusals.LotDecided(lot);

    public override SignDocument Document(string language, LotState lot, MaterialInfo material) =>
        LotTexts.Release(language, lot, material, Assay);

    public override IFact Fact(LotState lot, Signature signature) => new LotReleased(lot.Id, signature, Assay);
}

/// <summary>The strength by which what is weighed of it is corrected; each value that stood before stays on record.</summary>
internal sealed record AssayLot(LotAssay? Assay) : LotDecision("record-assay")
{
    public override Refusal? Fault(LotState lot) =>
        Assay is not { IsPlausible: true } ? PlantRefusals.AssayNotPlausible()
        : lot.Status == LotStatus.Rejected ? PlantRefusals.LotDecided(lot) : null;

    public override SignDocument Document(string language, LotState lot, MaterialInfo material) =>
        LotTexts.Assayed(language, lot, material, Assay!);

    public override IFact Fact(LotState lot, Signature signature) => new LotAssayed(lot.Id, lot.Assay, Assay!, signature);
}

/// <summary>Also a released lot can turn out to be bad.</summary>
internal sealed record RejectLot(string Reason) : LotDecision("reject-lot")
{
    public override Refusal? Fault(LotState lot) =>
        string.IsNullOrWhiteSpace(Reason) ? PlantRefusals.ReasonMissing()
        : lot.Status == LotStatus.Rejected ? PlantRefusals.LotDecided(lot)
        : null;

    public override SignDocument Document(string language, LotState lot, MaterialInfo material) =>
        LotTexts.Reject(language, lot, material, Reason);

    public override IFact Fact(LotState lot, Signature signature) => new LotRejected(lot.Id, Reason, signature);
}

internal sealed record ChangeExpiry(DateOnly? To, string Reason) : LotDecision("change-lot-expiry")
{
    public override Refusal? Fault(LotState lot) =>
        string.IsNullOrWhiteSpace(Reason) ? PlantRefusals.ReasonMissing()
        : To is null ? Refusal.Input("/expiryOn", "value-missing", "Fill this in.")
        : To == lot.ExpiryOn ? PlantRefusals.ExpiryUnchanged(lot.Id)
        : null;

    public override SignDocument Document(string language, LotState lot, MaterialInfo material) =>
        LotTexts.Expiry(language, lot, material, To!.Value, Reason);

    public override IFact Fact(LotState lot, Signature signature) => new LotExpiryChanged(lot.Id, lot.ExpiryOn, To!.Value, Reason, signature);
}

/// <summary>Carries out signed decisions on lots.</summary>
internal sealed class DecideLot(ILedger ledger, IStreams streams, IPlantDirectory directory, ISigning signing)
{
    public async Task<Outcome<PreparedDocument>> PrepareAsync(
        string id, LotDecision decision, string language, Caller caller, CancellationToken cancellation)
    {
        var subject = await LoadAsync(id, decision, caller, cancellation);
        if (!subject.Try(out var found, out var refusal))
            return refusal;
        var document = decision.Document(language, found.Lot.State, found.Material);
        return await signing.PrepareAsync(caller, document, cancellation: cancellation);
    }

    public async Task<Outcome<LotState>> HandleAsync(
        string id, LotDecision decision, SignatureInput input, Caller caller, CancellationToken cancellation)
    {
        var stream = PlantStreams.Lot(id);
        var subject = await LoadAsync(id, decision, caller, cancellation);
        if (!subject.Try(out var found, out var refusal))
            return await RefuseAsync(stream, decision, caller, refusal, cancellation);
        var lot = found.Lot.State;
        var signed = await signing.SignAsync(
            caller, input, decision.Document(input.Language, lot, found.Material),
            new SignRequirement(LotDecision.Roles, lot.Site, [lot.ReceivedBy]), cancellation);
        if (!signed.Try(out var signature, out refusal))
        {
            // A wrong secret is in the access log; who may not sign is in the lot's own stream.
            return refusal.Status == 403 ? await RefuseAsync(stream, decision, caller, refusal, cancellation) : refusal;
        }

        var author = caller.At(found.Site.Zone);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<LotState>(stream, token);
                // Movements may go on while somebody signs; what was signed must still be so.
                if (decision.Fault(now.State) is { } fault)
                    return fault;
                if (signing.HashOf(decision.Document(signature.Language, now.State, found.Material)) != signature.DocumentHash)
                    return PlantRefusals.LotChangedMeanwhile(lot.Id);
                return new Decision<Done>(
                    default, new AppendRequest(author, [new Draft(stream, decision.Fact(now.State, signature))], [now.At]));
            },
            new RefusalRecord(author, stream, decision.Command), cancellation);
        return decided.IsOk ? (await streams.LoadAsync<LotState>(stream, cancellation)).State : decided.Refusal;
    }

    private async Task<Outcome<Subject>> LoadAsync(string id, LotDecision decision, Caller caller, CancellationToken cancellation)
    {
        var lot = await streams.LoadAsync<LotState>(PlantStreams.Lot(id), cancellation);
        if (!lot.Exists)
            return PlantRefusals.LotUnknown(id);
        if (!caller.HasAny(lot.State.Site, [.. LotDecision.Roles]))
            return PlantRefusals.NotAtSite(lot.State.Site, LotDecision.Roles);
        if (decision.Fault(lot.State) is { } fault)
            return fault;
        var material = await directory.FindMaterialAsync(lot.State.Material, cancellation);
        var site = await directory.FindSiteAsync(lot.State.Site, cancellation);
        return new Subject(lot, material!, site!);
    }

    private async Task<Refusal> RefuseAsync(
        string stream, LotDecision decision, Caller caller, Refusal refusal, CancellationToken cancellation)
    {
        var lot = await streams.LoadAsync<LotState>(stream, cancellation);
        if (!lot.Exists)
            return refusal;
        var site = await directory.FindSiteAsync(lot.State.Site, cancellation);
        await ledger.RecordAsync(new RefusalRecord(caller.At(site!.Zone), stream, decision.Command), refusal, cancellation);
        return refusal;
    }

    private sealed record Subject(Folded<LotState> Lot, MaterialInfo Material, SiteInfo Site);
}
