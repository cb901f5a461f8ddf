using System.Text.Json;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant.EquipmentLog;

/// <summary>
/// The log as a file that is whole in itself: pages, the electronic copy of every entry with its proof, and the seal of this instance over both,
/// as records of batches have it (P11-30). What is filtered is the pages; the copy within is the whole log.
/// </summary>
internal sealed class PrintEquipmentLog(
    ILedger ledger, IStreams streams, ReadEquipmentLog read, IEntriesProver prover, IInstanceKey key, Phrases phrases, TimeProvider clock)
{
    public async Task<Outcome<byte[]>> HandleAsync(string id, EquipmentLogQuery query, string language, CancellationToken cancellation)
    {
        if (!(await read.AllAsync(id, query, cancellation, language)).Try(out var lines, out var refusal))
            return refusal;
        var known = await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(EntityId.Parse(id).Value.ToString()), cancellation);
        var stream = await ledger.ReadStreamAsync(known.Stream, cancellation: cancellation);
        // Exactly the entries that the state was folded from: what came meanwhile belongs to the next copy.
        IReadOnlyList<Entry> entries = [.. stream.Take((int)known.Version)];
        IReadOnlyList<EquipmentLogLine> printed = [.. lines.Where(line => line.Number <= known.Version)];
        var (head, hash) = (await ledger.HeadAsync(cancellation), StreamHash.Of(entries.Select(entry => entry.Hash)));
        var copy = new StreamCopy(
            EquipmentLogFormat.Name, head.LedgerId, head.Kind, known.Stream, hash, [.. entries.Select(EntryCopy.Of)],
            await prover.ProveAsync(entries, cancellation));
        var whole = entries.Select(entry => read.LineOf(entry, language));
        var json = await copy.Write("the log as screens show it", "log", JsonSerializer.Serialize(whole, KernelJson.Options)).SealAsync(key, cancellation);
        if (!json.Try(out var attached, out refusal))
            return refusal;
        var period = query.From is null && query.To is null ? null : $"{query.From ?? "…"} – {query.To ?? "…"}";
        var file = new LogPrinter(
            new PrintedLog(known.State, printed, period, hash, head, Micros.ToTime(Micros.Now(clock))), language, phrases).Print(attached);
        return await SealableFile.Of(file.Parts.Select(part => (part.Name, part.Bytes)), file.Room).SealAsync(key, cancellation);
    }
}
