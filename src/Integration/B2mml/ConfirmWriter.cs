using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>Why a message, or a part of it, was not taken.</summary>
/// <param name="Field">Its place in the message; empty for the whole.</param>
internal sealed record MessageReason(string Field, string Code, string Detail)
{
    public MessageReason In(Phrases phrases, string language) => this with { Detail = phrases.Retell(language, Problems.SaidBy(Code), Detail) };
}

/// <summary>The answer to every message: taken, or not and why.</summary>
internal static class ConfirmWriter
{
    private const int ReasonsMax = TakeMessages.ReasonsMax + 1;

    /// <param name="sender">Name of this instance.</param>
    /// <param name="head">Null for a message that could not be read.</param>
    public static byte[] Write(string sender, string bodId, long at, BodHead? head, bool accepted, IReadOnlyList<MessageReason> reasons, IReadOnlyList<string> notes) =>
        B2mmlWriter.Write("ConfirmBOD", hasRelease: false, xml =>
        {
            Area(xml, "ApplicationArea", sender, bodId, at);
            xml.Inside("DataArea", () =>
            {
                xml.Inside("Confirm", () =>
                {
                    Original(xml, head);
                    xml.Inside("ResponseCriteria", () => xml.Element(
                        "ResponseExpression", head?.Kind ?? "", "actionCode", accepted ? "Accepted" : "Rejected"));
                });
                xml.Inside("BOD", () =>
                {
                    Original(xml, head);
                    xml.Element("Description", accepted ? "Accepted" : "Rejected");
                    foreach (var reason in reasons.Take(ReasonsMax))
                        xml.Element("Note", $"{reason.Code}: {reason.Detail}{(reason.Field.Length > 0 ? $" ({reason.Field})" : "")}");
                    foreach (var note in notes)
                        xml.Element("Note", note);
                });
            });
        });

    public static void Area(MesaXmlOut xml, string name, string? sender, string? bodId, long at) => xml.Inside(name, () =>
    {
        if (sender is not null)
            xml.Inside("Sender", () => xml.Element("LogicalID", sender));
        xml.Time("CreationDateTime", at);
        xml.Element("BODID", bodId);
    });

    /// <summary>Left out where the message did not say when it was made, which the schema wants.</summary>
    private static void Original(MesaXmlOut xml, BodHead? head)
    {
        if (head?.SaidAt is { } at)
            Area(xml, "OriginalApplicationArea", head.Sender, head.BodId, at);
    }
}
