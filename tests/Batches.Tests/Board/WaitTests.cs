using System.Text.Json;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Whom a batch waits for: what blocks its release says it, on the board as on its own screen.</summary>
public sealed class WaitTests
{
    [Fact]
    public void What_blocks_a_release_waits_for_whom_the_blocker_names()
    {
        var sample = new Instruction { Id = "s", Kind = InstructionKind.Sample, Title = "Take the sample", Columns = [new TableColumn { Id = "look", Title = "Appearance" }] };
        var floor = Floor.Started(Make.Recipe(Make.Phase("p1", sample)));
        floor.Must(floor.Record("s", null));
        var missing = new Blocker("signature-missing", "s", "1", "1 lacks a signature (Verified).", Role.Verifier);
        var blockers = ReleaseDecisions.Blockers(floor.State, floor.Recipe);
        var waits = Waits.Of(floor.Scene(Floor.Person("an")));
        Assert.Equal(blockers.Select(one => (one.Code, one.Who)).Distinct(), waits.Select(one => (one.Kind, one.Role)));
        Assert.Contains(waits, one => one is { Kind: "lab-result-missing", Role: Role.QcReviewer });
        // The board keeps it as it was said.
        var view = new WaitView(missing.Code, missing.Number, null, null, null) { Role = missing.Who };
        Assert.Equal(view, JsonSerializer.Deserialize<WaitView>(JsonSerializer.Serialize(view, KernelJson.Options), KernelJson.Options));
    }
}
