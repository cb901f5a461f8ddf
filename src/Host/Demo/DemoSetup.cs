using Theriac.Ledger;

namespace Theriac.Host.Demo;

internal static class DemoSetup
{
    /// <summary>Before the modules, so that they take this clock; an instance for production keeps the system's.</summary>
    public static void AddDemo(this WebApplicationBuilder builder, HostOptions options)
    {
        builder.Services.AddFacts(typeof(DemoLoader).Assembly);
        builder.Services.AddSingleton<DemoClock>();
        builder.Services.AddSingleton<DemoGate>();
        builder.Services.AddSingleton<DemoLoader>();
        if (options.Kind != InstanceKind.Production)
            builder.Services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DemoClock>());
    }

    public static void UseDemoGate(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<DemoGate>();
        app.Use(gate.PassAsync);
    }
}
