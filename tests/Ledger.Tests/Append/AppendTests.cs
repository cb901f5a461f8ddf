using Microsoft.Extensions.DependencyInjection;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Ledger.Tests.Append;

public sealed class AppendTests
{
    [Theory, OnBothEngines]
    public async Task Entries_are_numbered_versioned_and_chained(Engine engine)
    {
        await using var instance = await StartAsync(engine);
        var first = await AppendAsync(instance, "batch/B1", 0, "a", "b");
        var second = await AppendAsync(instance, "batch/B1", 2, "c");

        Assert.Equal([2, 3], first.Select(entry => entry.Number));
        Assert.Equal(4, second.Single().Number);
        Assert.Equal(3, second.Single().Version);
        Assert.Equal(first[1].Hash, second.Single().PreviousHash);
        var read = await instance.Ledger.ReadStreamAsync("batch/B1");
        Assert.Equal([1, 2, 3], read.Select(entry => entry.Version));
        Assert.Equal(second.Single().Hash, (await instance.Ledger.HeadAsync()).Hash);
    }

    [Theory, OnBothEngines]
    public async Task A_stream_that_changed_meanwhile_is_a_conflict_and_nothing_is_written(Engine engine)
    {
        await using var instance = await StartAsync(engine);
        await AppendAsync(instance, "lot/L1", 0, "quarantined");
        var before = await instance.Ledger.HeadAsync();

        var result = await instance.Ledger.AppendAsync(
            new AppendRequest(Author.System, [new Draft("batch/B1", new Noted("charged"))], [new("lot/L1", 0)]));

        Assert.Equal(new AppendResult.Conflict("lot/L1", 0, 1), result);
        Assert.Equal(before.Number, (await instance.Ledger.HeadAsync()).Number);
    }

    [Theory, OnBothEngines]
    public async Task Sixty_four_writers_leave_no_gap_and_lose_nothing(Engine engine)
    {
        await using var instance = await StartAsync(engine);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
                await AppendAsync(instance, $"batch/B{writer}", i, $"{writer}-{i}");
        }));

        var all = await instance.Ledger.ReadAsync(1, 10_000);
        Assert.Equal(Enumerable.Range(1, 641).Select(n => (long)n), all.Select(entry => entry.Number));
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
    }

    private static Task<TestInstance> StartAsync(Engine engine) =>
        TestInstance.StartAsync(engine, services => services.AddFacts(typeof(Noted).Assembly));

    private static async Task<IReadOnlyList<Entry>> AppendAsync(TestInstance instance, string stream, long expected, params string[] texts)
    {
        var result = await instance.Ledger.AppendAsync(new AppendRequest(
            Author.System, [.. texts.Select(text => new Draft(stream, new Noted(text)))], [new(stream, expected)]));
        return Assert.IsType<AppendResult.Appended>(result).Entries;
    }
}
