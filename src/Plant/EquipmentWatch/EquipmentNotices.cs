using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant.Equipment;

namespace Theriac.Plant.EquipmentWatch;

/// <summary>The bell of supervisors: what is due, until it is calibrated, cleaned or taken.</summary>
internal sealed class EquipmentNotices : INoticeRule
{
    public IEnumerable<NoticeChange> Of(Entry entry, IFact fact) => fact switch
    {
        EquipmentFellDue due => Tell(entry, due),
        EquipmentCalibrated => Close(entry, EquipmentDue.CalibrationSoon, EquipmentDue.CalibrationOver),
        EquipmentConditionChanged => Close(
            entry, EquipmentDue.CleanHoldSoon, EquipmentDue.CleanHoldOver, EquipmentDue.DirtyHoldSoon, EquipmentDue.DirtyHoldOver),
        EquipmentTagged => Close(entry, Enum.GetValues<EquipmentDue>()),
        _ => [],
    };

    private static IEnumerable<NoticeChange> Tell(Entry entry, EquipmentFellDue due)
    {
        // What is over is no longer soon.
        foreach (var soon in Close(entry, due.What is EquipmentDue.CalibrationOver ? [EquipmentDue.CalibrationSoon] : [EquipmentDue.CleanHoldSoon, EquipmentDue.DirtyHoldSoon]))
            yield return soon;
        var isSoon = due.What is EquipmentDue.CalibrationSoon or EquipmentDue.CleanHoldSoon or EquipmentDue.DirtyHoldSoon;
        yield return new NoticeChange.Open(
            NoticeAudience.Of(Role.Supervisor), isSoon ? NoticeUrgency.GoodToKnow : NoticeUrgency.MustAct, CodeOf(due.What), entry.Stream,
            new Dictionary<string, string> { ["equipment"] = due.Id, ["until"] = due.Until });
    }

    private static IEnumerable<NoticeChange> Close(Entry entry, params EquipmentDue[] what) =>
        what.Select(one => new NoticeChange.Close(CodeOf(one), entry.Stream));

    private static string CodeOf(EquipmentDue what) => "equipment-" + EnumWords.Of(what);
}
