using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

internal sealed record MoveLotInput(LotMovement? Movement = null, Quantity? Quantity = null, string? Reason = null);

/// <summary>Return, scrap and counting outside a batch. An expired or rejected lot may always leave (U11).</summary>
internal sealed class MoveLot(ILedger ledger, IStreams streams, IPlantDirectory directory, TimeProvider clock)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.Supervisor, Role.QaReviewer];

    public async Task<Outcome<LotState>> HandleAsync(string id, MoveLotInput command, Caller caller, CancellationToken cancellation)
    {
        var input = new PlantInput();
        var movement = input.Given("/movement", command.Movement);
        var quantity = input.Given("/quantity", command.Quantity);
        var reason = input.Text("/reason", command.Reason, PlantInput.ReasonLengthMax);
        input.Check(movement != LotMovement.Use, "/movement", "movement-needs-batch", "A lot is used by charging it into a batch.");
        if (input.Failed(out var refusal))
            return refusal;
        var stream = PlantStreams.Lot(id);
        var known = await streams.LoadAsync<LotState>(stream, cancellation);
        if (!known.Exists)
            return PlantRefusals.LotUnknown(id);
        var site = (await directory.FindSiteAsync(known.State.Site, cancellation))!;
        var author = caller.At(site.Zone);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var lot = await streams.LoadAsync<LotState>(stream, token);
                if (!Roles.Any(role => caller.Has(role, site.Id)))
                    return PlantRefusals.NotAtSite(site.Id, Roles);
                return LotGate.Move(lot, movement!.Value, quantity!.Value, site.DateAt(Micros.Now(clock)), reason: reason)
                    .Map(moved => new Decision<Done>(default, new AppendRequest(author, [new Draft(stream, moved)], [lot.At])));
            },
            new RefusalRecord(author, stream, "move-lot"), cancellation);
        return decided.IsOk ? (await streams.LoadAsync<LotState>(stream, cancellation)).State : decided.Refusal;
    }
}
