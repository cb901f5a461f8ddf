using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Lots;

/// <summary>What was stored: the delivery then names it.</summary>
internal sealed record StoredCertificate(string Content, string ContentType);

/// <summary>The supplier's certificate. Its bytes are stored first; the entry of the delivery names them by their hash.</summary>
internal static class CertificateEndpoints
{
    private const int BytesMax = 10 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/lots").WithTags("plant");
        group.MapPost("certificates", PutAsync).Require([.. ReceiveLot.Roles]).Produces<StoredCertificate>();
        group.MapGet("{id}/certificate", GetAsync).Require().Produces<Stream>(contentType: "application/octet-stream");
    }

    private static async Task<IResult> PutAsync(HttpRequest request, IContentStore contents, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = await request.Body.ReadAsync(buffer, cancellation); read > 0; read = await request.Body.ReadAsync(buffer, cancellation))
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > BytesMax)
                return PlantRefusals.CertificateTooLarge(BytesMax).ToResult();
        }

        var bytes = kept.ToArray();
        return TypeOf(bytes) is { } type
            ? Outcome<StoredCertificate>.Ok(new StoredCertificate(await contents.PutAsync(type, bytes, cancellation), type)).ToResult()
            : PlantRefusals.CertificateKind().ToResult();
    }

    // Only what the lot's own entry names is given out.
    private static async Task<IResult> GetAsync(
        string id, ILots lots, IContentStore contents, HttpContext context, CancellationToken cancellation)
    {
        var lot = await lots.LoadAsync(id, cancellation);
        if (lot.State.Certificate is not { } named || await contents.FindAsync(named.Content, cancellation) is not { } stored)
            return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(stored.Bytes, stored.MediaType);
    }

    /// <summary>Judged by the bytes, whatever the sender says.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) ? "image/png"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : null;
}
