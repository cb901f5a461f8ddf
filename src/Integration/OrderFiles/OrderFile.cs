using System.Globalization;
using Theriac.Batches;
using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>One line of an order file: what could be read, and what could not and is left out of the order.</summary>
/// <param name="Line">As an editor counts; the head is 1.</param>
internal sealed record OrderLine(int Line, OrderRequest Order, IReadOnlyList<FieldError> Errors);

/// <summary>Reads orders from a table as spreadsheets save it: one order in a line, columns by their names, comma or semicolon.</summary>
internal static class OrderFile
{
    public const string Interface = "order-file";
    public const string MediaType = "text/csv";
    public const int LengthMax = 1024 * 1024;

    /// <summary>Every column, in the order of the template; only order and site must be there.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["order", "site", "recipe", "product", "quantity", "unit", "version", "line", "start", "end", "priority", "description"];

    private const int LinesMax = 500;

    public static Outcome<IReadOnlyList<OrderLine>> Read(string text)
    {
        if (text.Length > LengthMax)
            return IntegrationRefusals.TooLarge();
        if (CsvLines.Read(text, DelimiterOf(text), out var lines) is { } fault)
            return IntegrationRefusals.FileNotReadable($"line {fault}.");
        return lines.Count == 0 ? IntegrationRefusals.FileNotReadable("it is empty.") : ReadLines(lines);
    }

    private static Outcome<IReadOnlyList<OrderLine>> ReadLines(IReadOnlyList<CsvLine> lines)
    {
        var names = lines[0].Fields.Select(name => name.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
        if (names.Find(name => !Columns.Contains(name)) is { } unknown)
            return IntegrationRefusals.FileNotReadable($"column {unknown} is unknown.");
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
            return IntegrationRefusals.FileNotReadable("a column stands twice.");
        if (!names.Contains("order") || !names.Contains("site"))
            return IntegrationRefusals.FileNotReadable("it needs the columns order and site.");
        if (lines.Count == 1)
            return IntegrationRefusals.FileNotReadable("it has no orders.");
        if (lines.Count > LinesMax + 1)
            return IntegrationRefusals.FileNotReadable($"it has more than {LinesMax} orders.");
        return lines.Skip(1).FirstOrDefault(line => line.Fields.Count != names.Count) is { } odd
            ? IntegrationRefusals.FileNotReadable($"line {odd.Number}.")
            : Outcome<IReadOnlyList<OrderLine>>.Ok([.. lines.Skip(1).Select(line => Line(line.Number, name => FieldOf(line, names.IndexOf(name))))]);
    }

    private static OrderLine Line(int number, Func<string, string?> field)
    {
        List<FieldError> errors = [];
        var quantity = Quantity(field, errors);
        var order = new OrderRequest(
            field("order") ?? "", field("version"), field("site") ?? "", field("recipe"), field("product"), quantity,
            field("line"), Time(field, "start", errors), Time(field, "end", errors), Priority(field, errors), field("description"), []);
        return new OrderLine(number, order, errors);
    }

    private static Quantity? Quantity(Func<string, string?> field, List<FieldError> errors)
    {
        var (value, unit) = (field("quantity"), field("unit"));
        if (value is null && unit is null)
            return null;
        var parsed = Theriac.Kernel.Quantity.Parse(value, unit);
        if (parsed.IsOk)
            return parsed.Value;
        errors.Add(new FieldError("quantity", parsed.Refusal.Code, parsed.Refusal.Detail));
        return null;
    }

    private static long? Time(Func<string, string?> field, string column, List<FieldError> errors)
    {
        if (field(column) is not { } text)
            return null;
        var time = BodReader.Time(text);
        if (time is null)
            errors.Add(new FieldError(column, "time-not-readable", "A time is written with its zone, for example 2026-11-25T06:00:00+07:00."));
        return time;
    }

    private static int? Priority(Func<string, string?> field, List<FieldError> errors)
    {
        if (field("priority") is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.Add(new FieldError("priority", "priority-not-whole", "A priority is a whole number."));
        return null;
    }

    private static string? FieldOf(CsvLine line, int index) =>
        index >= 0 && !string.IsNullOrWhiteSpace(line.Fields[index]) ? line.Fields[index].Trim() : null;

    /// <summary>Spreadsheets of half the world save with semicolons; the head decides.</summary>
    private static char DelimiterOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var head = end < 0 ? text : text[..end];
        return head.Contains('\t') ? '\t' : head.Contains(';') ? ';' : ',';
    }
}
