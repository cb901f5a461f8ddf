using System.Text;

namespace Theriac.Integration;

/// <param name="Number">Of the line that it begins on; the first is 1.</param>
internal sealed record CsvLine(int Number, IReadOnlyList<string> Fields);

/// <summary>Tables as RFC 4180 writes them: a field in quotes may hold the delimiter, line ends and doubled quotes. Blank lines count for nothing.</summary>
internal static class CsvLines
{
    /// <summary>Null when all was read, else the number of the line where it could not go on.</summary>
    public static int? Read(string text, char delimiter, out IReadOnlyList<CsvLine> lines)
    {
        List<CsvLine> read = [];
        lines = read;
        var (at, number) = (0, 1);
        while (at < text.Length)
        {
            var (begun, fields) = (number, new List<string>());
            do
            {
                if (!Field(text, delimiter, ref at, ref number, out var field))
                    return begun;
                fields.Add(field);
            }
            while (at < text.Length && text[at] == delimiter && ++at <= text.Length);

            EndLine(text, ref at, ref number);
            if (fields is not [""])
                read.Add(new CsvLine(begun, fields));
        }

        return null;
    }

    private static bool Field(string text, char delimiter, ref int at, ref int number, out string field)
    {
        if (at < text.Length && text[at] == '"')
            return Quoted(text, delimiter, ref at, ref number, out field);
        var end = at;
        while (end < text.Length && text[end] != delimiter && text[end] is not ('\r' or '\n' or '"'))
            end++;
        field = text[at..end];
        at = end;
        return end == text.Length || text[end] != '"'; // A quote within a field that has none around it: nobody knows what was meant.
    }

    private static bool Quoted(string text, char delimiter, ref int at, ref int number, out string field)
    {
        var inside = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"'))
            {
                at++;
                field = inside.ToString();
                return at == text.Length || text[at] == delimiter || text[at] is '\r' or '\n';
            }

            if (text[at] == '"')
                at++;
            if (text[at] == '\n')
                number++;
            inside.Append(text[at]);
        }

        field = "";
        return false;
    }

    private static void EndLine(string text, ref int at, ref int number)
    {
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] == '\n')
            at++;
        number++;
    }
}
