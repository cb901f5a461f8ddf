using System.Text;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>What a random walk wrote, in the tables and from the ledger alone.</summary>
public sealed class WalkRebuildTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10f")]
    public async Task The_tables_of_a_random_walk_with_every_command_are_the_same_after_a_rebuild(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var floor = RandomWalkTests.Walked(42, 600);
        Assert.NotEmpty(floor.State.Changes);
        Assert.Contains(floor.State.Steps.Values, step => step.Earlier.Count > 0);
        // Every signature is for a document that is stored.
        var document = await plant.Get<IContentStore>().PutAsync("application/json", "{}"u8.ToArray());
        var types = plant.Get<FactTypes>();
        var facts = floor.Entries.Select(one => types.Read(one.Entry with
        {
            Payload = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(one.Entry.Payload.Span).Replace(new string('0', 64), document, StringComparison.Ordinal)),
        })!);
        foreach (var part in facts.Chunk(100))
            await plant.Instance.Ledger.AppendAsync(new AppendRequest(Author.System, [.. part.Select(fact => new Draft("batch/B1", fact))], []));
        var state = await plant.StateAsync("B1");
        Assert.Equal((floor.State.Lifecycle, floor.State.Mode, floor.State.Changes.Count), (state.Lifecycle, state.Mode, state.Changes.Count));
        await RebuildEquality.AssertAsync(plant.Instance);
    }
}
