using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Ledger;
using Theriac.Plant.Directory;
using Theriac.Plant.Project;

namespace Theriac.Plant;

/// <summary>Sites, areas, equipment, materials, lots and terminals.</summary>
public static class PlantModule
{
    public static IServiceCollection AddPlant(this IServiceCollection services)
    {
        services.AddFacts(typeof(PlantModule).Assembly);
        services.AddSingleton<IProjection, PlantProjection>();
        services.AddSingleton<PlantDirectory>();
        services.AddSingleton<IPlantDirectory>(provider => provider.GetRequiredService<PlantDirectory>());
        services.AddSingleton<ILots>(provider => provider.GetRequiredService<PlantDirectory>());
        services.AddSingleton<IEquipment>(provider => provider.GetRequiredService<PlantDirectory>());
        return services;
    }

    public static IEndpointRouteBuilder MapPlant(this IEndpointRouteBuilder routes) => routes;
}
