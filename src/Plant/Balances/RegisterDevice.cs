using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Balances;

/// <param name="Reason">Asked for where the device is registered already: what decides about every weighing is not changed without a word.</param>
internal sealed record RegisterDeviceInput(
    string? Driver = null, string? Address = null, string? Serial = null, bool IsSimulated = false, Quantity? Capacity = null,
    Quantity? Readability = null, Quantity? Minimum = null, IReadOnlyList<TestWeight>? TestWeights = null, string? Reason = null);

/// <summary>
/// An administrator says how a balance or printer is reached. Known equipment only: it has a class, a place and a calibration. A balance
/// weighs when quality has signed it (<see cref="ApproveDevice"/>).
/// </summary>
internal sealed class RegisterDevice(ILedger ledger, IStreams streams, IPlantDirectory directory)
{
    public const int TestWeightsMax = 10;

    private const int ToleranceShare = 100;

    public async Task<Outcome<EquipmentState>> HandleAsync(string id, RegisterDeviceInput command, Caller caller, CancellationToken cancellation)
    {
        if (!Read(command).Try(out var device, out var refusal))
            return refusal;
        var stream = PlantStreams.Equipment(id);
        var known = await streams.LoadAsync<EquipmentState>(stream, cancellation);
        if (!known.Exists)
            return PlantRefusals.EquipmentUnknown(id);
        if (!caller.Has(Role.Administrator, known.State.Site))
            return PlantRefusals.NotAtSite(known.State.Site, Role.Administrator);
        var site = (await directory.FindSiteAsync(known.State.Site, cancellation))!;
        var author = caller.At(site.Zone);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<EquipmentState>(stream, token);
                var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
                if (now.State.Device is not null && reason is null)
                    return PlantRefusals.ReasonMissing();
                if (device.IsSimulated && await IsProductionAsync(ledger, token))
                    return BalanceRefusals.SimulatedInProduction(now.State.Id);
                return new Decision<Done>(
                    default, new AppendRequest(author, [new Draft(stream, new DeviceRegistered(now.State.Id, device, reason))], [now.At]));
            },
            new RefusalRecord(author, stream, "register-device"), cancellation);
        return decided.IsOk ? (await streams.LoadAsync<EquipmentState>(stream, cancellation)).State : decided.Refusal;
    }

    /// <summary>A ledger says in its first entry, and for ever, whether it is a demo's.</summary>
    internal static async Task<bool> IsProductionAsync(ILedger ledger, CancellationToken cancellation) =>
        (await ledger.HeadAsync(cancellation)).Kind == InstanceKind.Production;

    /// <summary>What was typed, or everything that is wrong with it. A balance has test weights, or it could never be checked.</summary>
    internal static Outcome<DeviceInfo> Read(RegisterDeviceInput command)
    {
        var input = new PlantInput();
        var driver = string.IsNullOrWhiteSpace(command.Driver) ? null : command.Driver.Trim();
        input.Check(driver is null || DeviceDrivers.All.Contains(driver), "/driver", "device-driver-unknown", "The drivers are mt-sics for balances and zpl for printers.");
        var address = DeviceAddress.Parse(command.Address);
        input.Check(driver is null || address.IsOk, "/address", "device-address-not-valid", "An address is tcp://host:port, or serial:/dev/ttyUSB0,9600.");
        var isBalance = driver != DeviceDrivers.Zpl;
        var range = isBalance ? Range(input, command) : null;
        var weights = command.TestWeights ?? [];
        input.Check(
            !isBalance || (weights.Count is > 0 and <= TestWeightsMax && weights.All(one => IsWeight(one, range))), "/testWeights",
            "test-weights-not-valid", "A balance has 1 to 10 test weights within its range, each with a name, a mass, and a tolerance between one step of the display and a hundredth of the mass.");
        // The server compares it with what the balance says: else any program at the address sends the weights of record.
        input.Check(
            driver != DeviceDrivers.MtSics || !string.IsNullOrWhiteSpace(command.Serial), "/serial", "serial-missing",
            "Give the serial number that the balance says.");
        if (input.Failed(out var refusal))
            return refusal;
        return new DeviceInfo(
            driver, driver is null ? null : address.Value.Text, string.IsNullOrWhiteSpace(command.Serial) ? null : command.Serial.Trim(),
            command.IsSimulated, range, isBalance ? weights : []);
    }

    private static BalanceRange? Range(PlantInput input, RegisterDeviceInput command)
    {
        var capacity = input.Given("/capacity", command.Capacity);
        var readability = input.Given("/readability", command.Readability);
        if (capacity is not { } most || readability is not { } step)
            return null;
        var isFine = IsMass(most) && IsMass(step) && Quantity.Compare(step, most).Try(out var order, out _) && order < 0
            && (command.Minimum is not { } least || (IsMass(least) && Quantity.Compare(least, most).Try(out var below, out _) && below < 0));
        input.Check(isFine, "/capacity", "balance-range-not-valid", "Capacity, readability and minimum are masses above zero, the capacity the largest.");
        return new BalanceRange(most, step, command.Minimum);
    }

    // A tolerance below one step of the display can never be kept, one above a hundredth of the weight checks nothing.
    private static bool IsWeight(TestWeight one, BalanceRange? range) =>
        one.Id.Trim().Length is > 0 and <= 64 && IsMass(one.Nominal) && IsMass(one.Tolerance)
        && range is not null && Quantity.Compare(one.Nominal, range.Capacity).Try(out var order, out _) && order <= 0
        && Quantity.Compare(one.Tolerance, range.Readability).Try(out var fine, out _) && fine >= 0
        && one.Tolerance.Times(ToleranceShare).Then(hundredfold => Quantity.Compare(hundredfold, one.Nominal)).Try(out var wide, out _) && wide <= 0;

    private static bool IsMass(Quantity quantity) => quantity.Value > 0 && quantity.Dimension == Unit.Kilogram.Dimension;
}
