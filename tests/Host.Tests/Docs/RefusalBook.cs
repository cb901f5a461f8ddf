using System.Text.RegularExpressions;
using Theriac.Testing;

namespace Theriac.Host.Tests.Docs;

/// <summary>One refusal as its module writes it; <c>…</c> stands where the text names a thing.</summary>
/// <param name="Member">The C# member that makes it.</param>
internal sealed record RefusalLine(string Module, string Member, string Code, int Status, string Detail);

/// <summary>Every refusal of every module: each keeps them in one file, so that they can be read from there.</summary>
internal static partial class RefusalBook
{
    public static IReadOnlyList<RefusalLine> Read()
    {
        var root = Path.Combine(PostgresServer.FindRoot(), "src");
        return
        [
            .. Directory.EnumerateFiles(root, "*Refusals.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .SelectMany(file => OfFile(Path.GetFileNameWithoutExtension(file)[..^"Refusals".Length], File.ReadAllText(file)))
                .DistinctBy(line => (line.Module, line.Member)), // An overload calls the first of its name.
        ];
    }

    private static IEnumerable<RefusalLine> OfFile(string module, string source)
    {
        var constants = Constant().Matches(source).ToDictionary(found => found.Groups["name"].Value, found => found.Groups["value"].Value);
        var bodies = (
            from text in AnyMember().Split(source)
            let start = Member().Match(text)
            where start.Success
            select (Name: start.Groups["name"].Value, IsOpen: start.Groups["reach"].Value == "public", Body: text)).ToArray();
        var helpers = bodies.Where(one => !one.IsOpen).ToDictionary(one => one.Name, one => one.Body);
        return bodies.Where(one => one.IsOpen).Select(one => Line(module, one.Name, one.Body, helpers, constants));
    }

    private static RefusalLine Line(
        string module, string member, string body, Dictionary<string, string> helpers, Dictionary<string, string> constants)
    {
        var helper = helpers.FirstOrDefault(one => Regex.IsMatch(body, $@"(=>|\s){one.Key}\(")).Value;
        var text = Hole().Replace(body, "…");
        var words = Literal().Matches(text).Select(found => found.Groups["text"].Value).ToArray();
        var named = Made().Match(text);
        var code = named.Success && constants.TryGetValue(named.Groups["code"].Value, out var constant) ? constant
            : words.FirstOrDefault(word => Code().IsMatch(word)) ?? "…";
        if (helper is not null && Suffix().Match(helper) is { Success: true } suffix && !code.EndsWith(suffix.Value, StringComparison.Ordinal))
            code = words[0] + suffix.Value.Replace("…", "", StringComparison.Ordinal);
        var status = Status().Match(text) is { Success: true } own ? own
            : helper is not null ? Status().Match(helper) : Match.Empty;
        var detail = helper is not null && Sentence(Literals(helper)) is { Length: > 0 } shared ? shared : Sentence(words);
        return new RefusalLine(module, member, code, status.Success ? int.Parse(status.Groups["status"].Value) : 422, detail);
    }

    private static string[] Literals(string body) => [.. Literal().Matches(Hole().Replace(body, "…")).Select(found => found.Groups["text"].Value)];

    // Sentences have spaces; codes, pointers and names of facts have none. What is joined by + goes on.
    private static string Sentence(string[] words) => string.Concat(words.Where(word => word.Contains(' '))).Replace("|", "\\|");

    [GeneratedRegex("""(?=^    (?:public|private|internal) )""", RegexOptions.Multiline)]
    private static partial Regex AnyMember();

    [GeneratedRegex("""^    (?<reach>public|private) static (readonly )?Refusal (?<name>\w+)""")]
    private static partial Regex Member();

    [GeneratedRegex("""const string (?<name>\w+) = "(?<value>[^"]+)";""")]
    private static partial Regex Constant();

    [GeneratedRegex("""\{[^{}]*\}""")]
    private static partial Regex Hole();

    [GeneratedRegex("""
        "(?<text>(\\.|[^"\\])*)"
        """)]
    private static partial Regex Literal();

    [GeneratedRegex("""new( Refusal)?\((?<code>\w+),""")]
    private static partial Regex Made();

    [GeneratedRegex("^(…|[a-z][a-z0-9]*)(-[a-z0-9]+)+$")]
    private static partial Regex Code();

    [GeneratedRegex("(?<=\\$\"\\{\\w+\\})-[a-z-]+(?=\")")]
    private static partial Regex Suffix();

    [GeneratedRegex("""(?<![\w.])(?<status>[45]\d\d)(?![\w.])""")]
    private static partial Regex Status();
}
