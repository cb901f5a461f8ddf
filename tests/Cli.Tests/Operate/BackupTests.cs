using Microsoft.Extensions.DependencyInjection;
using Theriac.Host;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Cli.Tests.Operate;

[Trait("Requirement", "A11-7.1"), Trait("Requirement", "A11-7.2"), Trait("Requirement", "A11D-16/17")]
public sealed class BackupTests
{
    [Theory, OnBothEngines]
    public async Task A_restore_starts_an_epoch_that_names_the_numbers_lost(Engine engine)
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await using var target = await TestDatabase.CreateAsync(engine);
        var folder = Directory.CreateTempSubdirectory("theriac-cli-").FullName;
        var (file, head) = (Path.Combine(folder, "backup"), Path.Combine(folder, "head.json"));
        await using (var app = TheriacApp.Build([.. Place(source), "--empty"]))
            await app.OpenAsync();

        Assert.Equal((0, ""), await RunAsync(source, ["backup", file, .. Place(source)]));
        var sealing = await TheriacProgram.RunAsync(source.KeyFolder, ["ledger", "seal", "--json", .. Place(source)]);
        await File.WriteAllTextAsync(head, sealing.Output);
        Assert.Equal((0, ""), await RunAsync(source, ["restore", file, "--reason", "disk failure", "--head", head, .. Place(target)]));

        await using (var app = TheriacApp.Build(Place(target)))
        {
            var ledger = app.Services.GetRequiredService<ILedger>();
            var entry = (await ledger.ReadStreamAsync("ledger"))[^1];
            var epoch = Assert.IsType<EpochStarted>(app.Services.GetRequiredService<FactTypes>().Read(entry));
            Assert.Equal((2L, 1L, 2L, (long?)2L), (epoch.Epoch, epoch.RestoredThrough, epoch.LostFrom, epoch.LostThrough));
        }

        Assert.Equal((0, ""), await RunAsync(source, ["ledger", "verify", .. Place(target)]));
        Assert.Equal(1, (await RunAsync(source, ["ledger", "verify", "--head", head, .. Place(target)])).Code);
        Assert.Equal(1, (await RunAsync(source, ["restore", file, "--reason", "again", .. Place(target)])).Code);
        Directory.Delete(folder, recursive: true);
    }

    [Theory, OnBothEngines]
    public async Task Rebuild_runs_over_every_module(Engine engine)
    {
        await using var source = await TestDatabase.CreateAsync(engine);
        await using (var app = TheriacApp.Build([.. Place(source), "--empty"]))
            await app.OpenAsync();
        Assert.Equal((0, ""), await RunAsync(source, ["rebuild", .. Place(source)]));
        Assert.Equal((0, ""), await RunAsync(source, ["ledger", "verify", .. Place(source)]));
    }

    private static string[] Place(TestDatabase database) => database.Connection.Contains("Host=", StringComparison.Ordinal)
        ? ["--database", database.Connection]
        : ["--data", Path.GetDirectoryName(database.Connection)!];

    private static async Task<(int Code, string Errors)> RunAsync(TestDatabase database, string[] args)
    {
        var (code, output, errors) = await TheriacProgram.RunAsync(database.KeyFolder, args);
        return (code, code == 0 ? "" : errors + output);
    }
}
