using Theriac.Edge.Idempotency;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Host.Answers;

/// <param name="Done">True when it is on record; false when it is not, or was refused.</param>
internal sealed record ActView(bool Done);

/// <summary>
/// What became of a deed whose answer was lost, by its idempotency key: before a person gives up what he noted, the tablet asks whether it is
/// on record already. Each asks for his own deeds only.
/// </summary>
internal static class Acts
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/acts/{key}", async (string key, Caller caller, IdempotencyKeys keys, CancellationToken cancellation) =>
            Results.Json(new ActView(await keys.IsDoneAsync(caller.UserId, key, cancellation)), KernelJson.Options))
            .WithTags("activity").Require().Produces<ActView>();
}
