using System.Security.Cryptography;
using Theriac.Kernel;

namespace Theriac.People.Testing;

/// <summary>
/// Signing without accounts: checks document, meaning and who is excluded as the real one does, takes any password but
/// <see cref="Wrong"/>, and signs in the first role that is asked for. Register it after the module:
/// <c>services.AddSingleton&lt;ISigning, FakeSigning&gt;()</c>.
/// </summary>
public sealed class FakeSigning : ISigning
{
    public const string Wrong = "wrong";

    /// <summary>Every signature given, in order.</summary>
    public List<Signature> Given { get; } = [];

    public Task<PreparedDocument> PrepareAsync(
        Caller caller, SignDocument document, bool secondPerson = false, CancellationToken cancellation = default) =>
        Task.FromResult(new PreparedDocument(
            HashOf(document), document, true, secondPerson ? "" : caller.UserId, secondPerson ? "" : caller.Name));

    public Task<Outcome<Signature>> SignAsync(
        Caller caller, SignatureInput input, SignDocument current, SignRequirement requirement, CancellationToken cancellation = default) =>
        Task.FromResult(Sign(caller, input, current, requirement));

    public string HashOf(SignDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Of(document, KernelJson.Options)));

    private Outcome<Signature> Sign(Caller caller, SignatureInput input, SignDocument current, SignRequirement requirement)
    {
        var signer = input.UserId ?? caller.UserId;
        if (input.Meaning is null)
            return Refuse("meaning-missing", 422);
        if (input.DocumentHash != HashOf(current))
            return Refuse("document-changed", 409);
        if (input.Password is null)
            return Refuse("signature-components-missing", 422);
        if (input.Password == Wrong)
            return Refuse("credentials-wrong", 401);
        if (requirement.SecondPerson && signer == caller.UserId)
            return Refuse("second-person-needed", 403);
        if (requirement.NotSigners.Contains(signer))
            return Refuse("signer-not-allowed", 403);
        if (signer == caller.UserId && !requirement.Roles.Any(role => caller.Has(role, requirement.Site)))
            return Refuse("signer-not-allowed", 403);
        var signature = new Signature(
            signer, signer, requirement.Roles[0], current.Meaning, input.DocumentHash, current.Language, "password-both", input.Comment);
        Given.Add(signature);
        return signature;
    }

    private static Refusal Refuse(string code, int status) => new(code, status, code);
}
