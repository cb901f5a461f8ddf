using System.Security.Cryptography;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What an administrator says about a key of another instance.</summary>
/// <param name="PublicKey">PEM or base64; of a key that is withdrawn its id is enough.</param>
internal sealed record KeyInput(
    string? PublicKey = null, string? KeyId = null, string? Name = null, string? Reason = null, string? Language = null, SignatureInput? Signature = null);

internal sealed record KeyView(string KeyId, string PublicKey, string Name, string? Reason, string? By, string? At);

/// <param name="Own">The key of this instance, to be trusted by others; null until the ledger is sealed for the first time.</param>
internal sealed record KeysView(KeyView? Own, InstanceStage Kind, IReadOnlyList<KeyView> Trusted);

/// <summary>Trusting a key, and withdrawing that: acts of an administrator, signed.</summary>
internal sealed class TrustKey(ILedger ledger, IStreams streams, ITreeProofs proofs, ISigning signing, RecipeDesk desk, InstanceIdentity identity)
{
    public const int NameMax = 100;
    public const int ReasonMax = 2_000;

    public static readonly IReadOnlyList<Role> Roles = [Role.Administrator];

    public async Task<KeysView> ReadAsync(CancellationToken cancellation)
    {
        var keys = (await streams.LoadAsync<TrustedKeys>(TrustedKeys.Stream, cancellation)).State.Keys;
        var own = await proofs.PublicKeyAsync(cancellation);
        return new KeysView(
            own is null ? null : new KeyView(InstanceSignature.IdOf(own)!, Convert.ToBase64String(own), identity.Name, null, null, null), identity.Stage,
            [.. keys.Select(key => new KeyView(key.KeyId, key.PublicKey, key.Name, key.Reason, key.By, Micros.ToText(key.At)))]);
    }

    public async Task<Outcome<PreparedDocument>> PrepareAsync(KeyInput input, bool isTrust, Caller caller, CancellationToken cancellation)
    {
        if (!(await SubjectAsync(input, isTrust, cancellation)).Try(out var subject, out var refusal)) return refusal;
        return await signing.PrepareAsync(caller, KeyTexts.Document(input.Language ?? caller.Language, subject, isTrust), cancellation: cancellation);
    }

    public async Task<Outcome<KeysView>> HandleAsync(KeyInput input, bool isTrust, Caller caller, CancellationToken cancellation)
    {
        if (input.Signature is not { } given) return RecipeRefusals.SignatureMissing();
        if (!(await SubjectAsync(input, isTrust, cancellation)).Try(out var subject, out var refusal)) return refusal;
        var author = await desk.AuthorAsync(caller, Roles, cancellation);
        var record = new RefusalRecord(author, TrustedKeys.Stream, isTrust ? "trust-package-key" : "withdraw-package-key");
        var signed = await signing.SignAsync(
            caller, given, KeyTexts.Document(given.Language, subject, isTrust), new SignRequirement(Roles, RecipeDesk.SiteOf(caller, Roles), []), cancellation);
        if (!signed.Try(out var signature, out refusal))
        {
            if (refusal.Status == 403) await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await SubjectAsync(input, isTrust, token);
                if (!now.Try(out var same, out var fault)) return fault!;
                IFact fact = isTrust
                    ? new PackageKeyTrusted(same.KeyId, same.PublicKey, same.Name, same.Reason, signature)
                    : new PackageKeyWithdrawn(same.KeyId, same.Name, same.Reason, signature);
                return new Decision<Done>(default, new AppendRequest(author, [new Draft(TrustedKeys.Stream, fact)], [same.At]));
            },
            record, cancellation);
        return decided.IsOk ? await ReadAsync(cancellation) : decided.Refusal;
    }

    private async Task<Outcome<KeySubject>> SubjectAsync(KeyInput input, bool isTrust, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > ReasonMax) return RecipeRefusals.ReasonMissing(ReasonMax);
        var found = await streams.LoadAsync<TrustedKeys>(TrustedKeys.Stream, cancellation);
        var reason = input.Reason.Trim();
        if (!isTrust)
            return found.State.Keys.Find(key => key.KeyId == input.KeyId) is { } known
                ? new KeySubject(known.KeyId, known.PublicKey, known.Name, reason, found.At)
                : PackageRefusals.KeyUnknown();
        if (Decode(input.PublicKey) is not { } bytes || InstanceSignature.IdOf(bytes) is not { } id) return PackageRefusals.KeyNotReadable();
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Length > NameMax || !ShapeForms.IsPlain(input.Name)) return PackageRefusals.NameMissing(NameMax);
        if (found.State.Find(id) is not null) return PackageRefusals.KeyTrusted();
        if (await proofs.PublicKeyAsync(cancellation) is { } own && own.AsSpan().SequenceEqual(bytes)) return PackageRefusals.KeyOwn();
        return new KeySubject(id, Convert.ToBase64String(bytes), input.Name.Trim(), reason, found.At);
    }

    private static byte[]? Decode(string? text)
    {
        if (text is null || text.Length > 4_000) return null;
        if (PemEncoding.TryFind(text, out var fields)) text = text[fields.Base64Data];
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}

/// <summary>The key that an act is about, and the version of the list that it was decided on.</summary>
internal sealed record KeySubject(string KeyId, string PublicKey, string Name, string Reason, StreamVersion At);

/// <summary>What an administrator reads before he signs.</summary>
internal static class KeyTexts
{
    public static SignDocument Document(string language, KeySubject subject, bool isTrust)
    {
        var (trust, withdraw, trusted, withdrawn, name, key, reason) = language switch
        {
            "vi" => (
                "Tin khóa của {0}", "Thôi tin khóa của {0}", "Phê duyệt: nhận các gói công thức do khóa này ký.",
                "Phê duyệt: không nhận các gói công thức do khóa này ký nữa.", "Hệ thống", "Khóa (SHA-256)", "Lý do"),
            "zh" => (
                "信任 {0} 的密钥", "撤销对 {0} 的密钥的信任", "批准：接收由此密钥签名的工艺规程包。", "批准：不再接收由此密钥签名的工艺规程包。", "实例", "密钥 (SHA-256)", "原因"),
            _ => (
                "Trust the key of {0}", "Withdraw the key of {0}", "Approved: recipe packages signed by this key are taken.",
                "Approved: recipe packages signed by this key are taken no longer.", "Instance", "Key (SHA-256)", "Reason"),
        };
        return new SignDocument(
            language is "vi" or "zh" ? language : "en", string.Format(isTrust ? trust : withdraw, subject.Name), SignatureMeaning.Approved, isTrust ? trusted : withdrawn,
            [new(name, subject.Name), new(key, subject.KeyId), new(reason, subject.Reason)]);
    }
}
