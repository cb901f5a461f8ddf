using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.People.Notices;

internal sealed record NoticeLine(
    long Number, string Urgency, string Code, string Subject, IReadOnlyDictionary<string, string> Facts, string At, bool Seen);

internal sealed record SeenInput(long Number = 0);

/// <summary>The bell.</summary>
internal static class NoticeEndpoints
{
    private const int PageMax = 200;

    private static readonly Sql ListSql = Sql.Of<NoticeProjection>("Notices/List");
    private static readonly Sql SeenSql = Sql.Of<NoticeProjection>("Notices/Seen");
    private static readonly Sql SetSeen = Sql.Of<NoticeProjection>("Notices/SetSeen");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/notices", ListAsync).WithTags("people").Require().Produces<Page<NoticeLine>>();
        app.MapPost("/api/notices/actions/seen", SeenAsync).WithTags("people").Require().Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(long? before, Caller caller, Database database, CancellationToken cancellation)
    {
        var audiences = caller.Roles.Select(grant => NoticeAudience.Of(grant.Role)).Append(NoticeAudience.OfPerson(caller.UserId)).Distinct();
        var binds = new
        {
            before = before ?? KernelJson.IntegerMax,
            audiences = JsonSerializer.Serialize(audiences),
            count = (long)PageMax,
        };
        var rows = await database.QueryAsync<Row>(ListSql, binds, cancellation);
        var seen = await database.FindAsync<long?>(SeenSql, new { user_id = caller.UserId }, cancellation) ?? 0;
        var mine = rows.DistinctBy(row => row.Number).Select(row => new NoticeLine(
            row.Number, row.Urgency, row.Code, row.Subject,
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.Facts, KernelJson.Options)!, Micros.ToText(row.At), row.Number <= seen));
        return Results.Json(new Page<NoticeLine>([.. mine], rows.Count == PageMax ? rows[^1].Number.ToString() : null), KernelJson.Options);
    }

    private static async Task<IResult> SeenAsync(SeenInput input, Caller caller, Database database)
    {
        await database.WriteAsync(new Statement(SetSeen, ("user_id", caller.UserId), ("number", input.Number)));
        return TypedResults.NoContent();
    }

    private sealed class Row
    {
        public long Number { get; set; }

        public string Audience { get; set; } = "";

        public string Urgency { get; set; } = "";

        public string Code { get; set; } = "";

        public string Subject { get; set; } = "";

        public string Facts { get; set; } = "";

        public long At { get; set; }
    }
}
