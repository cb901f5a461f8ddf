using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Integration;

internal sealed record RetryInput(string? Reason = null);

internal sealed record RetriedMessage(bool Accepted, IReadOnlyList<MessageReason> Reasons);

/// <summary>Messages of partners by HTTP, and the page where people look after them.</summary>
internal static class IntegrationEndpoints
{
    private const string HashHeader = "Theriac-Content-Sha256";

    private static readonly Role[] Readers = [Role.Planner, Role.Supervisor, Role.Administrator, Role.QaReviewer, Role.Auditor, Role.SecurityOfficer];
    private static readonly Role[] Keepers = [Role.Planner, Role.Administrator];

    public static void Map(IEndpointRouteBuilder app)
    {
        var b2mml = app.MapGroup("/api/b2mml").WithTags("integration");
        b2mml.MapPost("/messages", TakeAsync).Accepts<object>("application/xml", "text/xml", "application/json").Require(Role.Machine).TakesDocument()
            .Produces<string>(StatusCodes.Status200OK, B2mmlForm.MediaType)
            .WithDescription("Takes a B2MML V0701 message and answers a ConfirmBOD: 200 when it was accepted, 422 when not. `Content-Digest: sha-256=:…:` is compared.");
        b2mml.MapGet("/performances", async (string? after, Caller caller, MessageList list, CancellationToken cancellation) =>
            Results.Json(await list.OutAfterAsync(after, null, SiteScope.Of(caller), cancellation), KernelJson.Options)).Require([Role.Machine, .. Readers])
            .Produces<Page<MessageRow>>();
        b2mml.MapGet("/messages/{key}", RawAsync).Require([Role.Machine, .. Readers]).Produces<string>(StatusCodes.Status200OK, B2mmlForm.MediaType);
        b2mml.MapGet("/messages/{key}/answer", AnswerAsync).Require([Role.Machine, .. Readers]).Produces<string>(StatusCodes.Status200OK, B2mmlForm.MediaType);
        MapInterfaces(app);
        MapOrderFiles(app);
    }

    private static void MapInterfaces(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/interfaces").WithTags("integration");
        group.MapGet("", async (Caller caller, MessageList list, CancellationToken cancellation) =>
            Results.Json(new Page<InterfaceRow>(await list.InterfacesAsync(SiteScope.Of(caller), cancellation), null), KernelJson.Options)).Require(Readers)
            .Produces<Page<InterfaceRow>>();
        group.MapGet("/messages", async ([AsParameters] MessageQuery query, Caller caller, MessageList list, CancellationToken cancellation) =>
            Results.Json(await list.ListAsync(query, SiteScope.Of(caller), cancellation), KernelJson.Options)).Require(Readers).Produces<Page<MessageRow>>();
        group.MapGet("/messages/{key}", async (
                string key, Caller caller, MessageList list, Phrases phrases, ReaderLanguage language, CancellationToken cancellation) =>
            (await list.ShowAsync(key, SiteScope.Of(caller), cancellation))
                .Map(view => view with { Reasons = [.. view.Reasons.Select(one => one.In(phrases, language.Code))] }).ToResult()).Require(Readers).Produces<MessageView>();
        group.MapPost("/messages/{key}/actions/retry", async (
                string key, RetryInput input, Caller caller, TakeMessages messages, Phrases phrases, ReaderLanguage language, CancellationToken cancellation) =>
            (await messages.RetryAsync(caller, key, input.Reason, cancellation))
                .Map(taken => new RetriedMessage(taken.Accepted, [.. taken.Reasons.Select(one => one.In(phrases, language.Code))])).ToResult())
            .Require(Keepers).Produces<RetriedMessage>();
        group.MapGet("/reconciliations", async (Caller caller, Reconcile reconcile, CancellationToken cancellation) =>
            Results.Json(new Page<ReconciliationRow>(await reconcile.ListAsync(SiteScope.Of(caller), cancellation), null), KernelJson.Options)).Require(Readers)
            .Produces<Page<ReconciliationRow>>();
        group.MapGet("/{id}/reconciliation", async (
                string id, DateTimeOffset from, DateTimeOffset to, Caller caller, Reconcile reconcile, CancellationToken cancellation) =>
            (await reconcile.CountAsync(id, from, to, SiteScope.Of(caller), cancellation)).ToResult()).Require([Role.Machine, .. Readers]).Produces<ReconciliationView>();
        group.MapPost("/{id}/reconciliation", async (
                string id, ReconcileInput input, Caller caller, Reconcile reconcile, CancellationToken cancellation) =>
            (await reconcile.CompareAsync(caller, id, input, cancellation)).ToResult()).Require([Role.Machine, .. Keepers]).Produces<ReconciliationView>();
    }

