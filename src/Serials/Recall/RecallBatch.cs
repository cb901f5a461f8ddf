using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Serials.Batch;
using Theriac.Serials.Units;

namespace Theriac.Serials.Recall;

/// <summary>A batch is recalled; this is never undone (EMVO). Signed by QA or the qualified person.</summary>
[Fact("batch-recalled.v1")]
internal sealed record BatchRecalled(string Batch, string Reason, Signature Signature) : IFact;

/// <param name="Signature">Absent only while the document is prepared.</param>
public sealed record RecallBatch(string Reason, string? Language = null, SignatureInput? Signature = null);

/// <summary>Prepares and signs the recall of a batch: from then on nobody ships it, or what it went into, to a
/// customer, everybody who asks is told, and the batches that hold goods of it get an exception.</summary>
internal sealed class RecallHandler(IBatchBook batches, ISigning signing, ILedger ledger, IStreams streams)
{
    private static readonly Role[] Roles = [Role.QaReviewer, Role.QualifiedPerson];

    public async Task<Outcome<PreparedDocument>> PrepareAsync(Caller caller, string batchId, RecallBatch command, CancellationToken cancellation)
    {
        if (!(await FindAsync(batchId, command, cancellation)).Try(out var batch, out var refusal))
            return refusal;
        return await signing.PrepareAsync(caller, Document(batch, command, command.Language ?? caller.Language), cancellation: cancellation);
    }

    public async Task<Outcome<RecallInfo>> HandleAsync(Caller caller, string batchId, RecallBatch command, CancellationToken cancellation)
    {
        if (!(await FindAsync(batchId, command, cancellation)).Try(out var batch, out var refusal))
            return refusal;
        if (command.Signature is not { } input)
            return Refusal.Input("/signature", "signature-missing", "A recall is signed.");
        var requirement = new SignRequirement(Roles, batch.Site, []);
        var signed = await signing.SignAsync(caller, input, Document(batch, command, input.Language), requirement, cancellation);
        if (!signed.Try(out var signature, out refusal))
            return refusal;
        var author = caller.At(batch.Zone);
        var decided = await ledger.DecideAsync<string>(
            async token =>
            {
                var recall = await streams.LoadAsync<RecallState>(RecallState.StreamOf(batch.Id), token);
                if (recall.State.IsRecalled)
                    return SerialsRefusals.BatchRecalledAlready(batch.Id);
                var news = await batches.NewsOfRecallAsync(caller, batch.Id, command.Reason.Trim(), token);
                return new Decision<string>(batch.Id, new AppendRequest(
                    author,
                    [new Draft(recall.Stream, new BatchRecalled(batch.Id, command.Reason.Trim(), signature)), .. news.Drafts],
                    [recall.At, .. news.ReliesOn]));
            },
            new RefusalRecord(author, RecallState.StreamOf(batch.Id), "recall-batch"),
            cancellation);
        return decided.Map(one => new RecallInfo(batch.Id, command.Reason.Trim(), one.Entries[0].At, one.Entries[0].Number));
    }

    private async Task<Outcome<PackagedBatch>> FindAsync(string batchId, RecallBatch command, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > SerialsLimits.ReasonLengthMax)
            return SerialsRefusals.ReasonMissing();
        return await batches.FindAsync(batchId, cancellation) is { } batch ? batch : SerialsRefusals.BatchUnknown(batchId);
    }

    private static SignDocument Document(PackagedBatch batch, RecallBatch command, string language)
    {
        var text = RecallTexts.In(language);
        return new SignDocument(
            language,
            $"{batch.Id} · {text.Title}",
            SignatureMeaning.Approved,
            text.Statement,
            [
                new SignLine(text.Batch, batch.Id), new SignLine(text.Product, batch.ProductName), new SignLine(text.Lot, batch.Lot),
                new SignLine(text.Reason, command.Reason.Trim()),
            ]);
    }
}

/// <summary>What the signer of a recall reads.</summary>
internal sealed record RecallTexts(string Title, string Statement, string Batch, string Product, string Lot, string Reason)
{
    public static RecallTexts In(string language) => language switch
    {
        "vi" => new("Thu hồi", "Phê duyệt: Tôi thu hồi lô này. Việc này không thể hoàn tác.", "Lô", "Sản phẩm", "Số lô trên bao bì", "Lý do"),
        "zh" => new("召回", "批准：我召回本批次。此操作不可撤销。", "批", "产品", "包装上的批号", "原因"),
        _ => new("Recall", "Approved: I recall this batch. This cannot be undone.", "Batch", "Product", "Lot on the pack", "Reason"),
    };
}
