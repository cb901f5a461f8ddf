using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Edge.Idempotency;

/// <summary>Metadata of an endpoint whose answer holds a secret: a repeat is told that it was carried out, without the answer.</summary>
public sealed class AnswerNotKept;

public static class IdempotencyExtensions
{
    /// <summary>Answers what became of a key, and forgets keys that nobody will repeat any more.</summary>
    public static IServiceCollection AddIdempotency(this IServiceCollection services) =>
        services.AddSingleton<IdempotencyKeys>().AddSingleton<IdempotencyPurge>().AddHostedService(provider => provider.GetRequiredService<IdempotencyPurge>());

    /// <summary>The answer of this endpoint is never stored, because it shows a secret once.</summary>
    public static TBuilder AnswerIsNotKept<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AnswerNotKept());

    /// <summary>
    /// The same <c>Idempotency-Key</c> gives the same answer once. The key is claimed in the transaction of the append
    /// (<see cref="Author.Claim"/>), so what was refused, or wrote no entry, may be tried again under the same key.
    /// </summary>
    /// <param name="principalOf">Whose key it is; null skips the request.</param>
    public static IApplicationBuilder UseIdempotency(this IApplicationBuilder app, Func<HttpContext, string?> principalOf) =>
        app.UseMiddleware<IdempotencyMiddleware>(principalOf);
}

internal sealed class IdempotencyMiddleware(RequestDelegate next, Database database, Func<HttpContext, string?> principalOf)
{
    public const string Header = "Idempotency-Key";
    public const int KeyLengthMax = 200;
    public const int AnswerBytesMax = 4 * 1024 * 1024;

    private static readonly Sql FindSql = Sql.Of<IdempotencyMiddleware>("Idempotency/Find");
    private static readonly Sql KeepSql = Sql.Of<IdempotencyMiddleware>("Idempotency/Keep");

    // A double tap waits for the first tap instead of deciding beside it.
    private readonly ConcurrentDictionary<(string Principal, string Key), Task> _underWay = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || IsSafe(context.Request.Method) || principalOf(context) is not { } principal)
        {
            await next(context);
            return;
        }

        if (key.Length > KeyLengthMax)
        {
            await EdgeRefusals.KeyTooLong.ToResult().ExecuteAsync(context);
            return;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_underWay.GetOrAdd((principal, key), done.Task) is var first && first != done.Task)
            await first.WaitAsync(context.RequestAborted);
        try
        {
            await RunAsync(context, new IdempotencyClaim(principal, key, await RequestHash.OfAsync(context.Request)));
        }
        finally
        {
            _underWay.TryRemove((principal, key), out _);
            done.SetResult();
        }
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private async Task RunAsync(HttpContext context, IdempotencyClaim claim)
    {
        if (await FindAsync(claim) is { } known)
        {
            await AnswerAgainAsync(context, claim, known);
            return;
        }

        context.Features.Set(claim);
        var to = context.Response.Body;
        await using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = to;
        }

        // The client may have hung up; its retry must find the answer nevertheless.
        await KeepAsync(context, claim, answer);
        answer.Position = 0;
        await answer.CopyToAsync(to, context.RequestAborted);
    }

    private Task<Row?> FindAsync(IdempotencyClaim claim) =>
        database.FindAsync<Row>(FindSql, new { principal = claim.Principal, key = claim.Key });

    private static async Task AnswerAgainAsync(HttpContext context, IdempotencyClaim claim, Row known)
    {
        if (known.BodyHash != claim.BodyHash)
            await EdgeRefusals.KeyReused.ToResult().ExecuteAsync(context);
        else if (known.Status is not { } status)
            await EdgeRefusals.Repeated.ToResult().ExecuteAsync(context);
        else
        {
            context.Response.StatusCode = (int)status;
            context.Response.ContentType = known.MediaType;
            context.Response.Headers["Idempotency-Replayed"] = "true";
            if (known.Answer is { Length: > 0 } bytes)
                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private async Task KeepAsync(HttpContext context, IdempotencyClaim claim, MemoryStream answer)
    {
        if (context.Response.StatusCode >= 300 || answer.Length > AnswerBytesMax || context.GetEndpoint()?.Metadata.GetMetadata<AnswerNotKept>() is not null)
            return;
        await database.WriteAsync(new Statement(
            KeepSql, ("principal", claim.Principal), ("key", claim.Key), ("status", (long)context.Response.StatusCode),
            ("media_type", context.Response.ContentType), ("answer", answer.ToArray())));
    }

    private sealed class Row
    {
        public string BodyHash { get; set; } = "";

        public long? Status { get; set; }

        public string? MediaType { get; set; }

        public byte[]? Answer { get; set; }
    }
}
