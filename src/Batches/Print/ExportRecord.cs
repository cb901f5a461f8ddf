using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches.Print;

internal sealed record EntryCopy(
    long Number, long Version, string At, string Zone, int OffsetMinutes, string Actor, string? Terminal, string Type, JsonElement Payload,
    string PreviousHash, string Hash);

internal sealed record SealCopy(long Size, string At, string Root, string KeyId, string Signature);

/// <summary>The electronic copy: the record as screens show it, and every entry with its own bytes' content and hashes.</summary>
internal sealed record RecordCopy(
    string Format, Guid LedgerId, InstanceKind Instance, string RecordHash, BatchView Batch, IReadOnlyList<EntryCopy> Entries, SealCopy? Seal);

/// <summary>Complete copies of a batch record, to read and to compute with (P11-10b).</summary>
internal sealed class ExportRecord(BatchWork work, ILedger ledger, FactTypes types, ITreeProofs proofs)
{
    public const string Format = "theriac-batch-record/1";

    public async Task<Outcome<RecordData>> LoadAsync(Caller caller, string batchId, CancellationToken cancellation)
    {
        if (!(await work.ShowAsync(caller, batchId, cancellation)).Try(out var scene, out var refusal))
            return refusal;
        var stream = await ledger.ReadStreamAsync(scene.BatchAt.Stream, cancellation: cancellation);
        // Exactly the entries that the state was folded from: what came meanwhile belongs to the next copy.
        var entries = stream.Take((int)scene.BatchAt.Version).ToList();
        var seal = await proofs.CoveringAsync(entries[^1].Number, cancellation) ?? await proofs.LatestAsync(cancellation);
        return new RecordData(
            scene, [.. entries.Select(entry => new RecordEntry(entry, types.Read(entry)))], RecordData.HashOf(entries),
            await ledger.HeadAsync(cancellation), seal);
    }

    public async Task<Outcome<RecordCopy>> CopyAsync(Caller caller, string batchId, string language, CancellationToken cancellation) =>
        (await LoadAsync(caller, batchId, cancellation)).Map(data => new RecordCopy(
            Format, data.Ledger.LedgerId, data.Ledger.Kind, data.RecordHash, BatchViews.Of(data.Scene, language),
            [.. data.Entries.Select(one => Copy(one.Entry))],
            data.Seal is { } seal
                ? new SealCopy(
                    seal.Size, Micros.ToText(seal.At), Convert.ToHexStringLower(seal.Root), seal.KeyId, Convert.ToHexStringLower(seal.Signature))
                : null));

    public async Task<Outcome<byte[]>> PrintAsync(Caller caller, string batchId, string language, CancellationToken cancellation) =>
        (await LoadAsync(caller, batchId, cancellation)).Map(data => new RecordPrinter(data, language).Print());

    public static void Map(IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/batches").WithTags("record");
        batches.MapGet("/{id}/record.json", async (
            string id, string? language, Caller caller, ExportRecord export, CancellationToken cancellation) =>
            (await export.CopyAsync(caller, id, Known(language) ?? caller.Language, cancellation)).ToResult()).Require().Produces<RecordCopy>();
        batches.MapGet("/{id}/record.pdf", async (string id, string? language, Caller caller, ExportRecord export, CancellationToken cancellation) =>
            (await export.PrintAsync(caller, id, Known(language) ?? caller.Language, cancellation))
                .ToResult(bytes => Results.File(bytes, "application/pdf", $"{id.ToUpperInvariant()}.pdf")))
            .Require().Produces<Stream>(contentType: "application/pdf");
    }

    // A copy is read later and by others: it speaks the language that was asked for, else that of who took it, never the browser's.
    private static string? Known(string? language) => language is not null && Phrases.Languages.Contains(language) ? language : null;

    private static EntryCopy Copy(Entry entry)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        return new EntryCopy(
            entry.Number, entry.Version, Micros.ToText(entry.At), entry.Zone, entry.OffsetMinutes, entry.Actor, entry.Terminal, entry.Type,
            payload.RootElement.Clone(), Convert.ToHexStringLower(entry.PreviousHash), Convert.ToHexStringLower(entry.Hash));
    }
}
