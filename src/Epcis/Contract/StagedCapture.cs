using Theriac.Ledger;

namespace Theriac.Epcis;

/// <summary>
/// Events that are stored but invisible. Appending <paramref name="Draft"/>, alone or together with the facts that they
/// tell about, publishes them; a capture that is never published stays invisible.
/// </summary>
public sealed record StagedCapture(string CaptureId, Draft Draft, IReadOnlyList<string> EventIds)
{
    /// <summary>Publishing happens once: the append relies on the stream being empty.</summary>
    public StreamVersion At => new(Draft.Stream, 0);
}
