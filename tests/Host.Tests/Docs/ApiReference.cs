using System.Text;
using System.Text.Json;

namespace Theriac.Host.Tests.Docs;

/// <summary>The HTTP interface as pages for people, from what the running host says of itself.</summary>
internal sealed class ApiReference(JsonElement document, Func<ApiCall, IReadOnlyList<string>> refusalsOf, IReadOnlyList<RefusalLine> refusals)
{
    private const string Generated =
        "<!-- Written by Host.Tests/Docs from the running host; do not edit. "
        + "To write it anew: THERIAC_WRITE_DOCS=1 and the test ApiReferenceTests. -->\n\n";

    // As people come across them; what is new stands at the end until somebody gives it a place.
    private static readonly string[] Order =
    [
        "session", "setup", "people", "plant", "recipes", "orders", "batches", "drafts", "exceptions", "release", "record", "packs", "distribution",
        "verify", "epcis", "activity", "health",
    ];

    private readonly IReadOnlyList<ApiCall> _calls = ApiDescription.CallsOf(document);

    public IReadOnlyDictionary<string, string> Pages => new Dictionary<string, string>
    {
        ["README.md"] = Endpoints(),
        ["shapes.md"] = Shapes(),
        ["refusals.md"] = Refusals(),
    };

    private string Endpoints()
    {
        var page = new StringBuilder("# The HTTP interface\n").Append(Generated).Append(ApiPreamble.Text).Append('\n');
        var groups = _calls.Where(call => !call.IsTwin).GroupBy(call => call.Tag)
            .OrderBy(group => PlaceOf(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            page.Append($"\n## {group.Key}\n| | who | takes | answers | own refusals |\n|---|---|---|---|---|\n");
            foreach (var call in group)
                page.Append(Row(call));
        }

        return page.ToString();
    }

    private static int PlaceOf(string tag) => Array.IndexOf(Order, tag) is >= 0 and var place ? place : Order.Length;

    private string Row(ApiCall call)
    {
        var name = $"`{call.Method} {call.Path}`{(call.Signed ? " (signed)" : "")}{(call.Description is { } more ? $"<br>{more}" : "")}";
        var codes = string.Join(' ', refusalsOf(call).Where(code => IsOwn(call, code)).Select(code => $"`{code}`"));
        return $"| {name} | {Who(call)} | {Takes(call)} | {Answers(call)} | {codes} |\n";
    }

    /// <summary>What the head of the page has said is not repeated, and a read is refused for its address and parameters only.</summary>
    private bool IsOwn(ApiCall call, string code)
    {
        var line = refusals.FirstOrDefault(line => line.Code == code);
        return !ApiPreamble.Everywhere.Contains(code) && !(call.Signed && ApiPreamble.OfSigning.Contains(code))
            && !(call.Tag != "recipes" && ApiPreamble.OfStored.Contains(code)) && line?.Module is not ("Kernel" or "Gs1")
            && (call.Method != "GET" || line?.Status is null or 400 or 404 or 406 or 413 or 414 or 415 or 429);
    }

    private static string Who(ApiCall call) => call.Access switch
    {
        "anonymous" => "anybody",
        "signed-in" => "signed in",
        _ => string.Join(", ", call.Roles),
    };

    private static string Takes(ApiCall call)
    {
        var query = call.Query.Count == 0 ? "" : "`?" + string.Join('&', call.Query) + "`";
        var body = string.Join(" or ", call.Body.Select(one => IsShape(one) ? Link(one.Schema) : one.Media).Distinct());
        return string.Join(" ", new[] { query, body }.Where(part => part.Length > 0));
    }

    private static bool IsShape((string Media, JsonElement? Schema) content) =>
        content.Media == "application/json" && content.Schema is { } schema && schema.TryGetProperty("$ref", out _);

    private static string Answers(ApiCall call) => string.Join("<br>", call.Answers.Select(answer =>
        $"{answer.Status} {string.Join(" or ", answer.Contents.Select(one => one.Media == "application/json" ? Link(one.Schema) : one.Media))}".TrimEnd()));

    private static string Link(JsonElement? schema)
    {
        var type = ApiShapes.TypeOf(schema).Replace("|", "\\|", StringComparison.Ordinal);
        if (type == "any")
            return "JSON";
        var name = type.TrimEnd('[', ']');
        return name.Length > 0 && char.IsUpper(name[0]) && name.All(char.IsLetterOrDigit) ? $"[{type}](shapes.md#{name.ToLowerInvariant()})" : type;
    }

    private string Shapes()
    {
        var page = new StringBuilder("# Shapes of the HTTP interface\n").Append(Generated);
        page.Append("In the notation of TypeScript: `?` may be left out, `any` is JSON of every kind, `PageOfX` is a list of X.\n");
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(one => one.Name is not (ApiShapes.Free or "Stream")).OrderBy(one => one.Name, StringComparer.Ordinal))
            page.Append($"\n### {schema.Name}\n```ts\n{ApiShapes.Declare(schema.Name, schema.Value)}\n```\n");
        return page.ToString();
    }

    private string Refusals()
    {
        var page = new StringBuilder("# Refusals\n").Append(Generated);
        page.Append("`code` is contract; the words are for people and may get better. `…` stands where a thing is named.\n");
        foreach (var module in refusals.Where(line => line.Code != "…").GroupBy(line => line.Module))
        {
            page.Append($"\n## {module.Key}\n| code | status | words |\n|---|---|---|\n");
            foreach (var line in module.OrderBy(line => line.Code, StringComparer.Ordinal))
                page.Append($"| `{line.Code}` | {line.Status} | {line.Detail} |\n");
        }

        return page.ToString();
    }
}
