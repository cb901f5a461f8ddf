using Theriac.Ledger;

namespace Theriac.People.Credential;

/// <summary>The access log (A11D-11e): streams <c>access/{userId}</c> and <c>access</c> for ids that nobody has.</summary>
internal static class AccessStreams
{
    public const string Unknown = "access";

    public static string Of(string userId) => "access/" + userId;
}

/// <param name="Method">password or passkey.</param>
[Fact("signed-in.v1")]
internal sealed record SignedIn(string Session, string Method) : IFact;

/// <param name="How">signed-out, ended-by, replaced, expired.</param>
[Fact("signed-out.v1")]
internal sealed record SignedOut(string Session, string How) : IFact;

/// <summary>A secret was wrong. There are never more in a row than the account has tries.</summary>
[Fact("secret-refused.v1")]
internal sealed record SecretRefused(string Where, int Failures) : IFact;

/// <summary>Failures of ids that nobody has: one entry for a stretch of time, however many they were.</summary>
[Fact("unknown-sign-ins.v1")]
internal sealed record UnknownSignIns(long From, long To, long Count) : IFact;
