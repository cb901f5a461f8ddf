using System.Security.Cryptography;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Cli.Tests;

public sealed class VerifyRecordTests
{
    [Xunit.Fact]
    [Trait("Requirement", "DI-L")]
    [Trait("Requirement", "P11-30")]
    public async Task The_program_alone_checks_a_copy_against_a_key_and_names_what_was_changed()
    {
        await using var instance = await TestInstance.StartAsync(Engine.Sqlite);
        await instance.Get<ISealer>().SealNowAsync();
        var folder = Directory.CreateTempSubdirectory("theriac-record-").FullName;
        string In(string name) => Path.Combine(folder, name);
        var file = await CopyAsync(instance);
        await File.WriteAllBytesAsync(In("copy.json"), file);
        var key = (await instance.Get<ITreeProofs>().PublicKeyAsync())!;
        await File.WriteAllTextAsync(In("key.pem"), PemEncoding.WriteString("PUBLIC KEY", key));

        var right = await TheriacProgram.RunAsync(folder, "record", "verify", In("copy.json"), "--key", In("key.pem"), "--json");
        Assert.Equal(0, right.Code);
        var said = TheriacProgram.Json(right.Output);
        Assert.Equal(("json", "ledger", true), (said.GetProperty("kind").GetString(), said.GetProperty("stream").GetString(), said.GetProperty("pinned").GetBoolean()));

        file[20] ^= 1;
        await File.WriteAllBytesAsync(In("changed.json"), file);
        var wrong = await TheriacProgram.RunAsync(folder, "record", "verify", In("changed.json"));
        Assert.Equal(1, wrong.Code);
        Assert.Contains("changed after it was made: the record", wrong.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(In("letter.txt"), "Dear inspector");
        Assert.Equal(1, (await TheriacProgram.RunAsync(folder, "record", "verify", In("letter.txt"))).Code);
        Assert.Equal(2, (await TheriacProgram.RunAsync(folder, "record", "verify", In("none.pdf"))).Code);
        Directory.Delete(folder, recursive: true);
    }

    // The ledger's own stream in the form of a batch record: this program knows records by their form, not by who wrote them.
    private static async Task<byte[]> CopyAsync(TestInstance instance)
    {
        var entries = await instance.Ledger.ReadStreamAsync("ledger");
        var proof = await instance.Get<IEntriesProver>().ProveAsync(entries);
        var body = JsonSerializer.Serialize(
            new
            {
                format = "theriac-batch-record/2",
                stream = "ledger",
                recordHash = StreamHash.Of(entries.Select(entry => entry.Hash)),
                entries = entries.Select(entry => new
                {
                    entry.Number,
                    entry.Version,
                    at = Micros.ToText(entry.At),
                    entry.Zone,
                    entry.OffsetMinutes,
                    entry.Actor,
                    entry.Terminal,
                    entry.Type,
                    payload = JsonDocument.Parse(entry.Payload).RootElement,
                    previousHash = Convert.ToHexStringLower(entry.PreviousHash),
                    hash = Convert.ToHexStringLower(entry.Hash),
                }),
                proof,
            },
            KernelJson.Options);
        var file = new SealableFile();
        file.Part("the record", System.Text.Encoding.UTF8.GetBytes(body[..^1] + ",\"seal\":"));
        file.Place(FileSeal.RoomFor(["the record", "the end"]));
        file.Part("the end", "}"u8);
        return (await file.SealAsync(instance.Get<IInstanceKey>())).Value;
    }
}
