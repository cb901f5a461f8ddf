using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Theriac.Batches;

public static class BatchesModule
{
    public static IServiceCollection AddBatches(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapBatches(this IEndpointRouteBuilder app) => app;
}
