using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Epcis.Capture;
using Theriac.Epcis.Parse;
using Theriac.Epcis.Query;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Epcis;

/// <summary>The standard's REST binding under <c>/epcis</c>, as far as it stands.</summary>
internal static class EpcisEndpoints
{
    private const string MediaType = "application/json";
    private const string Zone = "Etc/UTC";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/epcis").WithTags("epcis").AddEndpointFilter(StandardHeadersAsync);
        group.MapPost("/capture", CaptureAsync).Require(Role.Machine, Role.Planner, Role.Supervisor).TakesDocument()
            .Produces(StatusCodes.Status202Accepted).WithDescription("Takes an EPCIS document in JSON or JSON-LD; `Location` says where to ask for it.");
        group.MapMethods("/capture", ["OPTIONS"], Discover).Require(Role.Machine, Role.Planner, Role.Supervisor)
            .Produces(StatusCodes.Status204NoContent);
        group.MapGet("/capture", ListJobsAsync).Require(Readers).Produces<IReadOnlyList<CaptureJob>>();
        group.MapGet("/capture/{captureId}", FindJobAsync).Require(Readers).Produces<CaptureJob>();
        group.MapPost("/events", CaptureEventAsync).Require(Role.Machine, Role.Planner, Role.Supervisor).TakesDocument()
            .Produces<JsonElement>(StatusCodes.Status201Created).WithDescription("Takes one EPCIS event in JSON or JSON-LD.");
        group.MapGet("/events", FindAsync).Require(Readers).Produces<JsonElement>()
            .WithDescription("Takes the query parameters of EPCIS 2.0 (docs/epcis.md).");
        group.MapGet("/events/{**eventId}", FindOneAsync).Require(Readers).Produces<JsonElement>();
    }

    private static Role[] Readers =>
        [Role.Machine, Role.Supervisor, Role.Planner, Role.QaReviewer, Role.QualifiedPerson, Role.Auditor];

    private static async ValueTask<object?> StandardHeadersAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers["GS1-EPCIS-Version"] = "2.0.0";
        http.Response.Headers["GS1-CBV-Version"] = "2.0.0";
        if ((http.Request.Path.Value?.Length ?? 0) + (http.Request.QueryString.Value?.Length ?? 0) > EpcisLimits.UrlLengthMax)
            return EpcisRefusals.UrlTooLong().ToEpcisResult();
        return IsAcceptable(http.Request) ? await next(context) : EpcisRefusals.NotAcceptable().ToEpcisResult();
    }

    private static async Task<IResult> CaptureAsync(HttpContext http, Caller caller, CaptureEvents capture, CancellationToken cancellation)
    {
        var behaviour = http.Request.Headers["GS1-Capture-Error-Behaviour"].ToString();
        if (behaviour is not ("" or "rollback" or "all"))
            return EpcisRefusals.ErrorBehaviour().ToEpcisResult();
        if (!(await ReadAsync(http, DocumentReader.ReadDocument, cancellation)).Try(out var document, out var refusal))
            return refusal.ToEpcisResult();
        var outcome = await capture.CaptureAsync(document, caller.At(Zone), cancellation);
        if (outcome.CaptureId is null)
            return outcome.Refusal!.ToEpcisResult();
        return Results.Accepted($"/epcis/capture/{outcome.CaptureId}");
    }

    private static async Task<IResult> CaptureEventAsync(
        HttpContext http, Caller caller, CaptureEvents capture, FindEvents find, CancellationToken cancellation)
    {
        if (!(await ReadAsync(http, DocumentReader.ReadEvent, cancellation)).Try(out var document, out var refusal))
            return refusal.ToEpcisResult();
        var outcome = await capture.CaptureAsync(document, caller.At(Zone), cancellation);
        if (outcome.Refusal is not null)
            return outcome.Refusal.ToEpcisResult();
        var id = outcome.EventIds.Single();
        http.Response.Headers.Location = $"/epcis/events/{Uri.EscapeDataString(id)}";
        return await OneAsync(id, find, StatusCodes.Status201Created, cancellation);
    }

    private static async Task<IResult> FindAsync(HttpContext http, FindEvents find, TimeProvider clock, CancellationToken cancellation)
    {
        var parameters = http.Request.Query
            .Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value.Select(value => value ?? "")])).ToList();
        if (!(await find.FindAsync(parameters, cancellation)).Try(out var page, out var refusal))
            return refusal.ToEpcisResult();
        if (page.Next is not null)
        {
            var kept = parameters.Where(pair => pair.Key != "nextPageToken").Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value[0]));
            var next = QueryString.Create(kept).Add("nextPageToken", page.Next);
            http.Response.Headers.Link = $"</epcis/events{next}>; rel=\"next\"";
            http.Response.Headers["GS1-Next-Page-Token-Expires"] = Micros.ToText(page.NextExpiresAt);
        }

        http.Response.Headers["GS1-EPC-Format"] = "Never_Translates";
        return Results.Bytes(QueryDocument.Write(page.Events, Micros.Now(clock)), MediaType);
    }

    private static Task<IResult> FindOneAsync(string eventId, FindEvents find, CancellationToken cancellation) =>
        OneAsync(Uri.UnescapeDataString(eventId), find, StatusCodes.Status200OK, cancellation);

    private static async Task<IResult> OneAsync(string eventId, FindEvents find, int status, CancellationToken cancellation)
    {
        if (!UriText.IsUri(eventId) || eventId.Contains('|', StringComparison.Ordinal))
            return EpcisRefusals.NoSuch("event").ToEpcisResult();
        var found = await find.FindAsync([new("EQ_eventID", [eventId]), new("perPage", ["1"])], cancellation);
        if (!found.Try(out var page, out var refusal))
            return refusal.ToEpcisResult();
        if (page.Events.Count == 0)
            return EpcisRefusals.NoSuch("event").ToEpcisResult();
        return Results.Text(QueryDocument.WriteSingle(page.Events[0]), MediaType, status);
    }

    private static async Task<IResult> FindJobAsync(string captureId, CaptureJobs jobs, CancellationToken cancellation) =>
        await jobs.FindAsync(captureId, cancellation) is { } job
            ? Results.Json(job, KernelJson.Options)
            : EpcisRefusals.NoSuch("capture job").ToEpcisResult();

    private static async Task<IResult> ListJobsAsync(
        HttpContext http, CaptureJobs jobs, string? nextPageToken, int? perPage, CancellationToken cancellation)
    {
        var before = long.MaxValue;
        if (nextPageToken is not null && !long.TryParse(nextPageToken, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return EpcisRefusals.QueryParameter("nextPageToken", "This is not a page token of this repository.").ToEpcisResult();
        var count = Math.Clamp(perPage ?? EpcisLimits.PerPageDefault, 1, EpcisLimits.PerPageMax);
        var (shown, next) = await jobs.ListAsync(before, count, cancellation);
        if (next is not null)
            http.Response.Headers.Link = $"</epcis/capture?perPage={count}&nextPageToken={next}>; rel=\"next\"";
        return Results.Json(shown, KernelJson.Options);
    }

    private static IResult Discover(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Allow = "OPTIONS, POST, GET";
        headers["GS1-EPCIS-Min"] = headers["GS1-EPCIS-Max"] = "2.0.0";
        headers["GS1-CBV-Min"] = headers["GS1-CBV-Max"] = "2.0.0";
        headers["GS1-EPC-Format"] = "Never_Translates";
        headers["GS1-Capture-Error-Behaviour"] = "rollback";
        headers["GS1-EPCIS-Capture-Limit"] = EpcisLimits.EventsPerCaptureMax.ToString(CultureInfo.InvariantCulture);
        headers["GS1-EPCIS-Capture-File-Size-Limit"] = EpcisLimits.BodyBytesMax.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    private static async Task<Outcome<ParsedDocument>> ReadAsync(
        HttpContext http, Func<ReadOnlyMemory<byte>, Outcome<ParsedDocument>> read, CancellationToken cancellation)
    {
        var type = http.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (type is not ("application/json" or "application/ld+json"))
            return EpcisRefusals.MediaType();
        if (http.Request.ContentLength > EpcisLimits.BodyBytesMax)
            return EpcisRefusals.TooLarge();
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        int count;
        while ((count = await http.Request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + count > EpcisLimits.BodyBytesMax)
                return EpcisRefusals.TooLarge();
            body.Write(buffer, 0, count);
        }

        return read(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    private static bool IsAcceptable(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Length == 0 || accept.Contains("json", StringComparison.OrdinalIgnoreCase)
            || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains("application/*", StringComparison.Ordinal);
    }
}
