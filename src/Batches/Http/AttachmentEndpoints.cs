using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>What was stored: the step's value then names it.</summary>
internal sealed record StoredAttachment(string Content, string ContentType);

/// <summary>Photos and files of steps. The bytes are stored first; only a value that names them makes them part of the record.</summary>
internal static class AttachmentEndpoints
{
    private static readonly Role[] Senders = [Role.Operator, Role.Verifier, Role.Supervisor, Role.QaReviewer];

    public static void MapAttachments(this IEndpointRouteBuilder app)
    {
        var attachments = app.MapGroup("/api/batches/{id}/attachments").WithTags("batches");
        attachments.MapPost("", PutAsync).Require(Senders).Produces<StoredAttachment>();
        attachments.MapGet("/{content}", GetAsync).Require().Produces<Stream>(contentType: "application/octet-stream");
    }

    private static async Task<IResult> PutAsync(
        string id, HttpRequest request, Caller caller, BatchWork work, IContentStore contents, CancellationToken cancellation)
    {
        if (!(await work.LoadAsync(caller, id, Needs.Nothing, cancellation)).Try(out var scene, out var refusal))
            return refusal.ToResult();
        // QA adds to an exception from the office; who works on the floor stands at its terminal.
        if (((scene.Who.HasAny(Role.QaReviewer, Role.Supervisor) ? null : Guards.AtTerminal(scene)) ?? Guards.Open(scene)) is { } no)
            return no.ToResult();
        var bytes = await ReadAsync(request.Body, cancellation);
        if (bytes is null)
            return ChangesRefusals.AttachmentTooLarge(AttachmentReader.BytesMax).ToResult();
        if (TypeOf(bytes) is not { } type)
            return ChangesRefusals.AttachmentKind().ToResult();
        return Outcome<StoredAttachment>.Ok(new StoredAttachment(await contents.PutAsync(type, bytes, cancellation), type)).ToResult();
    }

    // Only what this batch's record names is given out.
    private static async Task<IResult> GetAsync(
        string id, string content, Caller caller, BatchWork work, IContentStore contents, HttpContext context, CancellationToken cancellation)
    {
        if (!(await work.LoadAsync(caller, id, Needs.Nothing, cancellation)).Try(out var scene, out var refusal))
            return refusal.ToResult();
        if (!IsNamed(scene.State, content) || await contents.FindAsync(content, cancellation) is not { } stored)
            return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(stored.Bytes, stored.MediaType);
    }

    /// <summary>By a value of any run of a step, an exception, or as the original of a paper form.</summary>
    public static bool IsNamed(BatchState state, string content) =>
        state.Steps.Values.Any(step => step.Runs.Any(run => run.Values.Any(value => value.Detail?.File?.Content == content)))
        || state.Exceptions.Any(one => one.Files.Any(file => file.File.Content == content))
        || state.PaperForms.Any(form => form.Transcribed?.Originals.Any(file => file.Content == content) is true);

    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = await body.ReadAsync(buffer, cancellation); read > 0; read = await body.ReadAsync(buffer, cancellation))
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > AttachmentReader.BytesMax)
                return null;
        }

        return kept.ToArray();
    }

    /// <summary>Judged by the bytes, whatever the sender says.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) ? "image/png"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : null;
}
