using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant.EquipmentLog;
using Theriac.Plant.HoldTimes;

namespace Theriac.Plant.Equipment;

internal static class EquipmentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/equipment").WithTags("plant");
        group.MapGet("", async (string? site, string? @class, ReadEquipment read, CancellationToken cancellation) =>
            Results.Json(new Page<EquipmentLine>(await read.ListAsync(site, @class, cancellation), null), KernelJson.Options))
            .Require().Produces<Page<EquipmentLine>>();
        group.MapPost("", async (AddEquipmentInput input, Caller caller, AddEquipment add, CancellationToken cancellation) =>
            (await add.HandleAsync(input, caller, cancellation)).ToResult()).Require(Role.Administrator).Produces<EquipmentAdded>();
        group.MapGet("{id}", async (string id, ReadEquipment read, CancellationToken cancellation) =>
            (await read.FindAsync(id, cancellation)).ToResult()).Require().Produces<EquipmentView>();
        MapActions(group);
        MapLog(group);
        MapPrint(group);
        MapHoldTimes(routes);
    }

    private static void MapActions(RouteGroupBuilder group)
    {
        group.MapPost("{id}/actions/clean", async (string id, CleanInput input, Caller caller, KeepEquipment keep, CancellationToken cancellation) =>
            (await keep.CleanAsync(id, input, caller, cancellation)).ToResult()).Require([.. KeepEquipment.CleanRoles])
            .Produces<EquipmentState>();
        group.MapPost("{id}/actions/calibrate", async (string id, CalibrateInput input, Caller caller, KeepEquipment keep, CancellationToken cancellation) =>
            (await keep.CalibrateAsync(id, input, caller, cancellation)).ToResult()).Require([.. KeepEquipment.CalibrateRoles])
            .Produces<EquipmentState>();
        group.MapPost("{id}/actions/tag", async (string id, TagInput input, Caller caller, KeepEquipment keep, CancellationToken cancellation) =>
            (await keep.TagAsync(id, input, caller, cancellation)).ToResult()).Require([.. KeepEquipment.TagRoles]).Produces<EquipmentState>();
        group.MapPost("{id}/actions/return-to-service", async (string id, TagInput input, Caller caller, KeepEquipment keep, CancellationToken cancellation) =>
            (await keep.ReturnAsync(id, input, caller, cancellation)).ToResult()).Require([.. KeepEquipment.TagRoles]).Produces<EquipmentState>();
    }

    private static void MapLog(RouteGroupBuilder group)
    {
        group.MapGet("{id}/log", async (string id, [AsParameters] EquipmentLogQuery query, ReaderLanguage language, ReadEquipmentLog read, CancellationToken cancellation) =>
            (await read.PageAsync(id, query, cancellation, language.Code)).ToResult()).Require().Produces<Page<EquipmentLogLine>>();
        group.MapGet("{id}/at", async (string id, string? time, ReadEquipmentLog read, CancellationToken cancellation) =>
            (await read.AtAsync(id, time, cancellation)).ToResult()).Require().Produces<EquipmentAtView>();
        group.MapGet("{id}/log.csv", async (
            string id, [AsParameters] EquipmentLogQuery query, ReaderLanguage language, ReadEquipmentLog read, CancellationToken cancellation) =>
            (await read.AllAsync(id, query, cancellation, language.Code)).Try(out var lines, out var refusal)
                ? Results.File(EquipmentLogCsv.Of(lines, language.Code), "text/csv; charset=utf-8", $"{id}-log.csv")
                : refusal.ToResult()).Require().Produces<Stream>(contentType: "text/csv");
    }

    /// <summary>A copy is read later and by others: it speaks the language that was asked for, else that of who took it.</summary>
    private static void MapPrint(RouteGroupBuilder group) =>
        group.MapGet("{id}/log.pdf", async (
            string id, string? language, [AsParameters] EquipmentLogQuery query, Caller caller, PrintEquipmentLog print, CancellationToken cancellation) =>
            (await print.HandleAsync(id, query, language is not null && Phrases.Languages.Contains(language) ? language : caller.Language, cancellation))
            .ToResult(bytes => Results.File(bytes, "application/pdf", $"{id.ToUpperInvariant()}-log.pdf")))
            .Require().Produces<Stream>(contentType: "application/pdf");

    private static void MapHoldTimes(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/hold-times").WithTags("plant");
        group.MapGet("", async (SetHoldTimes hold, CancellationToken cancellation) =>
            Results.Json(new Page<EquipmentClassRule>(await hold.ListAsync(cancellation), null), KernelJson.Options))
            .Require().Produces<Page<EquipmentClassRule>>();
        group.MapPost("actions/set/document", async (HoldTimesInput input, Caller caller, SetHoldTimes hold, CancellationToken cancellation) =>
            (await hold.PrepareAsync(input, caller, cancellation)).ToResult()).Require([.. SetHoldTimes.Roles]).Produces<PreparedDocument>();
        group.MapPost("actions/set", async (HoldTimesInput input, Caller caller, SetHoldTimes hold, CancellationToken cancellation) =>
            input.Signature is { } signature
                ? (await hold.SignAsync(input, signature, caller, cancellation)).ToResult()
                : PlantRefusals.SignatureMissing().ToResult()).Require([.. SetHoldTimes.Roles]).Produces<Done>();
    }
}
