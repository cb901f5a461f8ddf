using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches.Print;

/// <summary>Complete copies of a batch record, to read and to compute with, each signed and provable without us (P11-10b, P11-30).</summary>
internal sealed class ExportRecord(
    BatchWork work, ILedger ledger, FactTypes types, ITreeProofs proofs, IEntriesProver prover, IInstanceKey key)
{
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
            await ledger.HeadAsync(cancellation), seal, await prover.ProveAsync(entries, cancellation));
    }

    public async Task<Outcome<RecordCopy>> CopyAsync(Caller caller, string batchId, string language, CancellationToken cancellation) =>
        (await LoadAsync(caller, batchId, cancellation)).Map(data => Copy(data, language));

    public async Task<Outcome<byte[]>> JsonAsync(Caller caller, string batchId, string language, CancellationToken cancellation) =>
        (await LoadAsync(caller, batchId, cancellation)).Try(out var data, out var refusal) ? await JsonAsync(data, language, cancellation) : refusal;

    /// <summary>The same with the electronic copy within, so that the pages and what they were printed from stay together.</summary>
    public async Task<Outcome<byte[]>> PrintAsync(Caller caller, string batchId, string language, CancellationToken cancellation)
    {
        if (!(await LoadAsync(caller, batchId, cancellation)).Try(out var data, out var refusal)
            || !(await JsonAsync(data, language, cancellation)).Try(out var json, out refusal))
            return refusal;
        var printed = new RecordPrinter(data, language).PrintParts(json, FileSeal.RoomFor);
        return await SealableFile.Of(printed.Parts.Select(part => (part.Name, part.Bytes)), printed.Room).SealAsync(key, cancellation);
    }

    public async Task<Outcome<byte[]>> XmlAsync(Caller caller, string batchId, string language, CancellationToken cancellation) =>
        (await LoadAsync(caller, batchId, cancellation)).Try(out var data, out var refusal)
            ? await RecordXml.Write(data, language).SealAsync(key, cancellation)
            : refusal;

    public static void Map(IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/batches").WithTags("record");
        batches.MapGet("/{id}/record.json", async (
            string id, string? language, Caller caller, ExportRecord export, CancellationToken cancellation) =>
            File(await export.JsonAsync(caller, id, Known(language) ?? caller.Language, cancellation), "application/json", $"{id}.json"))
            .Require().Produces<RecordCopy>();
        batches.MapGet("/{id}/record.pdf", async (string id, string? language, Caller caller, ExportRecord export, CancellationToken cancellation) =>
            File(await export.PrintAsync(caller, id, Known(language) ?? caller.Language, cancellation), "application/pdf", $"{id}.pdf"))
            .Require().Produces<Stream>(contentType: "application/pdf");
        batches.MapGet("/{id}/record.xml", async (string id, string? language, Caller caller, ExportRecord export, CancellationToken cancellation) =>
            File(await export.XmlAsync(caller, id, Known(language) ?? caller.Language, cancellation), "application/xml", $"{id}.xml"))
            .Require().Produces<Stream>(contentType: "application/xml");
    }

    private static IResult File(Outcome<byte[]> made, string mediaType, string name) =>
        made.ToResult(bytes => Results.File(bytes, mediaType, name.ToUpperInvariant()[..name.LastIndexOf('.')] + name[name.LastIndexOf('.')..]));

    // A copy is read later and by others: it speaks the language that was asked for, else that of who took it, never the browser's.
    private static string? Known(string? language) => language is not null && Phrases.Languages.Contains(language) ? language : null;

    private static RecordCopy Copy(RecordData data, string language) => new(
        RecordCopy.FormatName, data.Ledger.LedgerId, data.Ledger.Kind, data.Scene.BatchAt.Stream, data.RecordHash,
        BatchViews.Of(data.Scene, language), [.. data.Entries.Select(one => EntryCopy.Of(one.Entry))], data.Proof, null);

    private Task<Outcome<byte[]>> JsonAsync(RecordData data, string language, CancellationToken cancellation) =>
        RecordJson.Write(Copy(data, language)).SealAsync(key, cancellation);
}
