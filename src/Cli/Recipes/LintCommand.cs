using System.CommandLine;
using Theriac.Cli.Shared;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Cli.Recipes;

/// <summary>Holds the file of a recipe against the rules for master records, without an instance.</summary>
internal static class LintCommand
{
    /// <summary>More than any recipe that is read: what is longer is not even loaded.</summary>
    private const int BytesMax = 64 * 1024 * 1024;

    private static readonly Argument<FileInfo> File =
        new Argument<FileInfo>("file") { Description = "A recipe as JSON, or BatchML V02 or V0701." }.AcceptExistingOnly();

    public static Command Create() => CliCommand.Make(
        "lint", "Check a recipe's file by the rules for master records. Ends with 0 (nothing stops it), 1 (findings stop it), 2 (not a recipe).",
        [File], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        var read = await ReadAsync(parse.GetRequiredValue(File).FullName, cancellation);
        return read.Then(RecipeDocument.Lint).Try(out var linted, out var refusal) ? Tell(linted, output) : output.Unreadable(refusal);
    }

    private static async Task<Outcome<ReadOnlyMemory<byte>>> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            using var bytes = new MemoryStream();
            var page = new byte[64 * 1024];
            while (await file.ReadAsync(page, cancellation) is > 0 and var count)
            {
                await bytes.WriteAsync(page.AsMemory(0, count), cancellation);
                if (bytes.Length > BytesMax)
                    return new Refusal("recipe-too-large", 413, $"The file is larger than {BytesMax:N0} bytes; no recipe is.");
            }

            return bytes.Length == 0
                ? new Refusal("recipe-not-json", 422, "The file is empty.")
                : Outcome<ReadOnlyMemory<byte>>.Ok(bytes.ToArray());
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new Refusal("file-not-readable", 422, unreadable.Message);
        }
    }

    private static int Tell(LintedDocument linted, CliOutput output)
    {
        var (recipe, report) = (linted.Recipe, linted.Report);
        var open = linted.Import.Where(finding => finding.IsOpen).ToList();
        var stops = report.Stops.Count() + open.Count;
        var json = new
        {
            ok = linted.IsClean,
            recipe.Id,
            recipe.Version,
            hash = RecipeHash.Of(recipe),
            linted.Rules,
            stops,
            report.Findings,
            report.LeftOut,
            import = open,
        };
        string[] lines =
        [
            .. open.Select(finding => $"stops    {finding.Path}\n         {finding.Detail} ({finding.Code})"),
            .. report.Findings.OrderBy(finding => finding.Severity).SelectMany(Lines),
            .. report.LeftOut > 0 ? [$"{report.LeftOut:N0} more findings of the same rules are left out."] : Array.Empty<string>(),
            $"{(linted.IsClean ? "Right" : "WRONG")}: recipe {recipe.Id}, version {recipe.Version}, by {linted.Rules} rules: {stops:N0} findings stop it, "
                + $"{report.Findings.Count - report.Stops.Count():N0} advise.",
            "Whether equipment, documents, people and files exist is judged within an instance only.",
        ];
        return linted.IsClean ? output.Yes(json, lines) : output.No(json, lines);
    }

    private static IEnumerable<string> Lines(LintFinding finding)
    {
        yield return $"{(finding.Severity == LintSeverity.Stop ? "stops  " : "advises")}  {finding.Rule}  {(finding.Place.Length == 0 ? "/" : finding.Place)}";
        yield return $"         {finding.Message}{(finding.Requirement is { } requirement ? $" ({requirement})" : "")}";
        if (finding.Fix is { } fix)
            yield return $"         Fix: {fix.Title}";
    }
}
