using System.Globalization;
using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>Who sent a message, when, and by what name. What is not said stays null.</summary>
/// <param name="Kind">The root's name, for example <c>SyncOperationsSchedule</c>.</param>
/// <param name="SaidAt">Microseconds UTC by the sender's clock.</param>
internal sealed record BodHead(string Kind, string? Sender, string? BodId, long? SaidAt);

internal sealed record Bod(BodHead Head, XmlNode Root)
{
    public XmlNode? DataArea => Root.First("DataArea");
}

/// <summary>Reads what every message has: its root and its application area.</summary>
internal static class BodReader
{
    private const int IdMax = 200;

    public static Outcome<Bod> Read(ReadOnlyMemory<byte> bytes)
    {
        var (root, fault) = XmlTree.Read(bytes, B2mmlForm.Limits);
        if (root is null)
        {
            return fault!.Kind == XmlFaultKind.NotXml
                ? IntegrationRefusals.NotXml(fault.Line, fault.Position)
                : IntegrationRefusals.TooLarge();
        }

        if (root.Space != MesaXml.Space)
            return IntegrationRefusals.NotB2mml(root.Name, root.Space);
        var area = root.First("ApplicationArea");
        var sender = Short(area?.First("Sender")?.First("LogicalID")?.Text);
        var said = area?.First("CreationDateTime")?.Text;
        if (area?.First("BODID")?.Text.Length > IdMax)
            return IntegrationRefusals.IdTooLong(IdMax);
        return new Bod(new BodHead(root.Name, sender, Short(area?.First("BODID")?.Text), Time(said)), root);
    }

    /// <summary>A time with its zone; null for anything else, since nobody knows when that was.</summary>
    public static long? Time(string? text) =>
        text is { Length: > 0 and < 64 } && HasZone(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? Micros.From(time)
            : null;

    private static bool HasZone(string text)
    {
        var clock = text.IndexOf('T');
        return clock == 10 && (text[^1] == 'Z' || text.AsSpan(clock).ContainsAny('+', '-'));
    }

    private static string? Short(string? text) => text is { Length: > 0 and <= IdMax } ? text : null;
}
