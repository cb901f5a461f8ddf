using Theriac.People;
using Theriac.People.Testing;
using Theriac.Serials.Batch;
using Theriac.Serials.Recall;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Serials.Tests.Recall;

public sealed class RecallTests
{
    private static readonly Caller Quality = new("quynh", "Quynh", null, null, [new RoleGrant(Role.QualifiedPerson, "HAN")], "en", null);

    [Theory, OnBothEngines]
    public async Task A_recall_is_signed_on_exactly_what_was_shown_and_cannot_be_repeated(Engine engine)
    {
        await using var line = await Line.StartAsync(engine);
        await line.Batches.PutAsync("B1", BatchVerdict.Certified);
        var box = await line.CaseAsync();
        var handler = line.Instance.Get<RecallHandler>();
        var command = new RecallBatch("Particles in two packs");
        var shown = (await handler.PrepareAsync(Quality, "B1", command, CancellationToken.None)).Value;
        Assert.Contains(shown.Document.Lines, one => one.Value == "LOT-B1");
        var signature = new SignatureInput(shown.Hash, SignatureMeaning.Approved, "en", Password: "secret");

        var other = await handler.HandleAsync(Quality, "B1", command with { Reason = "Another", Signature = signature }, CancellationToken.None);
        Assert.Equal("document-changed", other.Refusal.Code);
        Assert.True((await handler.HandleAsync(Quality, "B1", command with { Signature = signature }, CancellationToken.None)).IsOk);
        Assert.Single(await line.Instance.Ledger.ReadStreamAsync("batch/TAKER"));
        Assert.Equal("Particles in two packs", (await line.Packs.FindRecallAsync("B1"))!.Reason);
        Assert.Equal("batch-recalled", (await line.ShipAsync(box.Sscc, "PHARMA")).Refusal.Code);
        Assert.True((await line.ShipAsync(box.Sscc, "SGN")).Value.Quarantine);
        var again = await handler.HandleAsync(Quality, "B1", command with { Signature = signature }, CancellationToken.None);
        Assert.Equal("batch-recalled-already", again.Refusal.Code);
    }

    [Xunit.Fact]
    public async Task A_recall_has_a_reason_and_a_signature()
    {
        await using var line = await Line.StartAsync(Engine.Sqlite);
        var handler = line.Instance.Get<RecallHandler>();
        Assert.Equal("input-not-accepted", (await handler.HandleAsync(Quality, "B1", new RecallBatch(" "), CancellationToken.None)).Refusal.Code);
        Assert.Equal("input-not-accepted", (await handler.HandleAsync(Quality, "B1", new RecallBatch("why"), CancellationToken.None)).Refusal.Code);
        Assert.Equal("batch-unknown", (await handler.PrepareAsync(Quality, "B9", new RecallBatch("why"), CancellationToken.None)).Refusal.Code);
    }
}
