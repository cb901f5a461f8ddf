using Microsoft.Data.Sqlite;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Cli.Tests.Ledger;

public sealed class LedgerCommandTests
{
    [Theory, OnBothEngines]
    public async Task A_ledger_is_sealed_verified_exported_proved_and_checked_against_the_old_head(Engine engine)
    {
        await using var instance = await TestInstance.StartAsync(engine);
        var folder = Directory.CreateTempSubdirectory("theriac-cli-").FullName;
        string[] place = Place(engine, instance);
        string InFolder(string name) => Path.Combine(folder, name);

        Assert.Equal(0, (await RunAsync(instance, ["ledger", "verify", .. place])).Code);
        var sealing = await RunAsync(instance, ["ledger", "seal", "--json", .. place]);
        Assert.Equal(0, sealing.Code);
        Assert.Equal(2, TheriacProgram.Json(sealing.Output).GetProperty("size").GetInt64());
        await File.WriteAllTextAsync(InFolder("head.json"), sealing.Output);
        await File.WriteAllTextAsync(InFolder("key.pem"), (await RunAsync(instance, ["ledger", "key", .. place])).Output);
        await instance.Ledger.StartEpochAsync(Author.System, 40, "for the test");

        var proof = await RunAsync(instance, ["ledger", "prove", "1", .. place]);
        await File.WriteAllTextAsync(InFolder("proof.json"), proof.Output);
        Assert.Equal(0, (await RunAsync(instance, ["ledger", "verify", "--proof", InFolder("proof.json"), "--key", InFolder("key.pem")])).Code);
        await File.WriteAllTextAsync(InFolder("forged.json"), proof.Output.Replace("roduction", "roducing", StringComparison.Ordinal));
        Assert.Equal(1, (await RunAsync(instance, ["ledger", "verify", "--proof", InFolder("forged.json")])).Code);

        Assert.Equal(0, (await RunAsync(instance, ["ledger", "export", InFolder("ledger.jsonl"), .. place])).Code);
        var verify = await RunAsync(
            instance, ["ledger", "verify", "--json", "--export", InFolder("ledger.jsonl"), "--key", InFolder("key.pem"), "--head", InFolder("head.json")]);
        Assert.Equal(0, verify.Code);
        Assert.Equal(3, TheriacProgram.Json(verify.Output).GetProperty("entries").GetInt64());
        Assert.Equal(0, TheriacProgram.Json(verify.Output).GetProperty("derived").GetInt64());
        Directory.Delete(folder, recursive: true);
    }

    [Xunit.Fact]
    [Trait("Requirement", "P11-10a")]
    public async Task Verify_names_the_entry_after_one_byte_is_changed_in_a_copy()
    {
        await using var instance = await TestInstance.StartAsync(Engine.Sqlite);
        await instance.Ledger.StartEpochAsync(Author.System, 40, "for the test");
        await using (var connection = new SqliteConnection($"Data Source={instance.Connection};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "drop trigger ledger_entry_no_update; update ledger_entry set actor = 'systen' where number = 2";
            await command.ExecuteNonQueryAsync();
        }

        var verify = await RunAsync(instance, ["ledger", "verify", "--json", .. Place(Engine.Sqlite, instance)]);
        Assert.Equal(1, verify.Code);
        Assert.Equal(2, TheriacProgram.Json(verify.Output).GetProperty("wrong").GetProperty("number").GetInt64());
    }

    [Theory]
    [InlineData("ledger", "verify", "--no-such-option")]
    [InlineData("ledger", "prove", "seven")]
    [InlineData("ledger", "verify", "--export", "/no/such/file")]
    [InlineData("no-such-command")]
    [InlineData("restore", "x")]
    public async Task Wrong_usage_ends_with_two(params string[] args) =>
        Assert.Equal(2, (await TheriacProgram.RunAsync(Path.GetTempPath(), args)).Code);

    [Theory]
    [InlineData("ledger", "verify")]
    [InlineData("rebuild")]
    public async Task Where_no_instance_is_the_answer_is_no_and_nothing_is_made(params string[] args)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"theriac-none-{Guid.NewGuid():N}");
        var (code, _, errors) = await TheriacProgram.RunAsync(Path.GetTempPath(), [.. args, "--data", folder]);
        Assert.Equal(1, code);
        Assert.Contains("There is no instance", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    private static string[] Place(Engine engine, TestInstance instance) => engine == Engine.Postgres
        ? ["--database", instance.Connection]
        : ["--data", Path.GetDirectoryName(instance.Connection)!];

    private static Task<(int Code, string Output, string Errors)> RunAsync(TestInstance instance, string[] args) =>
        TheriacProgram.RunAsync(instance.Get<LedgerOptions>().KeyFolder, args);
}
