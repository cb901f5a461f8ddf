using Theriac.Kernel;

namespace Theriac.Plant;

/// <summary>Refusals about the registration of balances.</summary>
internal static class BalanceRefusals
{
    public static Refusal NotApproved(string id) =>
        new Refusal("device-not-approved", 409, $"The registration of {id} waits for quality. Take another balance, or have it signed first.").With("equipment", id);

    public static Refusal ApprovedAlready(string id) =>
        new Refusal("device-approved-already", 409, $"Quality signed the registration of {id} already.").With("equipment", id);

    public static Refusal RegistrationChanged(string id) =>
        new Refusal("device-registration-changed", 409, $"{id} was registered anew while it was signed. Read it again and sign what is so now.").With("equipment", id);

    public static Refusal SimulatedInProduction(string id) =>
        new Refusal("device-simulated-in-production", 409, $"{id} is simulated. On a ledger of the kind production nothing simulated weighs or prints.")
            .With("equipment", id);
}
