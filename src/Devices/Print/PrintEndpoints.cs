using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Devices;

internal static class PrintEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/print-jobs").WithTags("devices");
        group.MapGet("", async (string? subject, string? site, Caller caller, IPrintQueue queue, CancellationToken cancellation) =>
            Results.Json(new Page<PrintJobInfo>(
                [.. (await queue.ListAsync(subject, site, cancellation)).Where(one => caller.IsAt(one.Site))], null), KernelJson.Options))
            .Require().Produces<Page<PrintJobInfo>>();
        group.MapPost("{id}/actions/retry", async (string id, Caller caller, IPrintQueue queue, CancellationToken cancellation) =>
            (await queue.RetryAsync(caller, id, cancellation)).ToResult()).Require(PrintQueue.Floor).Produces<PrintJobInfo>();
    }
}