    private static void MapOrderFiles(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/order-files").WithTags("integration");
        group.MapPost("/preview", async (
                OrderFileInput input, Caller caller, TakeOrderFile files, Phrases phrases, ReaderLanguage language, CancellationToken cancellation) =>
            (await files.PreviewAsync(caller, input, cancellation)).Map(preview => preview.In(phrases, language.Code)).ToResult()).Require(Role.Planner, Role.Supervisor).TakesDocument()
            .Produces<OrderFilePreview>();
        group.MapPost("", async (OrderFileInput input, Caller caller, TakeOrderFile files, CancellationToken cancellation) =>
            (await files.TakeAsync(caller, input, cancellation)).ToResult()).Require(Role.Planner, Role.Supervisor).TakesDocument()
            .Produces<OrderFileTaken>();
        group.MapGet("/template", () => Results.Text(string.Join(',', OrderFile.Columns) + "\n", OrderFile.MediaType, Encoding.UTF8))
            .Require(Role.Planner, Role.Supervisor).Produces<string>(StatusCodes.Status200OK, OrderFile.MediaType);
    }

    private static async Task<IResult> TakeAsync(
        HttpContext http, Caller caller, TakeMessages messages, IContentStore contents, IntegrationOptions options, CancellationToken cancellation)
    {
        if (http.Request.ContentLength > B2mmlForm.BytesMax || await ReadAsync(http.Request.Body, cancellation) is not { } bytes)
            return IntegrationRefusals.TooLarge().ToResult();
        var incoming = Incoming.OfB2mml(Interfaces.Http, bytes, DigestOf(http.Request), options.RequireDigest);
        if (!(await messages.TakeAsync(caller, incoming, cancellation)).Try(out var taken, out var refusal))
            return refusal.ToResult();
        var answer = await contents.FindAsync(taken.Answer, cancellation)
            ?? throw new InvalidOperationException($"The answer {taken.Answer} is not stored.");
        http.Response.StatusCode = taken.Accepted ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Results.Text(answer.Bytes, B2mmlForm.MediaType, http.Response.StatusCode);
    }

    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(part, cancellation)) > 0)
        {
            bytes.Write(part, 0, read);
            if (bytes.Length > B2mmlForm.BytesMax)
                return null;
        }

        return bytes.ToArray();
    }

    /// <summary>RFC 9530 writes it in base64; a plain header of hexadecimal digits is taken too. What is neither is no digest of this message.</summary>
    private static string? DigestOf(HttpRequest request)
    {
        if (request.Headers[HashHeader].ToString() is { Length: > 0 } plain)
            return plain;
        var field = request.Headers["Content-Digest"].ToString().Split(',').Select(one => one.Trim())
            .FirstOrDefault(one => one.StartsWith("sha-256=:", StringComparison.OrdinalIgnoreCase));
        if (field is null)
            return null;
        var bytes = new byte[64];
        return Convert.TryFromBase64String(field["sha-256=:".Length..].TrimEnd(':'), bytes, out var count)
            ? Convert.ToHexStringLower(bytes.AsSpan(0, count))
            : "";
    }

    private static async Task<IResult> RawAsync(
        string key, Caller caller, IStreams streams, IContentStore contents, FetchPerformance fetching, CancellationToken cancellation)
    {
        var state = (await streams.LoadAsync<MessageState>(MessageState.StreamOf(key), cancellation)).State;
        if (!SiteScope.Of(caller).Sees(state.Sites))
            return IntegrationRefusals.MessageUnknown(key).ToResult();
        await fetching.NoteAsync(caller, state, cancellation);
        return await ContentAsync(key, state.Content, contents, cancellation);
    }

    private static async Task<IResult> AnswerAsync(
        string key, Caller caller, IStreams streams, IContentStore contents, CancellationToken cancellation)
    {
        var state = (await streams.LoadAsync<MessageState>(MessageState.StreamOf(key), cancellation)).State;
        return await ContentAsync(key, SiteScope.Of(caller).Sees(state.Sites) ? state.Answer : null, contents, cancellation);
    }

    private static async Task<IResult> ContentAsync(string key, string? hash, IContentStore contents, CancellationToken cancellation) =>
        hash is not null && await contents.FindAsync(hash, cancellation) is { } stored
            ? Results.Bytes(stored.Bytes, "application/octet-stream", $"{key}.txt")
            : IntegrationRefusals.MessageUnknown(key).ToResult();
}
