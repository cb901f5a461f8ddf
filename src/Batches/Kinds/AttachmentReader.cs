using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>A photo or a file: its bytes were stored before, the record names them by their hash.</summary>
internal static class AttachmentReader
{
    public const int BytesMax = 10 * 1024 * 1024;
    private const int NameMax = 200;

    /// <summary>Stored as a file that somebody sent, by its bytes: recipes and signed documents are content too, and no photo.</summary>
    public static bool IsKind(StoredContent stored) => stored.MediaType is "image/jpeg" or "image/png" or "image/webp" or "application/pdf";

    public static Outcome<ReadValue> Read(Scene scene, StepPlace place, ValueInput input)
    {
        if (input.File is not { } file || scene.StoredFile != file.Content)
            return ChangesRefusals.AttachmentUnknown(place.Number);
        var name = file.Name.Trim() is { Length: > 0 and <= NameMax } given ? given : file.Content[..12];
        return ValueReader.Free(name) with { Detail = new ValueDetail(File: file with { Name = name }), Source = EntrySource.Picked };
    }
}
