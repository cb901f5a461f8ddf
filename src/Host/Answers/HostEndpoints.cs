using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Host.Answers;

/// <summary>Endpoints that belong to no module.</summary>
internal static class HostEndpoints
{
    public static void MapHost(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Health("live"))).Anonymous().WithTags("health");
        app.MapGet("/health/ready", ReadyAsync).Anonymous().WithTags("health")
            .Produces<Health>().Produces<Health>(StatusCodes.Status503ServiceUnavailable);
        Feed.Map(app);
        Acts.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").Anonymous();
        Setup.Map(app);
    }

    /// <summary>Ready is: the database answers and the ledger is open.</summary>
    private static async Task<IResult> ReadyAsync(ILedger ledger, CancellationToken cancellation)
    {
        try
        {
            await ledger.HeadAsync(cancellation);
            return TypedResults.Ok(new Health("ready"));
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return TypedResults.Json(new Health("not ready"), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

internal sealed record Health(string State);
