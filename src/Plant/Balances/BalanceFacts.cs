using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Balances;

/// <summary>How a balance or a printer is reached, and what a balance can weigh. Each change makes a new check needed.</summary>
[Fact("device-registered.v1")]
internal sealed record DeviceRegistered(string Id, DeviceInfo Device, string? Reason = null) : IFact;

/// <summary>Quality signed how a balance is reached, what it can weigh and how it is checked. Before that it weighs nothing.</summary>
[Fact("device-approved.v1")]
internal sealed record DeviceApproved(string Id, string Reason, Signature Signature) : IFact;

/// <summary>A test weight was put on. A reading that is off is kept like any other.</summary>
[Fact("balance-test-weighed.v1")]
internal sealed record BalanceTestWeighed(string Id, DateOnly On, TestReading Reading) : IFact;

/// <summary>A test weight was off, and these containers were weighed since the last good check.</summary>
[Fact("balance-doubted.v1")]
internal sealed record BalanceDoubted(
    string Id, DateOnly On, string TestWeight, GoodCheck? Since, IReadOnlyList<DoubtedWeighing> Weighings) : IFact;

/// <summary>The check of a day, signed by who did it; without one that passed nothing is weighed (P11-10h).</summary>
/// <param name="Readings">All of the day, also those that were off.</param>
/// <param name="Reason">Why a weight was read again after a reading that was off: what was found, what was adjusted.</param>
[Fact("balance-checked.v1")]
internal sealed record BalanceChecked(
    string Id, DateOnly On, IReadOnlyList<TestReading> Readings, bool Passed, Signature Signature, string? Reason = null) : IFact;
