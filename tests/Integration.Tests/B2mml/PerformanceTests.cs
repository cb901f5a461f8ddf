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
    [InlineData(Lifecycle.Complete, Disposition.OnHold, "OtherValue=\"OnHold\"")]
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

    [Fact]
    public void Markets_and_a_recall_are_told_and_a_lot_of_bulk_bears_its_own_name()
    {
        var made = Batch.Segments[0].Produced[0] with { Lot = new MadeLot("GRAN", "B2611-001-2") };
        var batch = Batch with
        {
            Disposition = Disposition.Certified,
            Markets = [new MarketDecision("US", Disposition.Certified, "HN-7"), new MarketDecision("EU", Disposition.Rejected, null)],
            Segments = [Batch.Segments[0] with { Produced = [made] }],
        };

        var message = PerformanceWriter.Write("Theriac", "ERP-1", "x-1", 10_000_000, batch, isRecalled: true);

        Assert.Empty(B2mmlSchema.Faults(message));
        var text = Encoding.UTF8.GetString(message);
        Assert.All((string[])["US: Certified, register number HN-7; EU: Rejected", "OtherValue=\"Recalled\"", ">GRAN<", ">B2611-001-2<"], word => Assert.Contains(word, text));
        Assert.DoesNotContain(">FG-1<", text);
    }

    /// <summary>Whoever makes a new fact that decides about a lot is made to say so to partners.</summary>
    [Fact]
    [Trait("Requirement", "A11-5")]
    public void Every_fact_that_decides_about_a_lot_is_told_as_message_and_as_event()
    {
        var facts = typeof(BatchCertified).Assembly.GetTypes()
            .Where(type => type == typeof(BatchCertified) || type.GetProperties().Any(one => Nullable.GetUnderlyingType(one.PropertyType) == typeof(Disposition)
                || one.PropertyType == typeof(Disposition)))
            .Select(type => type.GetCustomAttributes(typeof(Ledger.FactAttribute), false).Cast<Ledger.FactAttribute>().FirstOrDefault()?.Type)
            .OfType<string>().Append("batch-recalled.v1").ToList();

        Assert.True(facts.Count >= 5, string.Join(", ", facts));
        Assert.All(facts, one => Assert.Contains(one, MakePerformances.Causes));
        Assert.All(MakePerformances.Causes, one => Assert.Contains(one, WebhookEvents.Types));
    }
}
