using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Theriac.Recipes;

public static class RecipesModule
{
    public static IServiceCollection AddRecipes(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapRecipes(this IEndpointRouteBuilder app) => app;
}
