using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Devices;

internal static class PrintEndpoints
{
    private static readonly Role[] Floor = [Role.Operator, Role.Verifier, Role.Supervisor];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/print-jobs").WithTags("devices");
        group.MapGet("", async (string? subject, string? site, IPrintQueue queue, CancellationToken cancellation) =>
            Results.Json(new Page<PrintJobInfo>(await queue.ListAsync(subject, site, cancellation), null), KernelJson.Options))
            .Require().Produces<Page<PrintJobInfo>>();
        group.MapPost("{id}/actions/retry", async (string id, IPrintQueue queue, CancellationToken cancellation) =>
            (await queue.RetryAsync(id, cancellation)).ToResult()).Require(Floor).Produces<PrintJobInfo>();
    }
}
