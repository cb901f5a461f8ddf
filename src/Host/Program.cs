using System.Data.Common;
using Theriac.Host;
using Theriac.Host.Demo;
using Theriac.Storage;

try
{
    await using var app = TheriacApp.Build(args);
    await app.OpenAsync();
    await app.StartAsync();
    await app.LoadDemoAsync(Console.Out);
    var simulators = await DemoDevices.StartAsync(app.Services);
    await app.TellWhereToGoAsync(Console.Out);
    await app.WaitForShutdownAsync();
    foreach (var simulator in simulators)
        await simulator.DisposeAsync();
    return 0;
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
catch (Exception wrong) when (wrong is DemoException or OperationCanceledException)
{
    await Console.Error.WriteLineAsync(
        $"The demo plant is only half made: {wrong.Message} Remove its data (the folder of --data, or the database) and start again.");
    return 1;
}
catch (IOException wrong)
{
    // Most of all: the address is in use.
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
catch (Exception wrong) when (wrong is MigrationMismatchException or DatabaseRoleException or DbException)
{
    // The database is newer, lacks its role, or is not there.
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
