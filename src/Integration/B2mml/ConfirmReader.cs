namespace Theriac.Integration;

/// <summary>What a partner answers to a message of ours.</summary>
/// <param name="BodId">Of our message.</param>
internal sealed record Confirmation(string BodId, bool Accepted, string Note);

/// <summary>Reads a <c>ConfirmBOD</c>. One without our id or without a clear word is none.</summary>
internal static class ConfirmReader
{
    private const int NoteMax = 500;

    public static Confirmation? Read(Bod bod)
    {
        var confirm = bod.DataArea?.First("Confirm");
        var bods = bod.DataArea?.All("BOD").ToList() ?? [];
        var id = (confirm?.First("OriginalApplicationArea") ?? bods.Select(one => one.First("OriginalApplicationArea")).FirstOrDefault(one => one is not null))
            ?.First("BODID")?.Text;
        var code = confirm?.First("ResponseCriteria")?.First("ResponseExpression")?.TakeAttribute("actionCode");
        if (string.IsNullOrEmpty(id) || code is not ("Accepted" or "Modified" or "Rejected"))
            return null;
        var note = string.Join(" ", bods.SelectMany(one => one.All("Description").Concat(one.All("Note"))).Select(one => one.Text));
        return new Confirmation(id, code != "Rejected", note.Length > NoteMax ? note[..NoteMax] : note);
    }
}
