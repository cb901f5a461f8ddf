using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Plant.Lots;

internal sealed record ReleaseInput(string? Language = null, SignatureInput? Signature = null, LotAssay? Assay = null);

internal sealed record AssayInput(LotAssay? Assay = null, string? Language = null, SignatureInput? Signature = null);

internal sealed record RejectInput(string? Reason = null, string? Language = null, SignatureInput? Signature = null);

internal sealed record ExpiryInput(DateOnly? ExpiryOn = null, string? Reason = null, string? Language = null, SignatureInput? Signature = null);

internal static class LotEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lots").WithTags("plant");
        group.MapGet("", ListAsync).Require();
        group.MapGet("{id}", ShowAsync).Require().Produces<LotState>();
        group.MapPost("", async (ReceiveLotInput input, Caller caller, ReceiveLot receive, CancellationToken cancellation) =>
            (await receive.HandleAsync(input, caller, cancellation)).ToResult()).Require([.. ReceiveLot.Roles]).Produces<LotState>();
        group.MapPost("{id}/actions/move", async (string id, MoveLotInput input, Caller caller, MoveLot move, CancellationToken cancellation) =>
            (await move.HandleAsync(id, input, caller, cancellation)).ToResult()).Require([.. MoveLot.Roles]).Produces<LotState>();
        MapSigned<ReleaseInput>(group, "release", input => new ReleaseLot(input.Assay), input => (input.Language, input.Signature));
        MapSigned<AssayInput>(group, "record-assay", input => new AssayLot(input.Assay), input => (input.Language, input.Signature));
        MapSigned<RejectInput>(
            group, "reject", input => new RejectLot(input.Reason?.Trim() ?? ""), input => (input.Language, input.Signature));
        MapSigned<ExpiryInput>(
            group, "change-expiry", input => new ChangeExpiry(input.ExpiryOn, input.Reason?.Trim() ?? ""),
            input => (input.Language, input.Signature));
    }

    /// <summary>A signed action and its twin that prepares the document.</summary>
    private static void MapSigned<TInput>(
        RouteGroupBuilder group, string action, Func<TInput, LotDecision> decision,
        Func<TInput, (string? Language, SignatureInput? Signature)> signing)
        where TInput : class
    {
        group.MapPost($"{{id}}/actions/{action}/document", async (string id, TInput input, Caller caller, DecideLot decide, CancellationToken cancellation) =>
            (await decide.PrepareAsync(id, decision(input), signing(input).Language ?? caller.Language, caller, cancellation)).ToResult())
            .Require([.. LotDecision.Roles]).Produces<PreparedDocument>();
        group.MapPost($"{{id}}/actions/{action}", async (string id, TInput input, Caller caller, DecideLot decide, CancellationToken cancellation) =>
            signing(input).Signature is { } signature
                ? (await decide.HandleAsync(id, decision(input), signature, caller, cancellation)).ToResult()
                : PlantRefusals.SignatureMissing().ToResult())
            .Require([.. LotDecision.Roles]).Produces<LotState>();
    }

    private static async Task<Page<LotInfo>> ListAsync(
        IPlantDirectory directory, string? site, string? material, LotStatus? status, string? text, string? after, int? count,
        CancellationToken cancellation)
    {
        var wanted = Math.Clamp(count ?? 200, 1, LotQuery.PageMax);
        var lots = await directory.LotsAsync(new LotQuery(site, material, status, after) { CountMax = wanted + 1, Text = text }, cancellation);
        return lots.Count > wanted ? new([.. lots.Take(wanted)], lots[wanted - 1].Id) : new(lots, null);
    }

    private static async Task<IResult> ShowAsync(string id, ILots lots, CancellationToken cancellation)
    {
        var (lot, _) = await lots.FindAsync(id, cancellation);
        return lot.Exists ? Results.Json(lot.State, KernelJson.Options) : PlantRefusals.LotUnknown(id).ToResult();
    }
}
