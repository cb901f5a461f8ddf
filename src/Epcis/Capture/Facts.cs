using Theriac.Ledger;

namespace Theriac.Epcis.Capture;

/// <summary>Publishes a capture: <paramref name="Root"/> is the RFC 9162 tree hash of its events' stored bytes, in order.</summary>
/// <param name="HeadHash">SHA-256 over the document's context and its members besides the body.</param>
[Fact("epcis-captured.v1")]
internal sealed record EpcisCaptured(string CaptureId, long Count, string Root, string HeadHash) : IFact;

/// <summary>A well-formed capture that was not stored. Errors are problems as the job answers them.</summary>
[Fact("epcis-capture-refused.v1")]
internal sealed record EpcisCaptureRefused(string CaptureId, IReadOnlyList<CaptureError> Errors) : IFact;

internal sealed record CaptureError(string Type, string Title, long Status, string Detail);
