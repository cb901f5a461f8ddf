using System.Text;
using Theriac.Batches;
using Theriac.Kernel;
using Xunit;

namespace Theriac.Integration.Tests;

public sealed class PerformanceTests
{
    public static readonly BatchPerformance Batch = new(
        "B2611-001", "4711", "B2611-001", "HN", "L1", "SYRUP", "1.0", "FG-1", "Cough syrup <100 ml>", 1_000_000, 9_000_000, Lifecycle.Complete,
        Disposition.WaitingForReview, null, null,
        [
            new PerformedSegment(
                "mix", "Mixing", 2_000_000, 8_000_000,
                [new UsedMaterial("s1", "1.1", "S-100", "SUGAR", "Sucrose", new Quantity(10.00m, Unit.Kilogram), 3_000_000),
                    new UsedMaterial("s1", "1.1", "S-200", "SUGAR", "Sucrose", new Quantity(0.02m, Unit.Kilogram), 3_000_001)],
                [new MadeMaterial("y1", "1.9", new Quantity(98.0m, Unit.Kilogram), "98.0", 8_000_000), new MadeMaterial("y2", "1.8", null, "120", 8_000_000)],
                [new UsedEquipment("e1", "M-01", "Mixer", "mixer", 2_500_000)], [new ActivePerson("lan", "Lan Nguyễn")]),
            new PerformedSegment("fill", "Filling", null, null, [], [], [], []),
        ]);

    [Theory]
    [InlineData(Lifecycle.Complete, Disposition.WaitingForReview, ">Completed<")]
    [InlineData(Lifecycle.Aborted, Disposition.WaitingForReview, ">Aborted<")]
    [InlineData(Lifecycle.Stopped, Disposition.WaitingForReview, "OtherValue=\"Stopped\"")]
    [InlineData(Lifecycle.Complete, Disposition.Certified, ">Closed<")]
    [InlineData(Lifecycle.Complete, Disposition.Rejected, "OtherValue=\"Rejected\"")]
    public void A_performance_is_valid_and_says_how_the_batch_ended(Lifecycle state, Disposition disposition, string word)
    {
        var message = PerformanceWriter.Write("Theriac", "ERP-1", "x-1", 10_000_000, Batch with { State = state, Disposition = disposition });

        Assert.Empty(B2mmlSchema.Faults(message));
        Assert.Contains(word, Encoding.UTF8.GetString(message));
    }

    [Fact]
    public void Every_lot_quantity_machine_and_person_is_told_and_nothing_is_summed_away()
    {
        var text = Encoding.UTF8.GetString(PerformanceWriter.Write("Theriac", null, "x-1", 10_000_000, Batch));

        Assert.All(
            (string[])[">S-100<", ">10.00<", ">S-200<", ">0.02<", ">98.0<", ">120<", ">M-01<", ">lan<", ">Lan Nguyễn<", ">4711<", "courtesy of MESA International"],
            word => Assert.Contains(word, text));
    }
}
