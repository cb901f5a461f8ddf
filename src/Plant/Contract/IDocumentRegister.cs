namespace Theriac.Plant;

/// <summary>The register of controlled documents: procedures that recipes name.</summary>
public interface IDocumentRegister
{
    /// <summary>Every version of every document, in the order of ids and of the days from which they count.</summary>
    Task<IReadOnlyList<DocumentInfo>> AllAsync(CancellationToken cancellation = default);
}

/// <summary>One version of a controlled document.</summary>
/// <param name="EffectiveOn">The first day on which it counts.</param>
/// <param name="Link">Where people read it: an address of the document system; null when there is none.</param>
/// <param name="RetiredFor">Why nobody works by it any more; null while it counts.</param>
public sealed record DocumentInfo(string Id, string Version, string Title, DateOnly EffectiveOn, string? Link, string? RetiredFor = null);
