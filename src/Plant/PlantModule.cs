using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Devices;
using Theriac.Edge;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant.Balances;
using Theriac.Plant.Directory;
using Theriac.Plant.Documents;
using Theriac.Plant.Equipment;
using Theriac.Plant.EquipmentLog;
using Theriac.Plant.EquipmentWatch;
using Theriac.Plant.HoldTimes;
using Theriac.Plant.Lots;
using Theriac.Plant.Materials;
using Theriac.Plant.Project;
using Theriac.Plant.Sites;
using Theriac.Plant.Terminals;

namespace Theriac.Plant;

/// <summary>Sites, areas, equipment, materials, lots and terminals.</summary>
public static class PlantModule
{
    /// <summary>Name of the cookie by which a device is an enrolled terminal.</summary>
    public const string TerminalCookie = Terminals.TerminalSecret.Cookie;

    public static IServiceCollection AddPlant(this IServiceCollection services)
    {
        services.AddFacts(typeof(PlantModule).Assembly);
        services.AddPhrases(typeof(PlantModule).Assembly);
        services.AddSingleton<IFactSentences, PlantSentences>();
        services.AddSingleton<IProjection, PlantProjection>();
        services.AddSingleton<PlantDirectory>();
        services.AddSingleton<IPlantDirectory>(provider => provider.GetRequiredService<PlantDirectory>());
        services.AddSingleton<ILots>(provider => provider.GetRequiredService<PlantDirectory>());
        services.AddSingleton<IFefo>(provider => provider.GetRequiredService<PlantDirectory>());
        services.AddSingleton<IEquipment>(provider => provider.GetRequiredService<PlantDirectory>());
        services.AddSingleton<AddSite>();
        services.AddSingleton<IPlantSetup>(provider => provider.GetRequiredService<AddSite>());
        services.AddSingleton<SiteShifts>();
        services.AddSingleton<AddEquipment>();
        services.AddSingleton<KeepEquipment>();
        services.AddSingleton<ReadEquipment>();
        services.AddSingleton<ReadEquipmentLog>();
        services.AddSingleton<PrintEquipmentLog>();
        services.AddSingleton<SetHoldTimes>();
        services.AddSingleton<INoticeRule, EquipmentNotices>();
        services.AddSingleton<EquipmentWatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<EquipmentWatcher>());
        services.AddSingleton<DeviceRegister>();
        services.AddSingleton<IDeviceRegister>(provider => provider.GetRequiredService<DeviceRegister>());
        services.AddSingleton<RegisterDevice>();
        services.AddSingleton<ApproveDevice>();
        services.AddSingleton<INoticeRule, DeviceNotices>();
        services.AddSingleton<WeighedInDoubt>();
        services.AddSingleton<CheckBalance>();
        services.AddSingleton<AddMaterial>();
        services.AddSingleton<RegisterDocument>();
        services.AddSingleton<RetireDocument>();
        services.AddSingleton<IDocumentRegister, DocumentRegister>();
        services.AddSingleton<ReceiveLot>();
        services.AddSingleton<DecideLot>();
        services.AddSingleton<KeepLot>();
        services.AddSingleton<LotLabels>();
        services.AddSingleton<KeepTerminals>();
        return services;
    }

    /// <summary>Puts the enrolled terminal on the request; before <c>UsePeople</c>, which gives it to the caller.</summary>
    public static IApplicationBuilder UseTerminals(this IApplicationBuilder app) => app.UseMiddleware<TerminalMiddleware>();

    public static IEndpointRouteBuilder MapPlant(this IEndpointRouteBuilder routes)
    {
        SiteEndpoints.Map(routes);
        EquipmentEndpoints.Map(routes);
        DeviceEndpoints.Map(routes);
        MaterialEndpoints.Map(routes);
        DocumentEndpoints.Map(routes);
        LotEndpoints.Map(routes);
        CertificateEndpoints.Map(routes);
        LabelEndpoints.Map(routes);
        TerminalEndpoints.Map(routes);
        EnrolPage.Map(routes);
        return routes;
    }
}
