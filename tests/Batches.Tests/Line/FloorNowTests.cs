using Theriac.Kernel;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using static Theriac.Batches.Tests.BatchInstance;

namespace Theriac.Batches.Tests;

/// <summary>What the floor hears of itself while it works: who is there, and which check nobody made.</summary>
public sealed class FloorNowTests
{
    [Theory, OnBothEngines]
    public async Task Colleagues_on_one_batch_see_each_other_at_their_steps_and_who_went_on_is_gone(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var presence = plant.Get<BatchPresence>();
        var recipe = Make.Recipe(Make.Phase("p", Make.Do("t")));
        await plant.BatchAsync(recipe, "B1");
        await plant.BatchAsync(recipe, "B2");
        Ok(await presence.HandleAsync(plant.People["lan"], "b1", "t", default));
        plant.Instance.Clock.Advance(TimeSpan.FromSeconds(5));
        var here = Ok(await presence.HandleAsync(plant.An, "B1", null, default)).Here;
        Assert.Equal([("lan", "t"), ("an", null)], here.Select(one => (one.Id, one.Step)));
        var since = here[0].Since;
        Assert.Equal(since, Ok(await presence.HandleAsync(plant.People["lan"], "B1", "t", default)).Here[0].Since);
        Ok(await presence.HandleAsync(plant.People["lan"], "B2", "t", default));
        Assert.Equal(["an"], Ok(await presence.HandleAsync(plant.An, "B1", null, default)).Here.Select(one => one.Id));
        plant.Instance.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["lan"], Ok(await presence.HandleAsync(plant.People["lan"], "B1", null, default)).Here.Select(one => one.Id));
        Assert.Equal("batch-unknown", (await presence.HandleAsync(plant.An, "B 1", null, default)).Refusal.Code);
        Assert.Equal("batch-unknown", (await presence.HandleAsync(plant.An, "B9", null, default)).Refusal.Code);
        Assert.Equal("role-missing", (await presence.HandleAsync(plant.People["plan"], "B1", null, default)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-110")]
    public async Task A_check_that_nobody_made_becomes_an_exception_of_its_batch_once(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var table = new Instruction
        {
            Id = "check",
            Kind = InstructionKind.Table,
            Title = "Tablet weight",
            Columns = [new TableColumn { Id = "w", Title = "Weight", Unit = Unit.Milligram, Decimals = 0 }],
            Rows = new RowRule { Every = Make.Of(15, "min") },
        };
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p", Make.Do("ready"), table)));
        var watch = plant.Get<ScheduleWatch>();
        Ok(await plant.RecordAsync(plant.An, batch, "ready"));
        await watch.LookAsync(default);
        Assert.Empty((await plant.StateAsync(batch)).Exceptions);
        plant.Instance.Clock.Advance(TimeSpan.FromMinutes(31));
        await watch.LookAsync(default);
        await watch.LookAsync(default);
        var opened = Assert.Single((await plant.StateAsync(batch)).Exceptions).Opened;
        Assert.Equal((ExceptionKind.IntervalMissed, "system", null), (opened.Kind, opened.By.Id, opened.Justification));
        await RebuildEquality.AssertAsync(plant.Instance);
    }
}
