using Theriac.Kernel;
using Theriac.Plant;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>What a test weight that is off says about what was weighed before.</summary>
public sealed class BalanceDoubtTests
{
    private static readonly TestReading Off = new(
        "F1", Make.Of(20m, "kg"), Make.Of(0.002m, "kg"), Make.Of(20.010m, "kg"), null, Passed: false, "An", new DateOnly(2026, 11, 23));

    [Fact]
    [Trait("Requirement", "P11-10h")]
    [Trait("Requirement", "C-192b")]
    public void Every_container_that_is_used_since_the_last_good_check_stands_in_one_exception()
    {
        var bench = Bench.Of(Bench.Weigh("w"), Bench.Weigh("w2")).Lot("L-1");
        bench.Weighed("w", "L-1", "10.000");
        var between = bench.Floor.State.FindContainer($"{bench.Floor.State.Id}-C1")!.Stamp.Number;
        bench.Floor.Must(bench.Tare("w2", "L-1"));
        bench.Floor.Must(bench.Register("w2", "L-1", "4.000"));
        bench.Floor.Must(bench.Void($"{bench.Floor.State.Id}-C2", putBack: true)); // Nothing of it is used.

        Assert.Equal(["C1"], Names(bench, Doubt(null)));
        Assert.Equal([], Names(bench, Doubt(new GoodCheck(new DateOnly(2026, 11, 22), between))));
        Assert.Equal([], Names(bench, Doubt(null) with { Balance = "BAL-2" }));
        Assert.Equal([], Names(bench, Doubt(null) with { Told = [$"{bench.Floor.State.Id}-C1"] }));
    }

    [Fact]
    [Trait("Requirement", "P11-10h")]
    [Trait("Requirement", "C-192b")]
    public void The_exception_says_reading_last_good_check_and_containers_in_three_languages()
    {
        var bench = Bench.Of(Bench.Weigh("w")).Lot("L-1");
        bench.Weighed("w", "L-1", "10.000");
        foreach (var since in new[] { null, new GoodCheck(new DateOnly(2026, 11, 22), 1) })
            bench.Floor.Must(bench.Floor.Do(Floor.Person("an"), scene => Told(scene, Doubt(since))));
        Assert.Equal([Grade.Major, Grade.Major], bench.Floor.State.Exceptions.Select(one => one.Grade));
        var last = bench.Floor.State.Exceptions[^1].Opened;
        Assert.Equal(
            "BAL-1 showed 20.010 kg for 20 kg ± 0.002 kg. Weighed on it since its good check of 2026-11-22: B1-C1 10.000 kg.", last.In("en"));
        foreach (var opened in bench.Floor.State.Exceptions.Select(one => one.Opened))
        {
            Assert.NotEqual(opened.Description, opened.In("vi"));
            Assert.Contains("B1-C1 10.000 kg", opened.In("zh"), StringComparison.Ordinal);
        }
    }

    private static Outcome<Telling> Told(Scene scene, BalanceDoubt doubt)
    {
        var telling = new Telling(scene);
        Assert.NotNull(BalanceDoubts.Tell(telling, doubt, BalanceDoubts.Of(scene.State, doubt)));
        return telling;
    }

    private static string[] Names(Bench bench, BalanceDoubt doubt) =>
        [.. BalanceDoubts.Of(bench.Floor.State, doubt).Select(one => one.Id[(one.Id.LastIndexOf('-') + 1)..])];

    private static BalanceDoubt Doubt(GoodCheck? since) => new("BAL-1", Floor.Site, new DateOnly(2026, 11, 23), Off, since, []);
}
