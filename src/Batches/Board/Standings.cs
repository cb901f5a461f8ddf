using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>
/// Keeps how each undecided batch stands in a table, so that the board is filtered, ordered and paged by the database. A reader folds only
/// the batches that changed since somebody looked last; everybody after that reads what was kept.
/// </summary>
internal sealed class Standings(Database database, IStreams streams, ControlRecipes recipes, TimeProvider clock) : IDisposable
{
    private const int ChunkMax = 200;

    /// <summary>Folded at one look. After an upgrade that works something out anew the next looks do the rest; until then the older form is shown.</summary>
    private const int LookMax = 1_000;

    private static readonly Sql Stale = Sql.Of<Standings>("Board/Stale");
    private static readonly Sql Put = Sql.Of<Standings>("Board/PutStanding");
    private static readonly Actor Nobody = new("", "", new HashSet<Role>(), null, new HashSet<string>());

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <returns>How many batches had to be folded.</returns>
    public async Task<int> RefreshAsync(CancellationToken cancellation)
    {
        // Who comes while another one does the work finds it done.
        await _one.WaitAsync(cancellation);
        try
        {
            var stale = await database.QueryAsync<StaleRow>(Stale, new { form = (long)Standing.Form, count = (long)LookMax }, cancellation);
            foreach (var chunk in stale.Chunk(ChunkMax))
            {
                List<Statement> statements = [];
                foreach (var row in chunk)
                    statements.Add(ToStatement(row, await OfAsync(row.Id, cancellation)));
                await database.WriteAsync(statements, cancellation);
            }

            return stale.Count;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<Standing> OfAsync(string batch, CancellationToken cancellation)
    {
        var state = (await streams.LoadAsync<BatchState>(BatchStreams.Of(batch), cancellation)).State;
        // A recipe that cannot be read is told by the batch's own screen; the board shows the rest all the same.
        return state.Order is null || !(await recipes.FindAsync(state, cancellation)).Try(out var recipe, out _)
            ? new Standing(0, null, [], null)
            : Standing.Of(new Scene(state, recipe, Nobody, Micros.Now(clock)));
    }

    private static Statement ToStatement(StaleRow row, Standing standing) => new(
        Put, ("batch", row.Id), ("form", (long)Standing.Form), ("number", row.Number), ("urgency", (long)standing.Urgency),
        ("hold_due", standing.HoldDue), ("who", standing.Waits is [var first, ..] ? EnumWords.Of(first.Role) : ""),
        ("roles", string.Concat(standing.Waits.Select(one => $" {EnumWords.Of(one.Role)} ").Distinct())),
        ("waits", JsonSerializer.Serialize(standing.Waits, KernelJson.Options)),
        ("timer", standing.NextTimer is { } timer ? JsonSerializer.Serialize(timer, KernelJson.Options) : null));

    private sealed class StaleRow
    {
        public string Id { get; set; } = "";

        public long Number { get; set; }
    }
}
