using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Serials.Recall;

namespace Theriac.Serials;

internal static class SerialsEndpoints
{
    private static readonly Role[] Line = [Role.Operator, Role.Supervisor, Role.Planner, Role.Machine];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("packs");
        api.MapPost("/batches/{id}/packs/actions/commission", CommissionAsync)
            .Require(Role.Operator, Role.Supervisor, Role.Machine).Produces<CommissionedPacks>();
        api.MapPost("/packs/actions/pack", PackAsync).Require(Line).TakesDocument().Produces<PackedContainer>();
        api.MapPost("/packs/actions/ship", ShipAsync).Require(Line).Produces<MovedContainer>();
        api.MapPost("/packs/actions/receive", ReceiveAsync).Require(Line).Produces<MovedContainer>();
        api.MapPost("/packs/actions/change-state", ChangeStateAsync)
            .Require(Role.Machine, Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson).Produces<ChangedPack>();
        api.MapGet("/packs", PacksAsync).Require().Produces<Page<PackInfo>>();
        api.MapGet("/packs/containers", ContainersAsync).Require().Produces<Page<ContainerInfo>>();
        api.MapGet("/packs/containers/{sscc}/contents", ContentsAsync).Require().Produces<Page<string>>();
        api.MapPost("/batches/{id}/actions/recall/document", PrepareRecallAsync)
            .Require(Role.QaReviewer, Role.QualifiedPerson).Produces<PreparedDocument>();
        api.MapPost("/batches/{id}/actions/recall", RecallAsync)
            .Require(Role.QaReviewer, Role.QualifiedPerson).Produces<RecallInfo>();
    }

    private static async Task<IResult> CommissionAsync(
        Caller caller, string id, CommissionPacks command, IPacking packing, CancellationToken cancellation) =>
        (await packing.CommissionAsync(caller, id, command, cancellation)).ToResult();

    private static async Task<IResult> PackAsync(Caller caller, PackUnits command, IPacking packing, CancellationToken cancellation) =>
        (await packing.PackAsync(caller, command, cancellation)).ToResult();

    private static async Task<IResult> ShipAsync(Caller caller, ShipContainer command, IPacking packing, CancellationToken cancellation) =>
        (await packing.ShipAsync(caller, command, cancellation)).ToResult();

    private static async Task<IResult> ReceiveAsync(
        Caller caller, ReceiveContainer command, IPacking packing, CancellationToken cancellation) =>
        (await packing.ReceiveAsync(caller, command, cancellation)).ToResult();

    private static async Task<IResult> ChangeStateAsync(
        Caller caller, ChangePackState command, IPacking packing, CancellationToken cancellation) =>
        (await packing.ChangeStateAsync(caller, command, cancellation)).ToResult();

    private static async Task<IResult> PacksAsync(
        IPackDirectory directory, string? batch, string? after, int? count, CancellationToken cancellation)
    {
        var page = await directory.PacksAsync(batch, after, Count(count), cancellation);
        return Results.Json(new Page<PackInfo>(page.Packs, page.Next), KernelJson.Options);
    }

    private static async Task<IResult> ContainersAsync(
        IPackDirectory directory, string? batch, string? before, int? count, CancellationToken cancellation)
    {
        var found = await directory.ContainersAsync(batch, before, Count(count), cancellation);
        return Results.Json(
            new Page<ContainerInfo>(found, found.Count == Count(count) ? found[^1].Sscc : null), KernelJson.Options);
    }

    private static async Task<IResult> ContentsAsync(
        IPackDirectory directory, string sscc, string? after, int? count, CancellationToken cancellation)
    {
        var page = await directory.ChildrenAsync(sscc, after, Count(count), cancellation);
        return Results.Json(new Page<string>(page.Paths, page.Next), KernelJson.Options);
    }

    private static async Task<IResult> PrepareRecallAsync(
        Caller caller, string id, RecallBatch command, RecallHandler handler, CancellationToken cancellation) =>
        (await handler.PrepareAsync(caller, id, command, cancellation)).ToResult();

    private static async Task<IResult> RecallAsync(
        Caller caller, string id, RecallBatch command, RecallHandler handler, CancellationToken cancellation) =>
        (await handler.HandleAsync(caller, id, command, cancellation)).ToResult();

    private static int Count(int? asked) => Math.Clamp(asked ?? 100, 1, SerialsLimits.PageMax);
}
