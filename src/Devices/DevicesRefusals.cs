using Theriac.Kernel;

namespace Theriac.Devices;

/// <summary>Every refusal of devices. Codes are contract.</summary>
internal static class DevicesRefusals
{
    public static Refusal NotReachable(string id) =>
        new Refusal("balance-not-reachable", 503, $"{id} does not answer. Look at its cable and power, or take another balance.").With("equipment", id);

    public static Refusal NotStable() =>
        new("balance-not-stable", 409, "The balance found no stable weight. Wait until it is still, and try again.");

    public static Refusal Overload() => new("balance-overload", 409, "There is more on the balance than it can weigh.");

    public static Refusal Underload() => new("balance-underload", 409, "The balance reads below its range. Put the pan back, or set it to zero.");

    public static Refusal Unreadable(string raw) =>
        new Refusal("balance-answer-unreadable", 502, "The balance answered what cannot be read. Try again, or take another balance.").With("raw", raw);

    public static Refusal IsAnother(string id, string expected, string found) =>
        new Refusal("balance-is-another", 409, $"The device at the address of {id} has the serial number {found}, not {expected}. Call the administrator.")
            .With("equipment", id).With("expected", expected).With("found", found);

    public static Refusal AddressNotValid(string field) =>
        Refusal.Input(field, "device-address-not-valid", "An address is tcp://host:port, or serial:/dev/ttyUSB0,9600.");

    public static Refusal DriverUnknown(string field) =>
        Refusal.Input(field, "device-driver-unknown", "The drivers are mt-sics for balances and zpl for printers.");

    public static Refusal JobUnknown(string id) =>
        new Refusal("print-job-unknown", 404, $"There is no print job {id}.").With("id", id);

    public static Refusal JobUnsure(string id) =>
        new Refusal("print-job-unsure", 409, $"The label of print job {id} may have come out. Look for it; if it is lost, print it again and say why.").With("id", id);

    public static Refusal RoleMissing(string site) =>
        new Refusal("role-missing", 403, $"This needs a role of the floor at {site}.").With("site", site);

    public static Refusal JobNotFailed(string id) =>
        new Refusal("print-job-not-failed", 409, $"Print job {id} did not fail. Print the label again if it is lost.").With("id", id);
}
