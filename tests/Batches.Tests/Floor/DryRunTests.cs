using System.Text.Json;
using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class DryRunTests
{
    private static readonly SiteInfo Site = new("HN", "Hà Nội", "Asia/Ho_Chi_Minh", "ORIENT");

    [Fact]
    public void A_draft_is_walked_by_the_rules_of_the_floor_and_nothing_of_it_is_a_record()
    {
        var hold = new TimeLink { Kind = TimeLinkKind.NoEarlierAfterEnd, After = "p", Duration = Make.Of(2, "h") };
        var master = Make.Recipe(
            Make.Phase("p", Make.Number("t"), Make.Charge("c")), Make.Phase("q", Make.Do("z")) with { TimeLinks = [hold] });
        var (_, done, refused) = Play(
            master, Act("record-value", new { step = "t", value = "41.0" }),
            Act("charge-in", new { step = "c", lot = "ANY", value = "10.00", unit = "kg" }), Act("sign-step", new { step = "c" }),
            Act("verify-step", new { step = "c" }), Act("record-value", new { step = "z" }));
        Assert.Equal((4, "minimum-time-not-reached"), (done, refused?.Code));
        // The clock of a dry run is its own.
        (var sandbox, done, refused) = Play(
            master, Act("record-value", new { step = "t", value = "41.0" }),
            Act("charge-in", new { step = "c", lot = "ANY", value = "10.00", unit = "kg" }), Act("sign-step", new { step = "c" }),
            Act("verify-step", new { step = "c" }), Act("record-value", new { step = "z" }, 121));
        Assert.Null(refused);
        Assert.Equal((5, Lifecycle.Complete, "DRY-RUN"), (done, sandbox.State.Lifecycle, sandbox.State.Id));
        Assert.All(sandbox.State.AllSignatures, one => Assert.Equal("dry-run", one.Authentication));
    }

    [Theory]
    [InlineData("certify")]
    [InlineData("review")]
    [InlineData("conclude-exception")]
    public void Nothing_is_reviewed_or_released_in_a_dry_run(string action)
    {
        var (_, done, refused) = Play(Make.Recipe(Make.Phase("p", Make.Do("z"))), Act(action, new { }));
        Assert.Equal((0, "action-unknown"), (done, Assert.Single(refused!.Errors).Code));
    }

    [Fact]
    public void The_clock_of_a_dry_run_has_an_end()
    {
        var years = Act("record-value", new { step = "t", value = "41.0" }, int.MaxValue);
        var (_, done, refused) = Play(Make.Recipe(Make.Phase("p", Make.Number("t"))), years);
        Assert.Equal((0, "time-too-long"), (done, Assert.Single(refused!.Errors).Code));
    }

    private static (Sandbox Sandbox, int Done, Refusal? Refused) Play(MasterRecipe master, params DryAct[] acts) =>
        Sandbox.Play(ControlRecipe.Of("h", master).Value, Site, null, null, Micros.From(DateTimeOffset.UnixEpoch.AddYears(56)), acts);

    private static DryAct Act(string action, object body, int after = 0) =>
        new(action, JsonSerializer.SerializeToElement(body, KernelJson.Options), after);
}
