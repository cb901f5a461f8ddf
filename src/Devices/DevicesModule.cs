using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Edge;
using Theriac.Ledger;

namespace Theriac.Devices;

/// <summary>Balances and label printers. Which there are, the plant's register says (<see cref="IDeviceRegister"/>).</summary>
public static class DevicesModule
{
    public static IServiceCollection AddDevices(this IServiceCollection services)
    {
        services.AddPhrases(typeof(DevicesModule).Assembly);
        services.AddFacts(typeof(DevicesModule).Assembly);
        services.AddSingleton<IFactSentences, PrintSentences>();
        services.AddSingleton<IBalances, Balances>();
        services.AddSingleton<IPrintQueue, PrintQueue>();
        services.AddSingleton<PrintWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<PrintWorker>());
        return services;
    }

    public static IEndpointRouteBuilder MapDevices(this IEndpointRouteBuilder routes)
    {
        PrintEndpoints.Map(routes);
        return routes;
    }
}
