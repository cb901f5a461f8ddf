using System.Buffers;
using Theriac.Kernel;
using Theriac.Ledger.Seal;
using Theriac.Storage;

namespace Theriac.Ledger.Export;

internal sealed class LedgerExport(Database database, ILedger ledger, FactTypes types) : ILedgerExport
{
    private const int PageMax = 5_000;
    private const int ContentsPageMax = 20;
    private const int SealsMax = 1_000;

    private static readonly Sql Seals = Sql.Of<LedgerExport>("Verify/Seals");
    private static readonly Sql Contents = Sql.Of<LedgerExport>("Export/Contents");

    public async Task<long> WriteAsync(Stream to, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var head = await ledger.HeadAsync(cancellation);
        var keys = await KeysAsync(head.Number, cancellation);
        await to.WriteAsync(
            new ExportHeader(ExportText.Format, head.LedgerId, head.Kind, head.Number, keys).ToLine(), cancellation);
        var lines = new ArrayBufferWriter<byte>(1 << 20);
        var seals = new Queue<TreeHead>();
        var (sealsRead, sealsWritten, written) = (0L, 0L, 0L);
        while (written < head.Number)
        {
            var page = await ledger.ReadAsync(written + 1, (int)Math.Min(PageMax, head.Number - written), cancellation);
            if (page.Count == 0)
                break; // The file says how many there should be, and verify says which one is missing.
            foreach (var entry in page)
            {
                ExportText.Entry(lines, entry);
                if (seals.Count == 0 && sealsRead < entry.Number)
                    sealsRead = await FillAsync(seals, head, sealsRead, cancellation);
                while (seals.TryPeek(out var seal) && seal.Size <= entry.Number)
                {
                    ExportText.Seal(lines, seals.Dequeue());
                    sealsWritten++;
                }
            }

            written = page[^1].Number;
            await FlushAsync(to, lines, cancellation);
            progress?.Report(written);
        }

        var contents = await WriteContentsAsync(to, lines, cancellation);
        ExportText.End(lines, head.Number, sealsWritten, contents);
        await FlushAsync(to, lines, cancellation);
        await to.FlushAsync(cancellation);
        return written;
    }

    private async Task<long> FillAsync(Queue<TreeHead> seals, LedgerHead head, long after, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<SealRow>(Seals, new { after, count = (long)SealsMax }, cancellation);
        foreach (var row in rows.Where(row => row.Size <= head.Number))
            seals.Enqueue(row.ToHead(head.LedgerId));
        return rows.Count == 0 ? long.MaxValue : rows[^1].Size;
    }

    private async Task<long> WriteContentsAsync(Stream to, ArrayBufferWriter<byte> lines, CancellationToken cancellation)
    {
        var count = 0L;
        byte[] after = [];
        while (true)
        {
            var page = await database.QueryAsync<ContentRow>(Contents, new { after, count = (long)ContentsPageMax }, cancellation);
            if (page.Count == 0)
                return count;
            foreach (var row in page)
                ExportText.Content(lines, row.Hash, row.MediaType, row.At, row.Bytes);
            await FlushAsync(to, lines, cancellation);
            count += page.Count;
            after = page[^1].Hash;
        }
    }

    private async Task<List<ExportKey>> KeysAsync(long number, CancellationToken cancellation)
    {
        var keys = new List<ExportKey>();
        foreach (var entry in await ledger.ReadStreamAsync(LedgerKeys.Stream, 1, cancellation))
        {
            if (entry.Number > number)
                break;
            switch (types.Read(entry))
            {
                case LedgerKeyRecorded recorded:
                    keys.Add(new ExportKey(recorded.KeyId, recorded.Algorithm, recorded.PublicKey));
                    break;
                case LedgerKeyRotated rotated:
                    keys.Add(new ExportKey(rotated.KeyId, rotated.Algorithm, rotated.PublicKey));
                    break;
            }
        }

        return keys;
    }

    private static async Task FlushAsync(Stream to, ArrayBufferWriter<byte> lines, CancellationToken cancellation)
    {
        await to.WriteAsync(lines.WrittenMemory, cancellation);
        lines.ResetWrittenCount();
    }

    private sealed class ContentRow
    {
        public byte[] Hash { get; set; } = [];

        public string MediaType { get; set; } = "";

        public long At { get; set; }

        public byte[] Bytes { get; set; } = [];
    }
}
