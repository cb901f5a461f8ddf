using Theriac.Kernel;
using Theriac.Serials.States;
using Xunit;

namespace Theriac.Serials.Tests.States;

/// <summary>The table of EMVO (rules/traceability 2.2), row by row.</summary>
public sealed class PackStatesTests
{
    private const long Now = 1_000_000_000_000_000;
    private const long Hour = 3600 * Micros.PerSecond;

    private static readonly PackSurroundings Fine = new(false, false, false);

    [Theory]
    [InlineData(PackAction.Supply, PackState.Supplied, "Pharmacy Wholesaler")]
    [InlineData(PackAction.Export, PackState.Exported, "Wholesaler Manufacturer")]
    [InlineData(PackAction.Sample, PackState.Sample, "Pharmacy Wholesaler Manufacturer")]
    [InlineData(PackAction.FreeSample, PackState.FreeSample, "Wholesaler Manufacturer")]
    [InlineData(PackAction.CheckOut, PackState.CheckedOut, "ParallelDistributor")]
    [InlineData(PackAction.Lock, PackState.Locked, "Wholesaler Manufacturer")]
    [InlineData(PackAction.MarkStolen, PackState.Stolen, "Wholesaler Manufacturer")]
    [InlineData(PackAction.Destroy, PackState.Destroyed, "Pharmacy Wholesaler Manufacturer ParallelDistributor")]
    public void An_active_pack_leaves_by_whom_the_table_names(PackAction action, PackState to, string allowed)
    {
        foreach (var actor in Enum.GetValues<PackActor>())
        {
            var outcome = Decide(PackState.Active, action, actor);
            if (allowed.Split(' ').Contains(actor.ToString()))
                Assert.Equal(to, outcome.Value);
            else
                Assert.Equal("pack-action-not-allowed", outcome.Refusal.Code);
        }
    }

    [Fact]
    public void An_inactive_pack_is_not_decommissioned_again()
    {
        foreach (var from in Enum.GetValues<PackState>().Where(state => state != PackState.Active))
        {
            foreach (var action in Enum.GetValues<PackAction>().Where(action => action != PackAction.Undo))
            {
                var code = Decide(from, action, PackActor.Manufacturer).Refusal.Code;
                var becomes = PackStates.Decide(
                    Status(PackState.Active), Fine, action, AllowedFor(action), "A", Now).Value;
                Assert.Equal(from == becomes ? "pack-state-set-already" : "pack-not-active", code);
            }
        }
    }

    [Theory]
    [InlineData(PackState.Supplied, 239, "A", null)]
    [InlineData(PackState.Supplied, 241, "A", "pack-undo-too-late")]
    [InlineData(PackState.Supplied, 1, "B", "pack-undo-elsewhere")]
    [InlineData(PackState.Exported, 240, "A", null)]
    [InlineData(PackState.Sample, 1, "A", null)]
    [InlineData(PackState.FreeSample, 1, "A", null)]
    [InlineData(PackState.CheckedOut, 1, "A", null)]
    [InlineData(PackState.Locked, 9_000, "A", null)]
    [InlineData(PackState.Locked, 1, "B", "pack-undo-elsewhere")]
    [InlineData(PackState.Stolen, 1, "A", "pack-state-final")]
    [InlineData(PackState.Destroyed, 1, "A", "pack-state-final")]
    [InlineData(PackState.Active, 1, "A", "pack-nothing-to-undo")]
    public void Undo_is_for_ten_days_and_the_same_premises_and_never_for_stolen_or_destroyed(
        PackState from, int hoursAgo, string location, string? refusal)
    {
        var pack = new PackStatus(from, Now - (hoursAgo * Hour), "A");
        var outcome = PackStates.Decide(pack, Fine, PackAction.Undo, PackActor.Pharmacy, location, Now);
        Assert.Equal(refusal, outcome.IsOk ? null : outcome.Refusal.Code);
        if (outcome.IsOk)
            Assert.Equal(PackState.Active, outcome.Value);
    }

    [Fact]
    public void Product_stands_above_batch_and_batch_above_pack()
    {
        foreach (var own in Enum.GetValues<PackState>())
        {
            Assert.Equal(PackState.Withdrawn, PackStates.Effective(own, new PackSurroundings(true, true, true)));
            Assert.Equal(PackState.Recalled, PackStates.Effective(own, new PackSurroundings(false, true, true)));
            Assert.Equal(own == PackState.Active ? PackState.Expired : own, PackStates.Effective(own, new PackSurroundings(false, false, true)));
            Assert.Equal(own, PackStates.Effective(own, Fine));
        }
    }

    [Theory]
    [InlineData(true, false, false, "pack-state-final")]
    [InlineData(false, true, false, "pack-state-final")]
    [InlineData(false, false, true, "pack-expired")]
    public void Nothing_comes_back_when_withdrawn_recalled_or_expired(bool withdrawn, bool recalled, bool expired, string code) =>
        Assert.Equal(code, PackStates.Decide(
            new PackStatus(PackState.Supplied, Now - Hour, "A"), new PackSurroundings(withdrawn, recalled, expired), PackAction.Undo,
            PackActor.Pharmacy, "A", Now).Refusal.Code);

    private static Outcome<PackState> Decide(PackState from, PackAction action, PackActor by) =>
        PackStates.Decide(Status(from), Fine, action, by, "A", Now);

    private static PackStatus Status(PackState state) => new(state, Now - Hour, "A");

    private static PackActor AllowedFor(PackAction action) => action switch
    {
        PackAction.CheckOut => PackActor.ParallelDistributor,
        _ => PackActor.Wholesaler,
    };
}
