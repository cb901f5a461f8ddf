using System.Security.Cryptography;
using Theriac.Epcis.Capture;
using Theriac.Ledger;
using Theriac.Ledger.Tree;
using Theriac.Storage;

namespace Theriac.Epcis.Store;

/// <summary>The stored bytes of each capture against the root and the hash in its entry.</summary>
internal sealed class EventRecords(Database database) : IBulkRecords
{
    private static readonly Sql ReadDocument = Sql.Of<EventRecords>("Store/ReadDocument");
    private static readonly Sql ReadBytes = Sql.Of<EventRecords>("Store/ReadBytes");

    public IReadOnlyList<string> Types => ["epcis-captured.v1"];

    public async Task<string?> FindWrongAsync(IFact fact, CancellationToken cancellation)
    {
        var captured = (EpcisCaptured)fact;
        var document = await database.FindAsync<DocumentRow>(ReadDocument, new { captured.CaptureId }, cancellation);
        if (document is null || Hex(SHA256.HashData([.. document.Context, .. document.Head])) != captured.HeadHash)
            return $"the head of document {captured.CaptureId} was changed.";
        var events = await database.QueryAsync<byte[]>(ReadBytes, new { captured.CaptureId }, cancellation);
        return events.Count != captured.Count || Hex(MerkleTree.RootOf(events)) != captured.Root
            ? $"an event of document {captured.CaptureId} was changed."
            : null;
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    private sealed class DocumentRow
    {
        public byte[] Context { get; set; } = [];

        public byte[] Head { get; set; } = [];
    }
}
