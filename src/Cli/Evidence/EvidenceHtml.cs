using System.Net;
using System.Text;

namespace Theriac.Cli.Evidence;

/// <summary>The matrix as one page that needs nothing else to be read.</summary>
internal static class EvidenceHtml
{
    private const string Style =
        """
        body{font:15px/1.5 system-ui,sans-serif;color:#1a1e22;max-width:80rem;margin:2rem auto;padding:0 1rem}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-top:1px solid #c9ced3}
        th[scope=row]{white-space:nowrap;font-weight:600}ul{margin:0;padding-left:1.1rem}code{font-size:.85em;overflow-wrap:anywhere}
        .Missing,.Failed{font-weight:700;color:#a4262c}.soft{color:#535b64}
        """;

    public static string Of(EvidenceHead head, Matrix matrix)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Theriac: evidence</title><style>")
            .Append(Style).Append("</style></head><body>\n<h1>Requirements, tests and results</h1>\n<dl>");
        foreach (var (name, value) in EvidenceTexts.HeadOf(head, matrix))
            page.Append($"<dt class=\"soft\">{Text(name)}</dt><dd>{Text(value)}</dd>");
        page.Append("</dl>\n<table><thead><tr><th scope=\"col\">Id</th><th scope=\"col\">Requirement</th><th scope=\"col\">Tests</th><th scope=\"col\">Result</th></tr></thead><tbody>\n");
        foreach (var line in matrix.Lines)
            page.Append(Row(line));
        page.Append("</tbody></table>\n<h2>Files of results</h2>\n<table><tbody>\n");
        foreach (var file in head.Files)
            page.Append($"<tr><th scope=\"row\">{Text(file.Name)}</th><td>{Text(EvidenceTexts.CountsOf(file))}</td><td>{Text(file.At)}</td><td><code>{file.Sha256}</code></td></tr>\n");
        return page.Append("</tbody></table>\n</body></html>\n").ToString();
    }

    private static string Row(MatrixLine line)
    {
        var tests = string.Concat(line.Tests.Select(test =>
            $"<li>{Text(test.Sentence)} <span class=\"soft\">{Text(EvidenceTexts.PlaceOf(test))}</span></li>"));
        return $"<tr id=\"{Text(line.Requirement.Id)}\"><th scope=\"row\">{Text(line.Requirement.Id)}</th><td>{Text(line.Requirement.Text)}</td>"
            + $"<td>{(tests.Length == 0 ? "–" : $"<ul>{tests}</ul>")}</td><td class=\"{line.Standing}\">{EvidenceTexts.WordOf(line.Standing)}</td></tr>\n";
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
