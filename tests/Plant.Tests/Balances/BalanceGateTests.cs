using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant.Balances;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Plant.Tests.Balances;

public sealed class BalanceGateTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly DeviceInfo Sixty = new(
        null, null, null, false, new BalanceRange(Kg(60m), Kg(0.001m), Kg(0.100m)), [new TestWeight("20 kg", Kg(20m), Kg(0.002m))]);

    [Theory]
    [InlineData(0, true, 30, null)]
    [InlineData(-1, true, 30, "balance-check-missing")]
    [InlineData(null, true, 30, "balance-check-missing")]
    [InlineData(0, false, 30, "balance-check-failed")]
    [InlineData(0, true, -1, "equipment-calibration-overdue")]
    [Trait("Requirement", "P11-10h")]
    public void A_balance_weighs_only_in_calibration_and_checked_on_the_day(int? checkedDays, bool passed, int dueDays, string? code)
    {
        var balance = Balance(Sixty) with
        {
            CalibrationDueOn = Today.AddDays(dueDays),
            Check = checkedDays is { } days ? new BalanceCheck(Today.AddDays(days), passed, "An") : null,
        };
        var may = BalanceGate.MayWeigh(Folded(balance), Today, "HN");
        Assert.Equal(code, may.IsOk ? null : may.Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "P11-10h")]
    public void What_nobody_registered_as_a_balance_weighs_nothing() =>
        Assert.Equal("equipment-is-no-balance", BalanceGate.MayWeigh(Folded(Balance(null)), Today).Refusal.Code);

    [Fact]
    [Trait("Requirement", "DI-adm")]
    public void A_balance_that_quality_did_not_sign_weighs_nothing()
    {
        var balance = Balance(Sixty) with { Check = new BalanceCheck(Today, true, "An"), Registration = new DeviceRegistration("urs", null) };
        Assert.Equal("device-not-approved", BalanceGate.MayWeigh(Folded(balance), Today).Refusal.Code);
        Assert.Equal("device-not-approved", BalanceGate.MayWeigh(Folded(balance with { Registration = null }), Today).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "P11-10h")]
    public void A_reading_that_was_off_stops_the_balance_before_anybody_signs_it()
    {
        var off = new TestReading("20 kg", Kg(20m), Kg(0.002m), Kg(20.005m), null, Passed: false, "An", Today);
        var balance = Balance(Sixty) with { Check = new BalanceCheck(Today, true, "An"), TestReadings = [off] };
        Assert.Equal("balance-check-failed", BalanceGate.MayWeigh(Folded(balance), Today).Refusal.Code);
        Assert.True(BalanceGate.MayWeigh(Folded(balance with { TestReadings = [off with { On = Today.AddDays(-1) }] }), Today).IsOk);
    }

    [Theory]
    [InlineData(10, 0.5, 0.2, null)]
    [InlineData(59.6, 0.5, 0.2, "balance-range-exceeded")]
    [InlineData(0.099, 0.5, 0.2, "balance-below-minimum")]
    [InlineData(10, 0.5, 0.010, null)]
    [InlineData(10, 0.5, 0.009, "balance-too-coarse")]
    [Trait("Requirement", "P11-10h")]
    public void Range_and_resolution_fit_what_is_weighed(double net, double tare, double window, string? code)
    {
        var fits = BalanceGate.Fits(Balance(Sixty), Kg((decimal)net), Kg((decimal)tare), Kg((decimal)window));
        Assert.Equal(code, fits.IsOk ? null : fits.Refusal.Code);
    }

    [Theory]
    [InlineData("20.002", true)]
    [InlineData("19.998", true)]
    [InlineData("20.003", false)]
    [InlineData("19.997", false)]
    [Trait("Requirement", "P11-10h")]
    public void A_test_weight_is_judged_by_its_tolerance(string read, bool passed) =>
        Assert.Equal(passed, CheckBalance.Judge(Sixty.TestWeights[0], Quantity.Parse(read, "kg").Value, null, PlantInstance.Operator).Value.Passed);

    [Theory]
    [InlineData("mt-sics", "tcp://10.0.0.7:8001", "60", "0.001", true)]
    [InlineData("mt-sics", "tcp://10.0.0.7:8001", "60", "0.001", false, null)]
    [InlineData("mt-sics", "tcp://10.0.0.7:8001", "60", "0.001", false, "SN-1", "0.0005")]
    [InlineData("mt-sics", "tcp://10.0.0.7:8001", "60", "0.001", true, "SN-1", "0.2")]
    [InlineData("mt-sics", "tcp://10.0.0.7:8001", "60", "0.001", false, "SN-1", "100")]
    [InlineData(null, null, "60", "0.001", true, null)]
    [InlineData("mt-sics", "10.0.0.7", "60", "0.001", false)]
    [InlineData("other", "tcp://10.0.0.7:8001", "60", "0.001", false)]
    [InlineData("mt-sics", "serial:/dev/ttyUSB0,9600", "0.001", "60", false)]
    public void A_device_is_registered_with_all_that_its_check_needs(string? driver, string? address, string capacity, string readability, bool isFine, string? serial = "SN-1",
        string tolerance = "0.002")
    {
        var input = new RegisterDeviceInput(
            driver, address, serial, false, Quantity.Parse(capacity, "kg").Value, Quantity.Parse(readability, "kg").Value, null,
            [Sixty.TestWeights[0] with { Tolerance = Quantity.Parse(tolerance, "kg").Value }]);
        Assert.Equal(isFine, RegisterDevice.Read(input).IsOk);
    }

    private static EquipmentState Balance(DeviceInfo? device) =>
        EquipmentState.Empty("equipment/BAL-1") with
        {
            Class = "balance",
            Site = "HN",
            Device = device,
            Registration = new DeviceRegistration("urs", null, "Hoa"),
        };

    private static Folded<EquipmentState> Folded(EquipmentState state) => new("equipment/BAL-1", state, 3);

    private static Quantity Kg(decimal value) => new(value, Unit.Kilogram);
}
