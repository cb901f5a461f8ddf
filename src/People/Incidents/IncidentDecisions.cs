using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.People.Incidents;

/// <param name="Signature">Asked for where the incident is of the clock.</param>
internal sealed record CloseIncidentInput(string? Cause = null, string? Action = null, string? Language = null, SignatureInput? Signature = null);

internal static class IncidentDecisions
{
    public const long QuietMicros = 600 * Micros.PerSecond;
    public const int DetailMax = 2_000;
    public const int TextMax = 4_000;

    /// <summary>Null where the open one already says it.</summary>
    public static IFact? Report(IncidentState state, IncidentReport report, long now)
    {
        var detail = report.Detail.Length > DetailMax ? report.Detail[..DetailMax] + "…" : report.Detail;
        if (state.Open is not { } open)
            return new IncidentOpened(state.NextId, report.Kind, report.Subject, detail, report.Site, report.Facts);
        return state.IsOver || now - state.LastAt >= QuietMicros ? new IncidentRepeated(open, detail, report.Facts) : null;
    }

    public static IFact? Over(IncidentState state) => state is { Open: { } open, IsOver: false } ? new IncidentOver(open) : null;

    /// <summary>Who closes an incident of the clock says that times may be judged by it again.</summary>
    public static bool IsSigned(IncidentKind kind) => kind == IncidentKind.ClockSkew;

    public static Outcome<IFact> Close(IncidentState state, string id, CloseIncidentInput input, Signature? signature = null)
    {
        if (state.Open != id)
            return state.Count == 0 ? PeopleRefusals.NotFound("incident", id) : PeopleRefusals.IncidentClosed(id);
        List<FieldError> errors = [];
        Check(errors, "/cause", "cause-missing", input.Cause, "Say what the cause was.");
        Check(errors, "/action", "action-missing", input.Action, "Say what was done.");
        return errors.Count > 0 ? Refusal.Input(errors) : new IncidentClosed(id, input.Cause!.Trim(), input.Action!.Trim(), signature);
    }

    private static void Check(List<FieldError> errors, string field, string code, string? text, string detail)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > TextMax)
            errors.Add(new FieldError(field, code, detail));
    }
}
