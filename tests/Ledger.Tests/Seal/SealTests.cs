using Theriac.Kernel;
using Theriac.Ledger.Seal;
using Theriac.Ledger.Tests.Tree;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Ledger.Tests.Seal;

public sealed class SealTests
{
    [Theory, OnBothEngines]
    public async Task A_seal_signs_the_root_over_every_entry(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, 20);
        var seal = await SealAsync(instance);

        var entries = await instance.Ledger.ReadAsync(1, 100);
        Assert.Equal(22, seal.Size); // The opening, twenty notes, and the entry that records the key.
        Assert.Equal(ReferenceTree.Root([.. entries.Select(entry => entry.Hash)]), seal.Root);
        Assert.True((await Notes.VerifyAsync(instance)).IsOk);
    }

    [Theory, OnBothEngines]
    public async Task Without_growth_there_is_no_second_seal(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var first = await SealAsync(instance);
        instance.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(first.Signature, (await SealAsync(instance)).Signature);
        Assert.Equal(1, (await Notes.VerifyAsync(instance)).Seals);
    }

    [Theory, OnBothEngines]
    public async Task Every_proof_between_seals_holds_and_survives_tiles(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var seals = new List<TreeHead> { await SealAsync(instance) };
        foreach (var count in (int[])[10, 300, 1, 240])
        {
            await WriteManyAsync(instance, count);
            seals.Add(await SealAsync(instance));
        }

        var proofs = instance.Get<ITreeProofs>();
        var last = seals[^1];
        foreach (var seal in seals)
        {
            var consistency = await proofs.ConsistencyAsync(seal.Size, last.Size);
            Assert.True(consistency.Holds(seal.Root, last.Root));
        }

        foreach (var number in (long[])[1, 2, 255, 256, 257, 300, 512, last.Size])
        {
            var inclusion = await proofs.InclusionAsync(number, last.Size);
            Assert.True(inclusion.Holds((await instance.Ledger.FindAsync(number))!.Hash, last.Root));
        }

        var report = await Notes.VerifyAsync(instance);
        Assert.True(report.IsOk, report.Wrong?.Detail);
        Assert.Equal(5, report.Seals);
    }

    [Theory, OnBothEngines]
    public async Task A_rotated_key_signs_from_its_entry_on_and_old_seals_stay_valid(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var old = await SealAsync(instance);
        Assert.True((await instance.Get<ISealer>().RotateKeyAsync(Author.System)).IsOk);
        await Notes.WriteAsync(instance, 3);
        var young = await SealAsync(instance);

        Assert.NotEqual(old.KeyId, young.KeyId);
        var report = await Notes.VerifyAsync(instance, new VerifyAgainst(Kept: old));
        Assert.True(report.IsOk, report.Wrong?.Detail);
        Assert.Equal([old.KeyId, young.KeyId], report.Keys);
    }

    [Theory, OnBothEngines]
    public async Task Without_the_keys_file_sealing_is_refused_and_no_other_key_is_made(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await SealAsync(instance);
        var folder = instance.Get<LedgerOptions>().KeyFolder;
        var file = Directory.GetFiles(folder).Single();
        Directory.Delete(folder, recursive: true);
        await Notes.WriteAsync(instance, 1);

        var sealing = await instance.Get<ISealer>().SealNowAsync();
        Assert.Equal("seal-key-missing", sealing.Refusal.Code);
        Assert.False(File.Exists(file));
    }

    [Xunit.Fact]
    public async Task Only_its_owner_can_read_the_key()
    {
        await using var instance = await Notes.StartAsync(Engine.Sqlite);
        await SealAsync(instance);
        var file = Directory.GetFiles(instance.Get<LedgerOptions>().KeyFolder).Single();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory, OnBothEngines]
    public async Task Only_one_node_holds_a_lease_until_its_time_is_over(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var (one, other) = (new Leases(instance.Database, instance.Clock), new Leases(instance.Database, instance.Clock));
        Assert.True(await one.TryTakeAsync("seal", TimeSpan.FromMinutes(2)));
        Assert.True(await one.TryTakeAsync("seal", TimeSpan.FromMinutes(2)));
        Assert.False(await other.TryTakeAsync("seal", TimeSpan.FromMinutes(2)));
        instance.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.True(await other.TryTakeAsync("seal", TimeSpan.FromMinutes(2)));
        Assert.False(await one.TryTakeAsync("seal", TimeSpan.FromMinutes(2)));
    }

    internal static async Task<TreeHead> SealAsync(TestInstance instance) =>
        (await instance.Get<ISealer>().SealNowAsync()).Value;

    private static Task WriteManyAsync(TestInstance instance, int count) => Task.WhenAll(
        Enumerable.Range(0, count).Select(i => instance.Ledger.AppendAsync(
            new AppendRequest(Author.System, [new Draft($"lot/L{i % 9}", new Noted($"{i}"))], []))));
}
