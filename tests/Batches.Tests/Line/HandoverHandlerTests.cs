using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using static Theriac.Batches.Tests.BatchInstance;

namespace Theriac.Batches.Tests;

/// <summary>One signature for several batches, through both engines.</summary>
public sealed class HandoverHandlerTests
{
    [Theory, OnBothEngines]
    public async Task Two_batches_are_handed_over_and_taken_over_with_one_signature_each_and_each_record_has_its_own(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var recipe = Make.Recipe(Make.Phase("p", Make.Number("t"), Make.Do("d")));
        var (one, two) = (await plant.BatchAsync(recipe), await plant.BatchAsync(recipe));
        var offered = new HandOverCommand("All quiet", Others: [new HandedBatch(two.ToLowerInvariant(), Notes: new Dictionary<string, string> { ["step:t"] = "Wait for steam" })]);
        Ok(await plant.SignAsync(plant.An, one, input => HandoverSigning.HandOver(offered with { Signature = input })));
        var (first, second) = (await plant.StateAsync(one), await plant.StateAsync(two));
        Assert.Equal(first.OpenHandover!.Fact.Signature, second.OpenHandover!.Fact.Signature);
        Assert.Equal("Wait for steam", second.OpenHandover.Fact.Lines.Single(line => line.Key == "step:t").Note);

        var taken = new TakeOverCommand(
            first.OpenHandover.Id, [new TakenLine("step:t", true)], [new TakenBatch(two, second.OpenHandover.Id, [new TakenLine("step:t", false, "There is no steam")])]);
        Assert.Equal(403, (await plant.SignAsync(plant.An, one, input => HandoverSigning.TakeOver(taken with { Signature = input }))).Refusal.Status);
        Ok(await plant.SignAsync(plant.An, one, input => HandoverSigning.TakeOver(taken with { Signature = input }), "lan"));
        (first, second) = (await plant.StateAsync(one), await plant.StateAsync(two));
        Assert.Equal(["lan", "lan"], new[] { first, second }.Select(state => state.Handovers[0].Taken!.Value.Fact.Signature.Signer));
        Assert.Equal(["shift-handed-over.v1", "shift-taken-over.v1", "exception-opened.v1"], (await plant.TypesAsync($"batch/{two}")).TakeLast(3));
        Assert.Equal("lan", Assert.Single(second.Exceptions).Opened.By.Id);
        await RebuildEquality.AssertAsync(plant.Instance);
    }
}
