using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Quality decides about in-process material.</summary>
internal static class MaterialEndpoints
{
    public static void MapMaterial(this IEndpointRouteBuilder app) => BatchEndpoints.Sign<DecideMaterialCommand>(
        app.MapGroup("/api/batches").WithTags("batches").MapGroup("/{id}/actions"), "decide-material", SignedActions.DecideMaterial, Role.QaReviewer);
}
