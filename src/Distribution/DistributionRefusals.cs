using Theriac.Kernel;

namespace Theriac.Distribution;

/// <summary>Every refusal of this module.</summary>
internal static class DistributionRefusals
{
    public static Refusal CodeUnknown(string code) =>
        new("code-unknown", 404, $"Nothing here has the code {(code.Length <= 100 ? code : code[..100])}.");

    public static Refusal CodeMissing() => Refusal.Input("/code", "code-missing", "Give a code: of a pack, a case, a lot or a batch.");

    public static Refusal PartnerExists(string id) => new("partner-exists", 409, $"There is a site or partner {id} already.");

    public static Refusal TooManyChecks() => new("too-many-checks", 429, "Too many checks from this address. Wait a minute.");
}
