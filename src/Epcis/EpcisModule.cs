using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Theriac.Epcis;

public static class EpcisModule
{
    public static IServiceCollection AddEpcis(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapEpcis(this IEndpointRouteBuilder app) => app;
}
