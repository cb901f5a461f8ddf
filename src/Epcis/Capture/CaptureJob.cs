using System.Text.Json;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Epcis.Capture;

/// <summary>A capture job as the standard shows it. Captures are carried out before the 202, so none is ever running.</summary>
internal sealed record CaptureJob(
    string CaptureID,
    string CreatedAt,
    string FinishedAt,
    bool Running,
    bool Success,
    string CaptureErrorBehaviour,
    IReadOnlyList<CaptureError> Errors);

internal sealed class CaptureJobs(Database database)
{
    private static readonly Sql FindJob = Sql.Of<CaptureJobs>("Capture/FindJob");
    private static readonly Sql ListJobs = Sql.Of<CaptureJobs>("Capture/ListJobs");

    public async Task<CaptureJob?> FindAsync(string captureId, CancellationToken cancellation) =>
        (await database.FindAsync<Row>(FindJob, new { capture_id = captureId }, cancellation))?.ToJob();

    /// <summary>Newest first. The cursor is the number of the last entry shown.</summary>
    public async Task<(IReadOnlyList<CaptureJob> Jobs, long? Next)> ListAsync(long before, int count, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(ListJobs, new { before, count = count + 1L }, cancellation);
        var shown = rows.Take(count).ToList();
        return ([.. shown.Select(row => row.ToJob())], rows.Count > count ? shown[^1].Number : null);
    }

    private sealed class Row
    {
        public string CaptureId { get; set; } = "";

        public long Number { get; set; }

        public long At { get; set; }

        public long Success { get; set; }

        public string Errors { get; set; } = "[]";

        public CaptureJob ToJob() => new(
            CaptureId, Micros.ToText(At), Micros.ToText(At), Running: false, Success == 1, "rollback",
            JsonSerializer.Deserialize<List<CaptureError>>(Errors, KernelJson.Options)!);
    }
}
