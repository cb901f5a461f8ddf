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
            "mt-sics", balance.Address, "SIM-1", false, new Quantity(60m, Unit.Kilogram), new Quantity(0.001m, Unit.Kilogram), null,
            [new TestWeight("F1-20", weight, tolerance)]), Admin, default));
        await ApproveAsync(plant);
        Assert.Equal("reason-missing", Code(await plant.Get<RegisterDevice>().HandleAsync("BAL-01", new RegisterDeviceInput(
            "mt-sics", balance.Address, "SIM-1", false, new Quantity(60m, Unit.Kilogram), new Quantity(0.001m, Unit.Kilogram), null,
            [new TestWeight("F1-20", weight, tolerance)]), Admin, default))); // It is registered already.
        var check = plant.Get<CheckBalance>();
        Assert.Equal("balance-check-not-complete", (await check.PrepareAsync("BAL-01", new SignCheckInput("en"), Operator, default)).Refusal.Code);
        Assert.Equal("reading-not-typed", (await check.WeighAsync("BAL-01", new WeighTestInput("F1-20", "20.000"), Operator, default)).Refusal.Code);

        balance.Put(20.005m);
        Assert.False(Ok(await check.WeighAsync("BAL-01", new WeighTestInput("F1-20"), Operator, default)).TestReadings[0].Passed);
        balance.Put(0.5m);
        Assert.StartsWith("T S", balance.Answer("T"), StringComparison.Ordinal); // The tare of the weighing before does not count.
        balance.Put(20.001m);
        var read = Ok(await check.WeighAsync("BAL-01", new WeighTestInput("F1-20"), Operator, default)).TestReadings;
        Assert.Equal((2, true, "S S     20.001 kg"), (read.Count, read[1].Passed, read[1].Raw));
        Assert.Equal("check-reason-missing", Code(await check.PrepareAsync("BAL-01", new SignCheckInput("en"), Operator, default)));
        var input = new SignCheckInput("en", Reason: "Adjusted inside, read again");
        var prepared = Ok(await check.PrepareAsync("BAL-01", input, Operator, default));
        Assert.Contains(prepared.Document.Lines, one => one.Value.Contains("outside of the tolerance") && one.Value.Contains("lan"));
        Assert.Equal(input.Reason, prepared.Document.Lines[^1].Value);
        var signature = new SignatureInput(prepared.Hash, prepared.Document.Meaning, "en", null, null, "secret");
        var state = Ok(await check.SignAsync("BAL-01", input with { Signature = signature }, Operator, default));

        var today = Assert.Single(await plant.Get<DeviceRegister>().ListAsync("HN", balances: true, default));
        Assert.Equal((null, true), (today.Problem, state.Check!.Passed));
        plant.Instance.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("balance-check-missing", (await plant.Get<DeviceRegister>().ListAsync("HN", balances: true, default)).Single().Problem);
        Assert.Equal(2, (await plant.Instance.Ledger.ReadStreamAsync("equipment/BAL-01")).Count(entry => entry.Type == "balance-test-weighed.v1"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-10")]
    [Trait("Requirement", "DI-adm")]
    public async Task A_balance_weighs_only_as_quality_signed_it_and_its_registrar_does_not_sign(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var (register, approve, devices) = (plant.Get<RegisterDevice>(), plant.Get<ApproveDevice>(), plant.Get<DeviceRegister>());
        Assert.Equal("device-simulated-in-production", Code(await register.HandleAsync("BAL-01", Typed(0.002m) with { IsSimulated = true }, Admin, default)));
        Ok(await register.HandleAsync("BAL-01", Typed(0.002m), Admin, default));
        Assert.Equal("device-not-approved", Assert.Single(await devices.ListAsync("HN", balances: true, default)).Problem);
        Assert.Equal("role-missing-at-site", Code(await approve.PrepareAsync("BAL-01", new ApproveDeviceInput("Compared"), Admin, default)));
        Assert.Equal("text-missing", Code(await approve.PrepareAsync("BAL-01", new ApproveDeviceInput(), Qa, default)));
        var registrar = Person("admin", Role.QaReviewer);
        var prepared = Ok(await approve.PrepareAsync("BAL-01", new ApproveDeviceInput("Compared"), registrar, default));
        var signature = new SignatureInput(prepared.Hash, prepared.Document.Meaning, "en", null, null, "secret");
        Assert.Equal("signer-not-allowed", Code(await approve.SignAsync("BAL-01", new ApproveDeviceInput("Compared"), signature, registrar, default)));
        var state = await ApproveAsync(plant);
        Assert.Equal(("admin", "hoa"), (state.Registration!.By, state.Registration.ApprovedBy));
        Assert.Equal("balance-check-missing", (await devices.ListAsync("HN", balances: true, default)).Single().Problem);
        Assert.Equal("device-approved-already", Code(await approve.PrepareAsync("BAL-01", new ApproveDeviceInput("Compared"), Qa, default)));

        Ok(await register.HandleAsync("BAL-01", Typed(0.005m) with { Reason = "A wider one" }, Admin, default));
        Assert.Equal("device-not-approved", (await devices.ListAsync("HN", balances: true, default)).Single().Problem);
        var again = Ok(await approve.PrepareAsync("BAL-01", new ApproveDeviceInput("Compared"), Qa, default)).Document.Lines;
        Assert.Contains(again, line => line.Value == "20 kg ± 0.005 kg (before: 20 kg ± 0.002 kg)");
        Assert.Contains(again, line => line.Value == "A wider one");
    }

    private static RegisterDeviceInput Typed(decimal tolerance) => new(
        null, null, null, false, new Quantity(60m, Unit.Kilogram), new Quantity(0.001m, Unit.Kilogram), null,
        [new TestWeight("F1-20", new Quantity(20m, Unit.Kilogram), new Quantity(tolerance, Unit.Kilogram))]);

    private static async Task<EquipmentState> ApproveAsync(PlantInstance plant)
    {
        var (approve, input) = (plant.Get<ApproveDevice>(), new ApproveDeviceInput("Compared with its certificate"));
        var prepared = Ok(await approve.PrepareAsync("BAL-01", input, Qa, default));
        return Ok(await approve.SignAsync(
            "BAL-01", input, new SignatureInput(prepared.Hash, prepared.Document.Meaning, "en", null, null, "secret"), Qa, default));
    }

    [Theory]
    [Trait("Requirement", "P11-10h")]
    [InlineData("missing", "2026-11-22 pass")]
    [InlineData("passed", "2026-11-23 pass")]
    [InlineData("failed", "2026-11-23 fail")]
    [InlineData("failed", "2026-11-23 pass", "2026-11-23 fail")]
    [InlineData("reason", "2026-11-23 fail", "2026-11-23 pass")]
    [InlineData("passed", "2026-11-22 fail", "2026-11-23 pass")]
    public void Only_readings_of_the_day_are_its_check_and_one_that_was_off_is_explained(string expected, params string[] readings)
    {
        var kilogram = new Quantity(1m, Unit.Kilogram);
        var state = EquipmentState.Empty("equipment/BAL-01") with
        {
            Device = new DeviceInfo(null, null, null, false, null, [new TestWeight("F1", kilogram, kilogram)]),
        };
        foreach (var one in readings.Select(text => text.Split(' ')))
        {
            state = state.Apply(null!, new BalanceTestWeighed("BAL-01", DateOnly.ParseExact(one[0], "yyyy-MM-dd"), new TestReading(
                "F1", kilogram, kilogram, kilogram, null, one[1] == "pass", "Lan")));
        }

        var check = CheckBalance.Judge(state, new DateOnly(2026, 11, 23), null);
        Assert.Equal(expected, check.Try(out var day, out var refusal) ? day.Passed ? "passed" : "failed"
            : refusal.Code == "balance-check-not-complete" ? "missing" : "reason");
        if (expected == "reason")
            Assert.True(CheckBalance.Judge(state, new DateOnly(2026, 11, 23), "Adjusted").Value.Passed);
    }

    private static string Code<T>(Outcome<T> outcome) =>
        outcome.Refusal.Errors is [var first, ..] ? first.Code : outcome.Refusal.Code;
}
