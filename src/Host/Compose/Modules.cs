using System.Reflection;
using Theriac.Activity;
using Theriac.Batches;
using Theriac.Devices;
using Theriac.Distribution;
using Theriac.Epcis;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Theriac.Serials;

namespace Theriac.Host.Compose;

/// <summary>The modules, in the order in which they may rely on each other.</summary>
internal static class Modules
{
    public static readonly IReadOnlyList<Assembly> WithMigrations =
    [
        typeof(LedgerModule).Assembly, typeof(PeopleModule).Assembly, typeof(DevicesModule).Assembly, typeof(PlantModule).Assembly, typeof(RecipesModule).Assembly,
        typeof(BatchesModule).Assembly, typeof(EpcisModule).Assembly, typeof(SerialsModule).Assembly, typeof(DistributionModule).Assembly,
        typeof(ActivityModule).Assembly,
    ];

    public static void AddModules(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("People");
        builder.Services.AddPeople(options => section.Bind(options));
        builder.Services.AddDevices();
        builder.Services.AddPlant();
        builder.Services.AddRecipes();
        builder.Services.AddBatches();
        builder.Services.AddEpcis();
        builder.Services.AddSerials(options => builder.Configuration.GetSection("Serials").Bind(options));
        builder.Services.AddDistribution();
        builder.Services.AddActivity();
    }

    public static void MapModules(this WebApplication app)
    {
        app.MapPeople();
        app.MapDevices();
        app.MapPlant();
        app.MapRecipes();
        app.MapBatches();
        app.MapEpcis();
        app.MapSerials();
        app.MapDistribution();
        app.MapActivity();
    }
}
