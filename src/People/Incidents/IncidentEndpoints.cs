using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.People.Incidents;

internal sealed record IncidentQuery(bool? Open = null, string? Kind = null, string? Text = null, long? Before = null);

/// <param name="Times">How often it was written down; the detail is of the last time.</param>
internal sealed record IncidentLine(
    string Id, string Kind, string Subject, string Detail, string? Site, IReadOnlyDictionary<string, string> Facts, string OpenedAt, long Entry,
    int Times, string LastAt, string? OverAt, string? ClosedAt, string? ClosedBy, string? Cause, string? Action);

/// <summary>Incidents of the system, newest first; who runs it or answers for quality closes them.</summary>
internal static class IncidentEndpoints
{
    private const int PageMax = 200;

    private static readonly Sql List = Sql.Of<IncidentProjection>("Incidents/List");

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/incidents").WithTags("incidents");
        group.MapGet("", ListAsync).Require([.. Incidents.Closers, Role.Auditor, Role.QualifiedPerson, Role.Supervisor]).Produces<Page<IncidentLine>>();
        group.MapPost("/{id}/actions/close/document", async (string id, CloseIncidentInput input, Caller caller, CloseIncident close, CancellationToken cancellation) =>
            (await close.PrepareAsync(id, input, caller, cancellation)).ToResult(document => Results.Json(document, KernelJson.Options)))
            .Require(Incidents.Closers).Produces<PreparedDocument>();
        group.MapPost("/{id}/actions/close", async (string id, CloseIncidentInput input, Caller caller, CloseIncident close, PeopleOptions options, CancellationToken cancellation) =>
            (await close.CloseAsync(id, input, caller, caller.At(options.Zone), cancellation)).ToResult(_ => TypedResults.NoContent()))
            .Require(Incidents.Closers).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync([AsParameters] IncidentQuery query, Caller caller, Database database, CancellationToken cancellation)
    {
        var binds = new
        {
            open = query.Open is { } open ? (open ? 1L : 0L) : (long?)null,
            kind = query.Kind,
            text = string.IsNullOrWhiteSpace(query.Text) ? null : $"%{query.Text.Trim().ToLowerInvariant()}%",
            before = query.Before ?? KernelJson.IntegerMax,
            count = (long)PageMax + 1,
        };
        var rows = await database.QueryAsync<Row>(List, binds, cancellation);
        return Results.Json(
            new Page<IncidentLine>([.. rows.Take(PageMax).Where(row => row.Site is null || caller.IsAt(row.Site)).Select(Line)], rows.Count > PageMax ? $"{rows[PageMax - 1].Number}" : null),
            KernelJson.Options);
    }

    private static IncidentLine Line(Row row) => new(
        row.Id, row.Kind, row.Subject, row.Detail, row.Site, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Facts, KernelJson.Options)!,
        Micros.ToText(row.OpenedAt), row.Number, (int)row.Times, Micros.ToText(row.LastAt), Time(row.OverAt), Time(row.ClosedAt), row.ClosedBy,
        row.Cause, row.Action);

    private static string? Time(long? at) => at is { } micros ? Micros.ToText(micros) : null;

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Subject { get; set; } = "";

        public string Detail { get; set; } = "";

        public string? Site { get; set; }

        public string Facts { get; set; } = "";

        public long OpenedAt { get; set; }

        public long Number { get; set; }

        public long Times { get; set; }

        public long LastAt { get; set; }

        public long? OverAt { get; set; }

        public long? ClosedAt { get; set; }

        public string? ClosedBy { get; set; }

        public string? Cause { get; set; }

        public string? Action { get; set; }
    }
}
