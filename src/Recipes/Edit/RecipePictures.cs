using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>A picture as a recipe names it.</summary>
internal sealed record PictureKept(string Content, string ContentType);

/// <summary>Pictures of steps and files of specimens, as immutable content by their hash.</summary>
internal sealed class RecipePictures(IContentStore store)
{
    public const int BytesMax = 5 * 1024 * 1024;

    private static readonly IReadOnlyList<string> Types = ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"];

    public async Task<Outcome<PictureKept>> KeepAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (bytes.Length > BytesMax) return RecipeRefusals.PictureTooLarge(bytes.Length, BytesMax);
        if (TypeOf(bytes.Span) is not { } type) return RecipeRefusals.NotAPicture();
        return new PictureKept(await store.PutAsync(type, bytes, cancellation), type);
    }

    /// <summary>Nothing but pictures is given out here, whatever else has a hash.</summary>
    public async Task<Outcome<StoredContent>> FindAsync(string hash, CancellationToken cancellation) =>
        await store.FindAsync(hash, cancellation) is { } found && Types.Contains(found.MediaType) ? found : RecipeRefusals.PictureUnknown();

    /// <summary>What the bytes are, whatever somebody calls them.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : null;
}
