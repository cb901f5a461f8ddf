using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Epcis.Capture;

/// <summary>Makes a capture visible, or its refusal readable.</summary>
internal sealed class CaptureProjection : IProjection
{
    private static readonly Sql Publish = Sql.Of<CaptureProjection>("Capture/Publish");
    private static readonly Sql PublishIds = Sql.Of<CaptureProjection>("Capture/PublishIds");

    public IReadOnlyList<string> Tables { get; } = ["epcis_capture", "epcis_event_id"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is EpcisCaptured captured)
        {
            statements.Add(Row(entry, captured.CaptureId, captured.Count, success: 1, errors: "[]"));
            statements.Add(new Statement(PublishIds, ("capture_id", captured.CaptureId)));
        }
        else if (fact is EpcisCaptureRefused refused)
        {
            statements.Add(Row(entry, refused.CaptureId, 0, success: 0, JsonSerializer.Serialize(refused.Errors, KernelJson.Options)));
        }
    }

    private static Statement Row(Entry entry, string captureId, long count, long success, string errors) =>
        new(Publish,
            ("capture_id", captureId), ("number", entry.Number), ("at", entry.At), ("actor", entry.Actor), ("count", count),
            ("success", success), ("errors", errors));
}
