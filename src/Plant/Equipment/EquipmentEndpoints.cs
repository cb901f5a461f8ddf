using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.People;

namespace Theriac.Plant.Equipment;

internal static class EquipmentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/equipment").WithTags("plant");
        group.MapGet("", ListAsync).Require();
        group.MapPost("", async (AddEquipmentInput input, Caller caller, AddEquipment add, CancellationToken cancellation) =>
            (await add.HandleAsync(input, caller, cancellation)).ToResult()).Require(Role.Administrator).Produces<EquipmentAdded>();
        group.MapPost("{id}/actions/clean", async (string id, CleanInput input, Caller caller, KeepEquipment keep, CancellationToken cancellation) =>
            (await keep.CleanAsync(id, input, caller, cancellation)).ToResult()).Require([.. KeepEquipment.CleanRoles])
            .Produces<EquipmentState>();
        group.MapPost("{id}/actions/calibrate", async (string id, CalibrateInput input, Caller caller, KeepEquipment keep, CancellationToken cancellation) =>
            (await keep.CalibrateAsync(id, input, caller, cancellation)).ToResult()).Require([.. KeepEquipment.CalibrateRoles])
            .Produces<EquipmentState>();
    }

    private static async Task<Page<EquipmentInfo>> ListAsync(
        IPlantDirectory directory, string? site, string? @class, CancellationToken cancellation) =>
        new(await directory.EquipmentAsync(site, @class, cancellation), null);
}
