using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.People.Tests.Sign;

public sealed class SignatureShownTests
{
    private static readonly Guid Ledger = Guid.Parse("2d1f6a1c-0f5a-4a54-9f39-0a1f7c1f3f10");

    private static readonly Signature Signature = new(
        "lan", "Trần Thị Lan", Role.Verifier, SignatureMeaning.Verified, new string('a', 64), "vi", "password-again", "seen twice");

    [Fact, Trait("Requirement", "P11-50a"), Trait("Requirement", "P11-50b"), Trait("Requirement", "A11D-13b")]
    public void Name_id_role_meaning_and_time_with_zone_are_always_shown_together()
    {
        var shown = JsonSerializer.SerializeToElement(SignatureShown.Of(Entry("batch/B1"), Signature, SignatureState.Valid), KernelJson.Options);

        Assert.Equal(
            ("Trần Thị Lan", "lan", "verifier", "verified", "2026-11-22T08:00:00.000000Z", "Asia/Ho_Chi_Minh", 420, "valid"),
            (Text("printedName"), Text("signer"), Text("role"), Text("meaning"), Text("at"), Text("zone"), shown.GetProperty("offsetMinutes").GetInt32(), Text("state")));

        string? Text(string name) => shown.GetProperty(name).GetString();
    }

    [Fact, Trait("Requirement", "P11-70"), Trait("Requirement", "A11-14")]
    public void A_signature_that_is_moved_to_another_record_changes_the_hash_of_its_entry()
    {
        var signed = Entry("batch/B1");
        var hash = EntryHash.Of(Ledger, signed);

        Assert.NotEqual(hash, EntryHash.Of(Ledger, signed with { Stream = "batch/B2" }));
        Assert.NotEqual(hash, EntryHash.Of(Ledger, signed with { Number = 8 }));
        Assert.NotEqual(hash, EntryHash.Of(Ledger, signed with { Payload = Encoding.UTF8.GetBytes("{}") }));
        Assert.NotEqual(hash, EntryHash.Of(Guid.NewGuid(), signed));
    }

    private static Entry Entry(string stream) => new(
        7, stream, 1, Micros.From(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)), "Asia/Ho_Chi_Minh", 420, "lan", null, "signed.v1",
        CanonicalJson.Of(Signature, KernelJson.Options), new byte[32], []);
}
