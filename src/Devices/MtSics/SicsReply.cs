using Theriac.Kernel;

namespace Theriac.Devices;

/// <summary>What a line of a balance says.</summary>
internal enum SicsKind
{
    /// <summary>Nothing that the protocol knows: noise on the line, half a line, another device.</summary>
    Unreadable,
    Weight,

    /// <summary>Done, without a value (<c>Z A</c>).</summary>
    Done,

    /// <summary>Texts about the balance (<c>I2 A "…"</c>); <c>B</c> says that more lines follow.</summary>
    Text,
    MoreText,

    /// <summary>Understood, but not possible now: most of all no stable weight within the balance's own time.</summary>
    NotNow,
    Overload,
    Underload,
    WrongParameter,

    /// <summary><c>ES</c>: the balance does not know the command.</summary>
    SyntaxError,

    /// <summary><c>ET</c>: the line broke on the way to the balance.</summary>
    TransmissionError,

    /// <summary><c>EL</c>: known, and impossible as it was put.</summary>
    LogicalError,
}

/// <summary>
/// One line of MT-SICS (Mettler-Toledo Standard Interface Command Set), read. Pure: the same line is the same reply for ever, and the
/// line itself stays beside what was read from it (DI-O).
/// </summary>
/// <param name="Command">The command that it answers; empty for errors and noise.</param>
internal sealed record SicsReply(string Raw, string Command, SicsKind Kind)
{
    public const int LineMax = 256;

    public bool IsStable { get; init; }

    public Quantity? Weight { get; init; }

    public IReadOnlyList<string> Texts { get; init; } = [];

    public static SicsReply Read(string line)
    {
        var raw = line.TrimEnd('\r', '\n');
        if (raw.Length is 0 or > LineMax || raw.Any(letter => letter is < ' ' or > '~'))
            return Noise(raw);
        var words = raw.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["ES"] => new SicsReply(raw, "", SicsKind.SyntaxError),
            ["ET"] => new SicsReply(raw, "", SicsKind.TransmissionError),
            ["EL"] => new SicsReply(raw, "", SicsKind.LogicalError),
            ["S" or "T" or "TI" or "TA" or "Z" or "ZI" or "SR" or "SIR" or "TAC", ..] => OfWeighing(raw, words),
            [['I', >= '0' and <= '9', ..], ..] => OfIdentity(raw, words),
            _ => Noise(raw),
        };
    }

    private static SicsReply OfWeighing(string raw, string[] words) => words switch
    {
        [var command, "I"] => new SicsReply(raw, command, SicsKind.NotNow),
        [var command, "L"] => new SicsReply(raw, command, SicsKind.WrongParameter),
        [var command, "+"] => new SicsReply(raw, command, SicsKind.Overload),
        [var command, "-"] => new SicsReply(raw, command, SicsKind.Underload),
        ["Z" or "TAC" or "SR" or "SIR", "A"] => new SicsReply(raw, words[0], SicsKind.Done),
        ["ZI", "S" or "D"] => new SicsReply(raw, "ZI", SicsKind.Done) { IsStable = words[1] == "S" },
        ["TA", "A", var value, var unit] => Weighed(raw, "TA", isStable: true, value, unit),
        ["S" or "T" or "TI", ("S" or "D") and var state, var value, var unit] => Weighed(raw, words[0], state == "S", value, unit),
        _ => Noise(raw),
    };

    private static SicsReply Weighed(string raw, string command, bool isStable, string value, string unit) =>
        DecimalText.TryParse(value, out var number) && Unit.TryParse(unit, out var known) && known.Dimension == Unit.Gram.Dimension
            ? new SicsReply(raw, command, SicsKind.Weight) { IsStable = isStable, Weight = new Quantity(number, known) }
            : Noise(raw);

    private static SicsReply OfIdentity(string raw, string[] words) => words switch
    {
        [var command, "I"] => new SicsReply(raw, command, SicsKind.NotNow),
        [var command, "L"] => new SicsReply(raw, command, SicsKind.WrongParameter),
        [var command, ("A" or "B") and var more, ..] when Quoted(raw) is { Count: > 0 } texts =>
            new SicsReply(raw, command, more == "B" ? SicsKind.MoreText : SicsKind.Text) { Texts = texts },
        _ => Noise(raw),
    };

    // Texts stand in quotes; a quote within one is written \".
    private static List<string> Quoted(string raw)
    {
        List<string> texts = [];
        for (var at = raw.IndexOf('"'); at >= 0; at = raw.IndexOf('"', at + 1))
        {
            var end = at + 1;
            while (end < raw.Length && (raw[end] != '"' || raw[end - 1] == '\\'))
                end++;
            if (end >= raw.Length)
                return [];
            texts.Add(raw[(at + 1)..end].Replace("\\\"", "\"", StringComparison.Ordinal));
            at = end;
            if (at + 1 >= raw.Length)
                break;
        }

        return texts;
    }

    private static SicsReply Noise(string raw) => new(raw, "", SicsKind.Unreadable);
}
