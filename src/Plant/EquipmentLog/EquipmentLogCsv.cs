using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant.EquipmentLog;

/// <summary>The log as spreadsheets read it.</summary>
internal static class EquipmentLogCsv
{
    public static byte[] Of(IReadOnlyList<EquipmentLogLine> lines, string language)
    {
        var text = new StringBuilder("number,at,zone,kind,person,batch,product,lot,phase,phase title,hold,hold minutes,limit hours,exceeded,detail,entry\r\n");
        foreach (var line in lines)
        {
            text.AppendJoin(',', new[]
            {
                $"{line.Number}", line.At, line.Zone, EnumWords.Of(line.Kind), line.By, line.Batch, line.Product, line.Lot, line.Phase,
                line.PhaseTitle?.In(language), line.Hold is { } hold ? EnumWords.Of(hold.Kind) : null, $"{line.Hold?.Minutes}",
                $"{line.Hold?.LimitHours}", line.Hold is { Exceeded: true } ? "yes" : null, line.Detail, $"{line.Entry}",
            }.Select(cell => Quoted(cell ?? ""))).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // A cell that begins like a formula would be one in a spreadsheet.
    private static string Quoted(string cell)
    {
        var isFormula = cell.Length > 0 && "=+-@\t".Contains(cell[0]);
        return isFormula || cell.AsSpan().IndexOfAny("\",\r\n") >= 0
            ? $"\"{(isFormula ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
