using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Balances;

internal sealed record ApproveDeviceInput(string? Reason = null, string? Language = null, SignatureInput? Signature = null);

/// <summary>
/// Quality signs the registration of a balance with a reason: range, test weights and address decide about every weighing, and an
/// administrator has no hand in the process (A11-10, DI-adm). Whoever registered it does not sign.
/// </summary>
internal sealed class ApproveDevice(ILedger ledger, IStreams streams, IPlantDirectory directory, ISigning signing)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.QaReviewer];

    public async Task<Outcome<PreparedDocument>> PrepareAsync(string id, ApproveDeviceInput input, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, input, caller, cancellation)).Try(out var found, out var refusal))
            return refusal;
        return await signing.PrepareAsync(
            caller, DeviceTexts.Approval(input.Language ?? caller.Language, found.State, input.Reason!.Trim()), cancellation: cancellation);
    }

    public async Task<Outcome<EquipmentState>> SignAsync(
        string id, ApproveDeviceInput input, SignatureInput signed, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, input, caller, cancellation)).Try(out var found, out var refusal))
            return refusal;
        var (reason, state) = (input.Reason!.Trim(), found.State);
        var requirement = new SignRequirement(Roles, state.Site, [state.Registration!.By]);
        if (!(await signing.SignAsync(caller, signed, DeviceTexts.Approval(signed.Language, state, reason), requirement, cancellation))
            .Try(out var signature, out refusal))
            return refusal;
        var author = caller.At((await directory.FindSiteAsync(state.Site, cancellation))!.Zone);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<EquipmentState>(found.Stream, token);
                if (await MayAsync(now.State, token) is { } no)
                    return no;
                return signing.HashOf(DeviceTexts.Approval(signature.Language, now.State, reason)) == signature.DocumentHash
                    ? new Decision<Done>(default, new AppendRequest(
                        author, [new Draft(found.Stream, new DeviceApproved(now.State.Id, reason, signature))], [now.At]))
                    : BalanceRefusals.RegistrationChanged(now.State.Id);
            },
            new RefusalRecord(author, found.Stream, "approve-device"), cancellation);
        return decided.IsOk ? (await streams.LoadAsync<EquipmentState>(found.Stream, cancellation)).State : decided.Refusal;
    }

    private async Task<Outcome<Folded<EquipmentState>>> LoadAsync(
        string id, ApproveDeviceInput input, Caller caller, CancellationToken cancellation)
    {
        var read = new PlantInput();
        read.Text("/reason", input.Reason, PlantInput.ReasonLengthMax);
        if (read.Failed(out var refusal))
            return refusal;
        var known = await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(id), cancellation);
        if (!known.Exists)
            return PlantRefusals.EquipmentUnknown(id);
        if (!Roles.Any(role => caller.Has(role, known.State.Site)))
            return PlantRefusals.NotAtSite(known.State.Site, Roles);
        return await MayAsync(known.State, cancellation) is { } no ? no : known;
    }

    private async Task<Refusal?> MayAsync(EquipmentState state, CancellationToken cancellation)
    {
        if (state.Device?.Balance is null)
            return PlantRefusals.NoBalance(state.Id);
        if (state.Registration?.ApprovedBy is not null)
            return BalanceRefusals.ApprovedAlready(state.Id);
        return state.Device.IsSimulated && await RegisterDevice.IsProductionAsync(ledger, cancellation)
            ? BalanceRefusals.SimulatedInProduction(state.Id) : null;
    }
}
