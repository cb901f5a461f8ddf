using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

internal sealed record SetAlarmLimitsCommand(
    string? Point = null, string? Title = null, string? Unit = null, string? Low = null, string? High = null, bool Critical = false, string? Reason = null,
    bool Remove = false);

/// <param name="Value">What was measured at the point; within its limits nothing is raised.</param>
internal sealed record RaiseAlarmCommand(
    string? Point = null, string? Text = null, string? Value = null, string? Unit = null, bool Critical = false);

internal sealed record AcknowledgeAlarmCommand(string? Comment = null);

/// <summary>What an alarm says, before anybody knows where it belongs.</summary>
internal sealed record AlarmSaid(string Text, string? Point, string? Value, string? Limit, bool Critical);

internal static class AlarmDecisions
{
    public const int TextMax = 500;

    /// <summary>Settings are changed by quality and administrators only; everybody else's attempt is an entry (Annex 11 draft, 8).</summary>
    public static readonly Role[] Setters = [Role.QaReviewer, Role.Administrator];

    public static readonly Role[] Raisers = [Role.Machine, Role.Operator, Role.Verifier, Role.Supervisor, Role.QaReviewer];

    public static readonly Role[] Acknowledgers = [Role.Operator, Role.Supervisor, Role.QaReviewer];

    public static Outcome<AlarmLimitsSet> Set(EquipmentState equipment, AlarmState alarms, SetAlarmLimitsCommand command, Caller caller)
    {
        if (!caller.HasAny(equipment.Site, Setters))
            return BatchesRefusals.RoleMissing(equipment.Site, Setters);
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > TextMax)
            return BatchesRefusals.ReasonMissing();
        if (!EntityId.TryParse(command.Point?.Trim(), out var point))
            return Refusal.Input("/point", "alarm-point-missing", "Name the point with letters, digits, or - _ . only.");
        var known = alarms.Points.GetValueOrDefault(point.ToString());
        if (command.Remove)
        {
            return known is { Limits: not null }
                ? known with { Limits = null, Reason = command.Reason.Trim(), By = new By(caller.UserId, caller.Name) }
                : ExceptionsRefusals.AlarmPointUnknown(equipment.Id, point.ToString());
        }

