using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Plant;
using Theriac.Plant.Balances;
using Theriac.Plant.Equipment;
using Theriac.Plant.Sites;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using static Theriac.Batches.Tests.BatchInstance;

namespace Theriac.Batches.Tests;

/// <summary>From a simulated balance to a printed label, over real sockets and both engines.</summary>
public sealed class WeighingTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "A11D-10b")]
    [Trait("Requirement", "C-101b")]
    public async Task The_server_asks_the_balance_and_the_label_comes_out_of_the_printer(Engine engine)
    {
        await using var balance = BalanceSimulator.Start();
        await using var printer = PrinterSimulator.Start();
        await using var on = await StartAsync(engine);
        await on.LotAsync("L-1");
        await DevicesAsync(on, balance, printer);
        var batch = await on.BatchAsync(Make.Recipe(Make.Phase("p", Bench.Weigh("w"), Make.Charge("c"), Make.Do("z"))));
        var weighing = on.Get<Weighing>();

        Assert.Equal("balance-check-missing", (await weighing.TareAsync(on.An, batch, new TareCommand("w", "L-1", "BAL-1", EntrySource.Scanned), default)).Refusal.Code);
        await CheckedAsync(on, balance);
        Assert.Equal("10.000 kg", $"{Ok(await weighing.OfferAsync(on.An, batch, new WeighingChoice("w", "L-1", "BAL-1", EntrySource.Scanned), default)).Rest}");
        balance.Put(0.500m);
        Ok(await weighing.TareAsync(on.An, batch, new TareCommand("w", "L-1", "BAL-1", EntrySource.Scanned), default));
        balance.Put(10.504m, stable: false);
        Assert.Equal("balance-not-stable", (await weighing.DispenseAsync(on.An, batch, Dispense, default)).Refusal.Code);
        balance.Put(10.504m);
        foreach (var no in new[] { "BAL-1", "PRT-9" })
            Assert.Equal("printer-unknown", (await weighing.DispenseAsync(on.An, batch, Dispense with { Printer = no }, default)).Refusal.Code);
        Ok(await weighing.DispenseAsync(on.An, batch, Dispense, default));
        Assert.Equal("TA A      0.000 kg", balance.Answer("TA")); // Who weighs next begins with an empty balance.
        Ok(await on.SignStepAsync(on.An, batch, "w"));

        var container = (await on.StateAsync(batch)).FindContainer($"{batch}-C1")!;
        Assert.Equal(("10.004 kg", "S S     10.004 kg"), ($"{container.Net}", container.Fact.Weight.NetRaw));
        Assert.Equal("89.996 kg", $"{(await on.Get<ILots>().LoadAsync("L-1")).State.OnHand}");
        await on.Get<PrintWorker>().PrintDueAsync(default);
        Assert.Contains($"^FD{batch}-C1", Assert.Single(printer.Labels), StringComparison.Ordinal);
        Assert.Equal(PrintState.Printed, (await on.Get<IPrintQueue>().ListAsync($"batch/{batch}/")).Single().State);

        var charged = await on.Work.DoAsync(
            on.An, batch, "charge-in", scene => ChargeInDecision.Decide(scene, new ChargeInCommand("c", Source: EntrySource.Scanned, Container: container.Id)),
            new Needs { Container = container.Id });
        Ok(charged);
        Assert.Equal("L-1", (await on.Get<IBatchDirectory>().UsesOfLotAsync("L-1")).Single().Lot);
        await DoubtedAsync(on, balance, batch);
    }

    /// <summary>A test weight is off: the batch says what was weighed since the last good check, once, and nothing more is weighed.</summary>
    private static async Task DoubtedAsync(BatchInstance on, BalanceSimulator balance, string batch)
    {
        balance.Put(20.010m);
        var check = on.Get<CheckBalance>();
        foreach (var _ in Enumerable.Range(1, 2))
            Ok(await check.WeighAsync("BAL-1", new WeighTestInput("F1"), on.An, default));
        var opened = Assert.Single((await on.StateAsync(batch)).Exceptions, one => one.Opened.Kind == ExceptionKind.BalanceInDoubt);
        Assert.Equal((Grade.Major, $"{batch}-C1 10.004 kg"), (opened.Grade, opened.Opened.Facts["containers"]));
        Assert.Single(await on.TypesAsync("equipment/BAL-1"), type => type == "balance-doubted.v1");
        Assert.Equal("balance-check-failed", Assert.Single(await on.Get<DeviceRegister>().ListAsync("HN", balances: true, default)).Problem);
    }

    private static readonly DispenseCommand Dispense = new("w", "L-1", "BAL-1", EntrySource.Scanned, Printer: "PRT-1");

    private static async Task DevicesAsync(BatchInstance on, BalanceSimulator balance, PrinterSimulator printer)
    {
        var admin = on.People["adm"];
        Ok(await on.Get<AddSite>().HandleAsync(new AddAreaInput("HN-WEIGH", "Weighing room", "HN"), admin, default));
        foreach (var (id, kind) in new[] { ("BAL-1", "balance"), ("PRT-1", "label-printer") })
            Ok(await on.Get<AddEquipment>().HandleAsync(new AddEquipmentInput(id, id, EquipmentLevel.Unit, kind, "HN-WEIGH"), admin, default));
        Ok(await on.Get<RegisterDevice>().HandleAsync("BAL-1", new RegisterDeviceInput(
            DeviceDrivers.MtSics, balance.Address, "SIM-1", false, Make.Of(60m, "kg"), Make.Of(0.001m, "kg"), null,
            [new TestWeight("F1", Make.Of(20m, "kg"), Make.Of(0.002m, "kg"))]), admin, default));
        var (approve, qa, why) = (on.Get<ApproveDevice>(), on.People["qa"], new ApproveDeviceInput("Compared with its certificate"));
        var prepared = Ok(await approve.PrepareAsync("BAL-1", why, qa, default));
        Ok(await approve.SignAsync("BAL-1", why, Sign(prepared.Hash, prepared.Document, "qa"), qa, default));
        Ok(await on.Get<RegisterDevice>().HandleAsync("PRT-1", new RegisterDeviceInput(DeviceDrivers.Zpl, printer.Address), admin, default));
    }

    private static async Task CheckedAsync(BatchInstance on, BalanceSimulator balance)
    {
        balance.Put(20.000m);
        var check = on.Get<CheckBalance>();
        Ok(await check.WeighAsync("BAL-1", new WeighTestInput("F1"), on.An, default));
        var prepared = Ok(await check.PrepareAsync("BAL-1", new SignCheckInput("en"), on.An, default));
        Ok(await check.SignAsync("BAL-1", new SignCheckInput("en", Sign(prepared.Hash, prepared.Document, "an")), on.An, default));
        balance.Put(0);
    }
}
