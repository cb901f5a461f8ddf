using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Lots;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Plant.Tests.Contract;

public sealed class ReservationTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void What_expires_first_goes_first_and_a_lot_is_split()
    {
        var chosen = Fefo.Choose(
            [Lot("L-3", 5m), Lot("L-2", 10m, expiry: Today.AddDays(90)), Lot("L-1", 4m, expiry: Today.AddDays(30))], Kilograms(12m), Today);
        Assert.Equal(["L-1 4 kg", "L-2 8 kg"], chosen.Picks.Select(pick => $"{pick.Lot.State.Id} {pick.Quantity}"));
        Assert.Equal(0m, chosen.Missing.Value);
    }

    [Fact]
    public void What_is_missing_is_said_in_the_unit_that_was_asked()
    {
        var chosen = Fefo.Choose([Lot("L-1", 4m)], new Quantity(4500m, Unit.Gram), Today);
        Assert.Equal(("4 kg", "500 g"), (Assert.Single(chosen.Picks).Quantity.ToString(), chosen.Missing.ToString()));
    }

    [Theory]
    [InlineData(LotStatus.Quarantine, 30, "L-9")]
    [InlineData(LotStatus.Rejected, 30, "L-9")]
    [InlineData(LotStatus.Released, -1, "L-9")]
    [InlineData(LotStatus.Released, 0, "L-1")]
    public void Only_what_is_released_and_good_through_the_planned_start_is_reserved(LotStatus status, int days, string taken)
    {
        var chosen = Fefo.Choose([Lot("L-1", 5m, status, Today.AddDays(days)), Lot("L-9", 5m)], Kilograms(5m), Today);
        Assert.Equal(taken, Assert.Single(chosen.Picks).Lot.State.Id);
    }

    [Fact]
    public void What_another_batch_is_promised_is_not_promised_again()
    {
        var lot = Reserved(Lot("L-1", 10m), "B-1", 7m);
        Assert.Equal("3 kg", lot.State.Available.ToString());
        Assert.Equal("3 kg", Assert.Single(Fefo.Choose([lot], Kilograms(5m), Today, "B-2").Picks).Quantity.ToString());
        var refused = LotGate.Reserve(lot, "B-2", Kilograms(4m), Today);
        Assert.Equal("lot-promised", refused.Refusal.Code);
        Assert.Equal("10 kg", LotGate.Reserve(lot, "B-1", Kilograms(10m), Today).Value.Reserved.ToString());
    }

    [Fact]
    public void What_a_batch_takes_comes_off_its_promise_and_the_rest_is_freed()
    {
        var lot = Reserved(Reserved(Lot("L-1", 10m), "B-1", 7m), "B-2", 2m);
        var used = LotGate.Move(lot, LotMovement.Use, new Quantity(3000m, Unit.Gram), Today, "B-1").Value;
        Assert.Equal(("4.000 kg", "6.000 kg"), (used.Promised.ToString(), used.Reserved.ToString()));
        lot = After(lot, used);
        Assert.Equal("4.000 kg", lot.State.ReservationOf("b-1")!.Quantity.ToString());
        var freed = LotGate.Free(lot, "B-1")!;
        Assert.Equal(("4.000 kg", "2.000 kg"), (freed.Quantity.ToString(), new Quantity(freed.Reserved.Value + 0.000m, freed.Reserved.Unit).ToString()));
        Assert.Null(LotGate.Free(After(lot, freed), "B-1"));
        Assert.Equal("B-2", Assert.Single(After(lot, freed).State.Reservations).Batch);
    }

    [Theory]
    [InlineData("B-1", "8", null)]
    [InlineData("B-1", "8.5", "0.5 kg")]
    [InlineData("B-3", "1", null)]
    [InlineData("B-3", "4", "3 kg")]
    public void Taking_what_others_were_promised_is_seen(string batch, string kilograms, string? over)
    {
        var lot = Reserved(Reserved(Lot("L-1", 10m), "B-1", 7m), "B-2", 2m);
        Assert.Equal(over, LotGate.Overdraw(lot.State, batch, Kilograms(decimal.Parse(kilograms)))?.ToString());
    }

    [Fact]
    public void Containers_give_in_their_order_and_a_named_one_gives_only_what_it_has()
    {
        var lot = Contained(10m, 6m, 4m);
        var used = LotGate.Move(lot, LotMovement.Use, Kilograms(7m), Today, "B-1").Value;
        Assert.Equal(["L-1.01 0 kg", "L-1.02 3 kg"], used.Containers!.Select(one => $"{one.Id} {one.Quantity}"));
        lot = After(lot, used);
        Assert.Equal([true, false], lot.State.Containers.Select(one => one.Emptied));
        Assert.Equal("container-quantity-not-enough", LotGate.Move(lot, LotMovement.Use, Kilograms(1m), Today, "B-1", container: "l-1.01").Refusal.Code);
        Assert.Equal("container-unknown", LotGate.Move(lot, LotMovement.Use, Kilograms(1m), Today, "B-1", container: "L-1.09").Refusal.Code);
        var back = LotGate.Move(lot, LotMovement.PutBack, Kilograms(2m), Today, "B-1", "Not needed").Value;
        Assert.Equal(("5 kg", "L-1.02 5 kg"), (back.OnHand.ToString(), $"{back.Containers![0].Id} {back.Containers[0].Quantity}"));
    }

    [Fact, Trait("Requirement", "U15")]
    public void What_is_posted_late_is_judged_by_the_status_of_its_time()
    {
        var lot = Lot("L-1", 10m);
        lot = lot with { State = lot.State with { ReleasedAt = 1_000, RejectedAt = 2_000, Status = LotStatus.Rejected } };
        string CodeAt(long at) => LotGate.Move(lot, LotMovement.Use, Kilograms(1m), Today, "B-1", late: new LateMovement(at, "Network was down")) is { IsOk: false } no ? no.Refusal.Code : "ok";
        Assert.Equal<string>(["lot-not-released", "ok", "lot-rejected"], [CodeAt(999), CodeAt(1_500), CodeAt(2_500)]);
        Assert.Equal("lot-rejected", LotGate.Move(lot, LotMovement.Use, Kilograms(1m), Today, "B-1").Refusal.Code);
    }

    private static Quantity Kilograms(decimal value) => new(value, Unit.Kilogram);

    private static Folded<LotState> Lot(string id, decimal kilograms, LotStatus status = LotStatus.Released, DateOnly? expiry = null) => new(
        $"lot/{id}", new LotState(id, "RM-100", "HN", status, Kilograms(kilograms), Kilograms(kilograms), "Meggle", "S-1", expiry, "lan"), 3);

    private static Folded<LotState> Contained(decimal whole, params decimal[] parts)
    {
        var lot = Lot("L-1", whole);
        return lot with
        {
            State = lot.State with
            {
                Containers = [.. parts.Select((part, index) => new LotContainer($"L-1.{index + 1:00}", Kilograms(part), Kilograms(part)))],
            },
        };
    }

    private static Folded<LotState> Reserved(Folded<LotState> lot, string batch, decimal kilograms) =>
        After(lot, LotGate.Reserve(lot, batch, Kilograms(kilograms), Today).Value);

    private static Folded<LotState> After(Folded<LotState> lot, IFact fact)
    {
        var entry = new Entry(lot.Version + 1, lot.Stream, lot.Version + 1, 0, "Etc/UTC", 0, "lan", null, "", default, [], []);
        return lot with { State = lot.State.Apply(entry, fact), Version = lot.Version + 1 };
    }
}
