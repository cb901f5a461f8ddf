using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Edge.Idempotency;

/// <summary>Forgets old keys and their answers, a few at a time; what was done stays in the ledger.</summary>
internal sealed class IdempotencyPurge(Database database, TimeProvider clock, Jobs jobs) : BackgroundService
{
    private const int KeysPerWriteMax = 1_000;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan AgeMax = TimeSpan.FromDays(30);
    private static readonly Sql Old = Sql.Of<IdempotencyPurge>("Idempotency/Old");
    private static readonly Sql Forget = Sql.Of<IdempotencyPurge>("Idempotency/Forget");

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var before = Micros.From(clock.GetUtcNow() - AgeMax);
        while (true)
        {
            // Looked up beside the writer, which then only has to delete what is named.
            var rows = await database.QueryAsync<Row>(Old, new { before, count = (long)KeysPerWriteMax }, cancellation);
            if (rows.Count == 0)
                return;
            var keys = JsonSerializer.Serialize(rows.Select(row => new[] { row.Principal, row.Key }));
            await database.WriteAsync(new Statement(Forget, ("keys", keys)), cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken);
            await jobs.TryAsync("purge of idempotency keys", () => RunAsync(stoppingToken), stoppingToken);
        }
    }

    private sealed class Row
    {
        public string Principal { get; set; } = "";

        public string Key { get; set; } = "";
    }
}
