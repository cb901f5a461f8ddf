using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Devices;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Plant.Balances;

/// <summary>A balance or printer as screens show it.</summary>
/// <param name="Problem">Code of why it may not weigh today; null when it may.</param>
internal sealed record DeviceView(
    string Id, string Name, string Class, string Site, string Area, DateOnly? CalibrationDueOn, DeviceInfo Device, BalanceCheck? Check,
    IReadOnlyList<TestReading> TestReadings, string? Problem, DeviceRegistration? Registration);

internal static class DeviceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/equipment").WithTags("devices");
        group.MapPost("{id}/actions/register-device", async (string id, RegisterDeviceInput input, Caller caller, RegisterDevice register, CancellationToken cancellation) =>
            (await register.HandleAsync(id, input, caller, cancellation)).ToResult()).Require(Role.Administrator).Produces<EquipmentState>();
        group.MapPost("{id}/actions/approve-device/document", async (string id, ApproveDeviceInput input, Caller caller, ApproveDevice approve, CancellationToken cancellation) =>
            (await approve.PrepareAsync(id, input, caller, cancellation)).ToResult())
            .Require([.. ApproveDevice.Roles]).Produces<PreparedDocument>();
        group.MapPost("{id}/actions/approve-device", async (string id, ApproveDeviceInput input, Caller caller, ApproveDevice approve, CancellationToken cancellation) =>
            input.Signature is { } signature
                ? (await approve.SignAsync(id, input, signature, caller, cancellation)).ToResult()
                : PlantRefusals.SignatureMissing().ToResult()).Require([.. ApproveDevice.Roles]).Produces<EquipmentState>();
        group.MapPost("{id}/actions/weigh-test", async (string id, WeighTestInput input, Caller caller, CheckBalance check, CancellationToken cancellation) =>
            (await check.WeighAsync(id, input, caller, cancellation)).ToResult()).Require([.. CheckBalance.Roles]).Produces<EquipmentState>();
        group.MapPost("{id}/actions/sign-check/document", async (string id, SignCheckInput input, Caller caller, CheckBalance check, CancellationToken cancellation) =>
            (await check.PrepareAsync(id, input, caller, cancellation)).ToResult())
            .Require([.. CheckBalance.Roles]).Produces<PreparedDocument>();
        group.MapPost("{id}/actions/sign-check", async (string id, SignCheckInput input, Caller caller, CheckBalance check, CancellationToken cancellation) =>
            (await check.SignAsync(id, input, caller, cancellation)).ToResult()).Require([.. CheckBalance.Roles]).Produces<EquipmentState>();
        group.MapPost("{id}/actions/zero", async (string id, Caller caller, CheckBalance check, CancellationToken cancellation) =>
            (await check.ZeroAsync(id, caller, cancellation)).ToResult()).Require([.. CheckBalance.Roles]).Produces<Done>();
        group.MapGet("{id}/identity", async (string id, DeviceRegister devices, IBalances balances, CancellationToken cancellation) =>
            await devices.FindAsync(id, cancellation) is { Driver: DeviceDrivers.MtSics } spec
                ? (await balances.IdentifyAsync(spec, cancellation)).ToResult()
                : PlantRefusals.NoBalance(id).ToResult()).Require(Role.Administrator, Role.Supervisor).Produces<BalanceIdentity>();
        group.MapGet("{id}/live-weight", ListenAsync).Require().Produces<LiveWeight>(contentType: "text/event-stream");
        routes.MapGet("/api/devices", async (string site, string? kind, DeviceRegister devices, CancellationToken cancellation) =>
            Results.Json(new Page<DeviceView>(await devices.ListAsync(site, kind != "printer", cancellation), null), KernelJson.Options))
            .WithTags("devices").Require().Produces<Page<DeviceView>>();
    }

    /// <summary>What the balance shows, as server-sent events, until the screen goes away. Nothing of it is a record.</summary>
    private static async Task<IResult> ListenAsync(
        string id, Caller caller, DeviceRegister devices, IBalances balances, ISessionCheck sessions, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (await devices.FindAsync(id, cancellation) is not { Driver: DeviceDrivers.MtSics } spec)
            return PlantRefusals.NoBalance(id).ToResult();
        if (await devices.SiteOfAsync(id, cancellation) is { } site && !caller.IsAt(site))
            return PlantRefusals.NotAtSite(site, CheckBalance.Roles).ToResult();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var heard = 0;
        try
        {
            await foreach (var weight in balances.ListenAsync(spec, cancellation))
            {
                if (heard++ % 50 == 0 && !await sessions.IsActiveAsync(caller, cancellation))
                    break;
                await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(weight, KernelJson.Options)}\n\n", cancellation);
                await context.Response.Body.FlushAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The screen went away.
        }

        return Results.Empty;
    }
}
