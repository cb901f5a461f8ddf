using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Theriac.Serials;

public static class SerialsModule
{
    public static IServiceCollection AddSerials(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapSerials(this IEndpointRouteBuilder app) => app;
}
