using Theriac.Host;
using Theriac.Storage;

try
{
    await using var app = TheriacApp.Build(args);
    await app.OpenAsync();
    await app.StartAsync();
    await app.TellWhereToGoAsync(Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
catch (MigrationMismatchException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
