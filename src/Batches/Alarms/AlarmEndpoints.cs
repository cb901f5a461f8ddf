using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Alarms over HTTP. Any signed-in caller reaches the decision, so that an attempt without the right becomes an entry.</summary>
internal static class AlarmEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var alarms = app.MapGroup("/api/alarms").WithTags("alarms");
        alarms.MapGet("", async ([AsParameters] AlarmQuery query, ListAlarms list, CancellationToken cancellation) =>
            Results.Json(await list.ListAsync(query, cancellation), KernelJson.Options)).Require().Produces<Page<AlarmRow>>();
        alarms.MapPost("/{id}/actions/acknowledge", async (string id, AcknowledgeAlarmCommand command, Caller caller, Alarms all, CancellationToken cancellation) =>
            (await all.AcknowledgeAsync(id, command, caller, cancellation)).ToResult()).Require().Produces<AlarmAcknowledged>();
        var equipment = app.MapGroup("/api/equipment/{id}").WithTags("alarms");
        equipment.MapGet("/alarm-points", async (string id, Alarms all, CancellationToken cancellation) =>
            (await all.PointsAsync(id, cancellation)).ToResult()).Require().Produces<IReadOnlyList<AlarmLimitsSet>>();
        equipment.MapPost("/actions/raise-alarm", async (string id, RaiseAlarmCommand command, Caller caller, Alarms all, CancellationToken cancellation) =>
            (await all.RaiseAsync(id, command, caller, cancellation)).ToResult()).Require().Produces<AlarmAnswer>();
        equipment.MapPost("/actions/set-alarm-limits", async (string id, SetAlarmLimitsCommand command, Caller caller, Alarms all, CancellationToken cancellation) =>
            (await all.SetAsync(id, command, caller, cancellation)).ToResult()).Require().Produces<AlarmLimitsSet>();
    }
}
