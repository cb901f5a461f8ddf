using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;
using Xunit;

namespace Theriac.People.Tests.Sign;

[Trait("Requirement", "P11-70"), Trait("Requirement", "A11D-13b")]
public sealed class SignatureStateTests
{
    private static readonly SignDocument Document = new(
        "en", "B1 · 4.2", SignatureMeaning.Verified, "Verified: I saw the balance read 12.40 kg", [new SignLine("Weight", "12.40 kg")]);

    private static readonly byte[] Stored = CanonicalJson.Of(Document, KernelJson.Options);
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Stored));

    private static readonly Signature Signature = new(
        "lan", "Lan", Role.Verifier, SignatureMeaning.Verified, Hash, "en", "password-both", null);

    [Fact]
    public void Of_the_record_as_it_is_valid() => Assert.Equal(SignatureState.Valid, SignatureStates.Of(Signature, Stored, Hash));

    [Fact]
    public void Of_an_older_version_superseded() =>
        Assert.Equal(SignatureState.Superseded, SignatureStates.Of(Signature, Stored, new string('0', 64)));

    [Fact]
    public void One_changed_byte_anywhere_in_the_document_makes_it_void()
    {
        for (var i = 0; i < Stored.Length; i++)
        {
            var changed = (byte[])Stored.Clone();
            changed[i] ^= 1;
            Assert.Equal(SignatureState.Void, SignatureStates.Of(Signature, changed, Hash));
        }
    }

    [Fact]
    public void A_document_that_is_gone_makes_it_void() => Assert.Equal(SignatureState.Void, SignatureStates.Of(Signature, [], Hash));

    [Fact]
    public void Moved_to_another_document_it_does_not_hold()
    {
        var other = CanonicalJson.Of(Document with { Title = "B2 · 4.2" }, KernelJson.Options);
        var otherHash = Convert.ToHexStringLower(SHA256.HashData(other));

        Assert.Equal(SignatureState.Void, SignatureStates.Of(Signature, other, otherHash));
        Assert.Equal(SignatureState.Superseded, SignatureStates.Of(Signature, Stored, otherHash));
    }

    [Fact]
    public void A_signature_whose_meaning_was_changed_is_void() =>
        Assert.Equal(SignatureState.Void, SignatureStates.Of(Signature with { Meaning = SignatureMeaning.Certified }, Stored, Hash));

    [Fact]
    public void A_document_that_is_no_document_is_void()
    {
        var bytes = Encoding.UTF8.GetBytes("{}");
        var signature = Signature with { DocumentHash = Convert.ToHexStringLower(SHA256.HashData(bytes)) };

        Assert.Equal(SignatureState.Void, SignatureStates.Of(signature, bytes, signature.DocumentHash));
    }
}
