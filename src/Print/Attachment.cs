namespace Theriac.Print;

/// <summary>A file within the document (PDF/A-3): the data that the pages were printed from.</summary>
/// <param name="Name">With its ending, in ASCII.</param>
public sealed record Attachment(string Name, string MediaType, string Description, byte[] Bytes);
