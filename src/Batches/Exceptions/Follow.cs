using System.Globalization;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record ReferCapaCommand(string? Capa, string? What, string? Owner, string? DueOn);

internal sealed record CloseCapaCommand(string? Capa, string? Result);

internal sealed record AttachToExceptionCommand(AttachedFile? File, string? Note = null);

/// <summary>What belongs to an exception beside its conclusion: CAPA, which may outlive the batch, and files.</summary>
internal static class FollowDecisions
{
    public const int TextMax = 2_000;

    private static readonly Role[] Anyone =
        [Role.Operator, Role.Verifier, Role.Supervisor, Role.QaReviewer, Role.QualifiedPerson];

    /// <summary>An action with number, owner and day; named again, its owner or day changes. Allowed after the batch was decided.</summary>
    public static Outcome<Telling> Refer(Scene scene, string id, ReferCapaCommand command)
    {
        if (FindAny(scene, id) is { } refusal)
            return refusal;
        List<FieldError> errors = [];
        var capa = Text(errors, "/capa", command.Capa, 64, "capa-missing", "Give the number of the CAPA.");
        var what = Text(errors, "/what", command.What, TextMax, "capa-what-missing", "Say what is to be done.");
        var owner = Text(errors, "/owner", command.Owner, 200, "capa-owner-missing", "Say who sees to it.");
        if (!DateOnly.TryParseExact(command.DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due))
            errors.Add(new FieldError("/dueOn", "capa-due-missing", "Say by which day it is done."));
        if (errors.Count > 0)
            return Refusal.Input(errors);
        var telling = new Telling(scene);
        telling.Tell(new ExceptionCapaReferred(id, capa, what, owner, due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), telling.By));
        return telling;
    }

    public static Outcome<Telling> Close(Scene scene, string id, CloseCapaCommand command)
    {
        if (FindAny(scene, id) is { } refusal)
            return refusal;
        if (scene.State.FindException(id)!.Capas.FirstOrDefault(one => one.Capa == command.Capa?.Trim()) is not { Closed: null } capa)
            return ExceptionsRefusals.CapaUnknown(command.Capa ?? "");
        List<FieldError> errors = [];
        var result = Text(errors, "/result", command.Result, TextMax, "capa-result-missing", "Say what was done, and that it works.");
        if (errors.Count > 0)
            return Refusal.Input(errors);
        var telling = new Telling(scene);
        telling.Tell(new ExceptionCapaClosed(id, capa.Capa, result, telling.By));
        return telling;
    }

    public static Outcome<Telling> Attach(Scene scene, string id, AttachToExceptionCommand command)
    {
        if (!ExceptionDecisions.Find(scene, id, Anyone).Try(out _, out var refusal))
            return refusal;
        if (command.File is not { Name.Length: > 0 and <= 200 } file || scene.StoredFile != file.Content)
            return ChangesRefusals.AttachmentUnknown(id);
        if (command.Note is { Length: > TextMax })
            return Refusal.Input("/note", "text-missing", $"Write something, {TextMax} characters at most.");
        var telling = new Telling(scene);
        telling.Tell(new ExceptionFileAttached(id, file, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), telling.By));
        return telling;
    }

    private static Refusal? FindAny(Scene scene, string id) =>
        Guards.HasRole(scene, Role.QaReviewer) ?? (scene.State.FindException(id) is null ? ExceptionsRefusals.ExceptionUnknown(id) : null);

    private static string Text(List<FieldError> errors, string field, string? text, int max, string code, string detail)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > max)
            errors.Add(new FieldError(field, code, detail));
        return text?.Trim() ?? "";
    }
}
