using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Theriac.Distribution;

public static class DistributionModule
{
    public static IServiceCollection AddDistribution(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapDistribution(this IEndpointRouteBuilder app) => app;
}
