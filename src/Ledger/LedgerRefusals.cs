using Theriac.Kernel;

namespace Theriac.Ledger;

internal static class LedgerRefusals
{
    public static readonly Refusal Repeated = new(
        "request-repeated", 409, "This request was already carried out. Read the record again to see its result.");

    public static readonly Refusal Contended = new(
        "record-busy", 409, "Others changed this record at the same moment, many times. Nothing was written. Try again.");

    public static readonly Refusal Busy = new(
        "ledger-busy", 503, "Too much is being written at this moment. Nothing was written. Try again in a moment.");

    public static readonly Refusal SealKeyMissing = new(
        "seal-key-missing", 409,
        "The key that signs this ledger is not in the key folder of this machine. Put its file back (Keys:Folder).");
}
