using Theriac.Devices;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Plant.Balances;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using static Theriac.Plant.Tests.PlantInstance;

namespace Theriac.Plant.Tests.Balances;

public sealed class CheckBalanceTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10h")]
    [Trait("Requirement", "DI-Cm")]
    public async Task The_check_of_the_day_is_read_by_the_server_signed_and_void_with_the_next_day(Engine engine)
    {
        await using var balance = BalanceSimulator.Start();
        await using var plant = await PlantInstance.StartAsync(engine);
        Quantity weight = new(20m, Unit.Kilogram), tolerance = new(0.002m, Unit.Kilogram);
        Ok(await plant.Get<RegisterDevice>().HandleAsync("BAL-01", new RegisterDeviceInput(
            "mt-sics", balance.Address, "SIM-1", true, new Quantity(60m, Unit.Kilogram), new Quantity(0.001m, Unit.Kilogram), null,
            [new TestWeight("F1-20", weight, tolerance)]), Admin, default));
        var check = plant.Get<CheckBalance>();
        Assert.Equal("balance-check-not-complete", (await check.PrepareAsync("BAL-01", "en", Operator, default)).Refusal.Code);
        Assert.Equal("reading-not-typed", (await check.WeighAsync("BAL-01", new WeighTestInput("F1-20", "20.000"), Operator, default)).Refusal.Code);

        balance.Put(20.005m);
        Assert.False(Ok(await check.WeighAsync("BAL-01", new WeighTestInput("F1-20"), Operator, default)).TestReadings[0].Passed);
        balance.Put(20.001m);
        var read = Ok(await check.WeighAsync("BAL-01", new WeighTestInput("F1-20"), Operator, default)).TestReadings.Single();
        Assert.Equal((true, "S S     20.001 kg"), (read.Passed, read.Raw));
        var prepared = Ok(await check.PrepareAsync("BAL-01", "en", Operator, default));
        var state = Ok(await check.SignAsync("BAL-01", new SignatureInput(prepared.Hash, prepared.Document.Meaning, "en", null, null, "secret"), Operator, default));

        var today = Assert.Single(await plant.Get<DeviceRegister>().ListAsync("HN", balances: true, default));
        Assert.Equal((null, true), (today.Problem, state.Check!.Passed));
        plant.Instance.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("balance-check-missing", (await plant.Get<DeviceRegister>().ListAsync("HN", balances: true, default)).Single().Problem);
        Assert.Equal(2, (await plant.Instance.Ledger.ReadStreamAsync("equipment/BAL-01")).Count(entry => entry.Type == "balance-test-weighed.v1"));
    }
}