        if (string.IsNullOrWhiteSpace(command.Title) || command.Title.Length > TextMax)
            return Refusal.Input("/title", "alarm-title-missing", "Say what is measured.");
        if (!Number(command.Low, "/low").Try(out var low, out var refusal) || !Number(command.High, "/high").Try(out var high, out refusal))
            return refusal;
        if ((low is null && high is null) || low > high)
            return Refusal.Input("/low", "alarm-limits-missing", "Give a lower or an upper limit, the lower below the upper.");
        return new AlarmLimitsSet(
            equipment.Id, point.ToString(), command.Title.Trim(), string.IsNullOrWhiteSpace(command.Unit) ? null : command.Unit.Trim(),
            new Limits { Low = low, High = high }, command.Critical, command.Reason.Trim(), new By(caller.UserId, caller.Name));
    }

    /// <summary>What there is to raise; null when the value lies within the limits of its point.</summary>
    public static Outcome<AlarmSaid?> Judge(EquipmentState equipment, AlarmState alarms, RaiseAlarmCommand command, Caller caller)
    {
        if (!caller.HasAny(equipment.Site, Raisers))
            return BatchesRefusals.RoleMissing(equipment.Site, Raisers);
        var text = command.Text?.Trim() ?? "";
        if (command.Point is null)
        {
            return text.Length is 0 or > TextMax
                ? Refusal.Input("/text", "alarm-text-missing", "Say what the alarm is, or name its point and value.")
                : Outcome<AlarmSaid?>.Ok(new AlarmSaid(text, null, null, null, command.Critical));
        }

        if (alarms.Points.GetValueOrDefault(command.Point.Trim()) is not { Limits: { } limits } point)
            return ExceptionsRefusals.AlarmPointUnknown(equipment.Id, command.Point);
        if (!Number(command.Value, "/value").Try(out var value, out var refusal))
            return refusal;
        if (value is null)
            return Refusal.Input("/value", "alarm-value-missing", "Send the value that was measured.");
        if ((command.Unit?.Trim() ?? point.Unit) != point.Unit)
            return BatchesRefusals.UnitDiffers(point.Title, point.Unit ?? "–", command.Unit ?? "–");
        if (limits.Contain(value.Value))
            return Outcome<AlarmSaid?>.Ok(null);
        var unit = point.Unit is null ? "" : $" {point.Unit}";
        return Outcome<AlarmSaid?>.Ok(new AlarmSaid(
            point.Title, point.Point, $"{DecimalText.Of(value.Value)}{unit}", $"{Bound(limits.Low)}–{Bound(limits.High)}{unit}",
            point.Critical || command.Critical));
    }

    /// <summary>So often it is told that an alarm goes on; a reading each second is no entry each second.</summary>
    public const long CourseMicros = 10 * 60 * Micros.PerSecond;

    /// <summary>The alarm that the value belongs to, where one of its point is open and not less grave; null raises another.</summary>
    public static AlarmRaised? Open(AlarmState alarms, AlarmSaid said, string? batch) =>
        alarms.OpenOf(said.Point, batch) is { } open && (open.Critical || !said.Critical) ? open : null;

    /// <summary>Its course, at most once in ten minutes; null in between.</summary>
    public static AlarmContinued? Course(AlarmState alarms, AlarmRaised open, AlarmSaid said, long now, By by) =>
        now - alarms.ToldAt.GetValueOrDefault(open.Id) >= CourseMicros ? new AlarmContinued(open.Id, open.Equipment, said.Value, by) : null;

    /// <summary>On the equipment's own log, and as an exception of the batch that has it.</summary>
    public static Outcome<Telling> Raise(Scene scene, AlarmSaid said)
    {
        var equipment = scene.Equipment[0];
        var telling = new Telling(scene);
        var id = IdOf(equipment);
        var facts = new Dictionary<string, string> { ["equipment"] = equipment.State.Id, ["alarm"] = id };
        if (said.Value is { } value)
            facts["value"] = value;
        if (said.Limit is { } limit)
            facts["limit"] = limit;
        var description = said.Value is null
            ? $"{equipment.State.Id}: alarm, {said.Text}."
            : $"{equipment.State.Id}: alarm, {said.Text} {said.Value}; the limits are {said.Limit}.";
        var exception = telling.Open(
            ExceptionKind.EquipmentAlarm, said.Critical ? Grade.Critical : Grade.Major, null, description, facts, null,
            equipment: equipment.State.Id);
        telling.TellOf(equipment.At, RaisedAs(id, equipment.State, said, scene.State.Id, exception, telling.By));
        return telling;
    }

    /// <summary>Numbered by the version of its stream: an id is never given twice.</summary>
    public static string IdOf(Folded<EquipmentState> equipment) => $"{equipment.State.Id}-A{equipment.Version + 1}";

    public static AlarmRaised RaisedAs(string id, EquipmentState equipment, AlarmSaid said, string? batch, string? exception, By by) =>
        new(id, equipment.Id, equipment.Site, said.Point, said.Text, said.Value, said.Limit, said.Critical, batch, exception, by);

    /// <summary>With a comment, if it is critical (A11D-8b).</summary>
    public static Outcome<AlarmAcknowledged> Acknowledge(
        EquipmentState equipment, AlarmState alarms, string id, AcknowledgeAlarmCommand command, Caller caller)
    {
        if (!caller.HasAny(equipment.Site, Acknowledgers))
            return BatchesRefusals.RoleMissing(equipment.Site, Acknowledgers);
        if (alarms.Raised.GetValueOrDefault(id) is not { } raised)
            return ExceptionsRefusals.AlarmUnknown(id);
        if (alarms.Acknowledged.GetValueOrDefault(id) is { } there)
            return ExceptionsRefusals.AlarmAcknowledged(id, there.By.Name);
        if ((raised.Critical && string.IsNullOrWhiteSpace(command.Comment)) || command.Comment is { Length: > TextMax })
            return ExceptionsRefusals.AlarmCommentMissing(id);
        return new AlarmAcknowledged(
            id, equipment.Id, string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment.Trim(), new By(caller.UserId, caller.Name));
    }

    private static string Bound(decimal? limit) => limit is { } number ? DecimalText.Of(number) : "";

    private static Outcome<decimal?> Number(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Outcome<decimal?>.Ok(null);
        return DecimalText.Parse(text.Trim()).Try(out var number, out _)
            ? Outcome<decimal?>.Ok(number)
            : Refusal.Input(field, "alarm-number", "Write a number with digits and at most one point.");
    }
}
