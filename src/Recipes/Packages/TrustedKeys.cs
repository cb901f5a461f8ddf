using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>An administrator trusted the key of another instance, and signed that.</summary>
/// <param name="PublicKey">SubjectPublicKeyInfo, base64.</param>
[Fact("package-key-trusted.v1")]
internal sealed record PackageKeyTrusted(string KeyId, string PublicKey, string Name, string Reason, Signature Signature) : IFact;

/// <summary>Packages of this key are taken no longer.</summary>
[Fact("package-key-withdrawn.v1")]
internal sealed record PackageKeyWithdrawn(string KeyId, string Name, string Reason, Signature Signature) : IFact;

internal sealed record TrustedKey(string KeyId, string PublicKey, string Name, string Reason, string By, long At);

/// <summary>The keys whose packages this instance takes.</summary>
internal sealed record TrustedKeys(ImmutableList<TrustedKey> Keys) : IStreamState<TrustedKeys>
{
    public const string Stream = "recipe-package-keys";

    public static TrustedKeys Empty(string stream) => new(ImmutableList<TrustedKey>.Empty);

    public TrustedKeys Apply(Entry entry, IFact fact) => fact switch
    {
        PackageKeyTrusted one => new TrustedKeys(Keys.Add(new TrustedKey(one.KeyId, one.PublicKey, one.Name, one.Reason, one.Signature.Signer, entry.At))),
        PackageKeyWithdrawn one => new TrustedKeys(Keys.RemoveAll(key => key.KeyId == one.KeyId)),
        _ => this,
    };

    public byte[]? Find(string keyId) => Keys.Find(key => key.KeyId == keyId) is { } key ? Convert.FromBase64String(key.PublicKey) : null;
}
