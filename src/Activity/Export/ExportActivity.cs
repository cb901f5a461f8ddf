using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Activity.Search;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Export;

/// <summary>
/// What a query finds as a file, streamed, newest first. It ends with the query, the count and the hash of its lines; the same stand
/// in the ledger, so that a file can be compared with what was given.
/// </summary>
internal sealed class ExportActivity(ILedger ledger, ActivitySearch search, ActivityLines lines, TimeProvider clock, PeopleOptions options)
{
    /// <summary>Entries of one file; a longer answer says where it ends, and the next file goes on from there.</summary>
    public const int RowsMax = 100_000;

    private const int PageMax = 1_000;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/activity/export", ([AsParameters] ActivityRequest request, string? format, ExportActivity export, Caller caller, ReaderLanguage language, HttpContext context) =>
            export.HandleAsync(request, format ?? "csv", caller, language.Code, context)).WithTags("activity").Require(ActivityEndpoints.Readers)
            .Produces<Stream>(StatusCodes.Status200OK, "text/csv", "application/json");

    private async Task<IResult> HandleAsync(ActivityRequest request, string format, Caller caller, string language, HttpContext context)
    {
        var query = request.Query;
        List<FieldError> wrong = [.. query.Check("")];
        if (format is not ("csv" or "json"))
            wrong.Add(new FieldError("/format", "format-unknown", "Choose csv or json."));
        if (wrong.Count > 0)
            return Refusal.Input(wrong).ToResult();
        var before = long.TryParse(request.After, out var cursor) ? cursor : (long?)null;
        var at = clock.GetUtcNow();
        context.Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"activity-{at:yyyyMMdd-HHmmss}.{format}\"";
        await using var file = new ExportFile(context.Response.Body, format == "csv");
        await WriteAsync(file, new ExportHead(query, caller.UserId, caller.Name, Micros.ToText(Micros.From(at)), language), before, caller, context.RequestAborted);
        return Results.Empty;
    }

    private async Task WriteAsync(ExportFile file, ExportHead head, long? before, Caller caller, CancellationToken cancellation)
    {
        var through = Math.Min((before ?? long.MaxValue) - 1, (await ledger.HeadAsync(cancellation)).Number);
        // Before the first line goes out, and again when the last has gone or the reader hung up: nobody takes lines unseen.
        await TellAsync(caller, new ActivityExportBegun(head.Query, file.Format, through));
        var next = (long?)through + 1;
        try
        {
            await file.BeginAsync(head, cancellation);
            while (next is { } below && file.Rows < RowsMax)
            {
                var found = await search.FindAsync(head.Query, below, 0, (int)Math.Min(PageMax, RowsMax - file.Rows), cancellation);
                foreach (var line in await lines.OfAsync(found.Entries, head.Language, cancellation))
                    await file.WriteAsync(line, cancellation);
                next = found.Next;
            }
        }
        finally
        {
            await TellAsync(caller, new ActivityExported(head.Query, file.Format, through, file.Rows, next is null, file.HashOfLines()));
        }

        await file.EndAsync(head, through, next, file.HashOfLines(), cancellation);
    }

    private Task TellAsync(Caller caller, IFact fact) => ledger.AppendAsync(
        new AppendRequest(caller.At(options.Zone) with { Claim = null }, [new Draft("activity-export/" + caller.UserId, fact)], []), CancellationToken.None);
}

internal sealed record ExportHead(ActivityQuery Query, string UserId, string Name, string At, string Language);
