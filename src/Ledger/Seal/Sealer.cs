using Theriac.Kernel;
using Theriac.Ledger.Tree;
using Theriac.Storage;

namespace Theriac.Ledger.Seal;

/// <summary>Grows the tree to the newest committed entry and signs its root.</summary>
internal sealed class Sealer(
    Database database, ILedger ledger, IStreams streams, SealStore seals, TreeStore tree, LedgerOptions options, TimeProvider clock)
    : ISealer, IInstanceKey, IDisposable
{
    private const int PageMax = 10_000;
    private const int AttemptsMax = 10;

    private static readonly Sql PutNode = Sql.Of<Sealer>("Tree/PutNode");

    private readonly SemaphoreSlim _gate = new(1);
    private readonly KeyFolder _keys = new(options.KeyFolder);

    public async Task<Outcome<TreeHead>> SealNowAsync(CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; attempt <= AttemptsMax; attempt++)
            {
                using var key = await KeyInForceAsync(cancellation);
                if (key is null)
                    return LedgerRefusals.SealKeyMissing;
                var head = await ledger.HeadAsync(cancellation);
                if (await seals.LatestAsync(cancellation) is { } latest && latest.Size == head.Number)
                    return latest;

                // A key rotated between reading the key and the head must not sign what came after its rotation.
                if (key.Id == (await streams.LoadAsync<LedgerKeys>(LedgerKeys.Stream, cancellation)).State.KeyId)
                    return await SealAsync(key, head, cancellation);
            }

            return LedgerRefusals.Contended;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<Outcome<Done>> RotateKeyAsync(Author author, CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            using var old = await KeyInForceAsync(cancellation);
            if (old is null)
                return LedgerRefusals.SealKeyMissing;
            var head = await ledger.HeadAsync(cancellation);
            using var next = _keys.CreateNext(head.LedgerId);
            var statement = SealKey.Statement(head.LedgerId, old.Id, next.Id);
            var rotated = new LedgerKeyRotated(
                old.Id, next.Id, TreeHead.Algorithm, Convert.ToBase64String(next.PublicKey),
                Convert.ToBase64String(old.Sign(statement)), Convert.ToBase64String(next.Sign(statement)));
            var keys = await streams.LoadAsync<LedgerKeys>(LedgerKeys.Stream, cancellation);
            if (keys.State.KeyId != old.Id)
                return LedgerRefusals.Contended;
            var result = await ledger.AppendAsync(
                new AppendRequest(author, [new Draft(LedgerKeys.Stream, rotated)], [keys.At]), cancellation);
            if (result is not AppendResult.Appended)
                return LedgerRefusals.Contended;
            _keys.Promote(head.LedgerId, old.Id);
            return Done.Ok;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<Outcome<InstanceSignature>> SignAsync(string purpose, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        using var key = await KeyInForceAsync(cancellation);
        if (key is null)
            return LedgerRefusals.SealKeyMissing;
        return new InstanceSignature(key.Id, key.PublicKey, key.Sign(InstanceSignature.SignedBytes(purpose, bytes.Span)));
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>The recorded key; the first time, a key is made and recorded by an entry. Null when its file is not here.</summary>
    private async Task<SealKey?> KeyInForceAsync(CancellationToken cancellation)
    {
        var ledgerId = (await ledger.HeadAsync(cancellation)).LedgerId;
        while (true)
        {
            var keys = await streams.LoadAsync<LedgerKeys>(LedgerKeys.Stream, cancellation);
            if (keys.State.KeyId is { } keyId)
                return _keys.Find(ledgerId, keyId);
            using var key = _keys.CurrentOrNew(ledgerId);
            var statement = SealKey.Statement(ledgerId, "", key.Id);
            var recorded = new LedgerKeyRecorded(
                key.Id, TreeHead.Algorithm, Convert.ToBase64String(key.PublicKey), Convert.ToBase64String(key.Sign(statement)));

            // Losing this race means that another node recorded a key: look again.
            await ledger.AppendAsync(
                new AppendRequest(Author.System, [new Draft(LedgerKeys.Stream, recorded)], [keys.At]), cancellation);
        }
    }

    private async Task<Outcome<TreeHead>> SealAsync(SealKey key, LedgerHead head, CancellationToken cancellation)
    {
        var from = (await seals.LatestAsync(cancellation))?.Size ?? 0;
        var frontier = await tree.FrontierAsync(from, cancellation);
        var nodes = new List<Statement>();
        while (frontier.Size < head.Number)
        {
            // A long way is gone in pages, so that no transaction is long.
            if (nodes.Count > 0)
                await database.WriteAsync(nodes, cancellation);
            nodes.Clear();
            var to = Math.Min(head.Number, frontier.Size + PageMax);
            foreach (var hash in await tree.ReadAsync(0, frontier.Size, to, cancellation))
                frontier.Append(hash, (level, position, node) => Keep(nodes, level, position, node));
        }

        var seal = key.Sign(head.LedgerId, head.Number, Math.Max(Micros.Now(clock), head.At), frontier.Root());
        await database.WriteAsync([.. nodes, SealStore.Insert(seal)], cancellation);
        return (await seals.CoveringAsync(head.Number, cancellation))!;
    }

    private static void Keep(List<Statement> nodes, int level, long position, ReadOnlySpan<byte> hash)
    {
        if (level % TreeStore.LevelsPerTile == 0)
            nodes.Add(new Statement(PutNode, ("level", (long)level), ("position", position), ("hash", hash.ToArray())));
    }
}
