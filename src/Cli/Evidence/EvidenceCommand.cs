using System.CommandLine;
using System.Text;
using Theriac.Cli.Shared;

namespace Theriac.Cli.Evidence;

/// <summary>Writes the matrix of requirement, test and result from the results of the last run (A11-1/4, A11D-6).</summary>
internal static class EvidenceCommand
{
    private static readonly Option<DirectoryInfo> Results = new("--results")
    {
        Description = "Folder with the results, one XML file for each suite; ./test writes them.",
        DefaultValueFactory = _ => new DirectoryInfo("results"),
    };

    private static readonly Option<DirectoryInfo> To = new("--to")
    {
        Description = "Folder for evidence.html and evidence.pdf.",
        DefaultValueFactory = _ => new DirectoryInfo("results"),
    };

    public static Command Create() => CliCommand.Make(
        "evidence", "Write which tests show which requirements, with their results. Ends with 1 when one is missing or failed.", [Results, To], RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        var folder = parse.GetRequiredValue(Results);
        var paths = folder.Exists ? folder.GetFiles("*.xml").OrderBy(file => file.Name, StringComparer.Ordinal).ToList() : [];
        if (paths.Count == 0)
            return output.No("results-missing", $"There are no results in {folder.FullName}. Run ./test first.");
        List<ResultFile> files = [];
        List<TestResult> tests = [];
        foreach (var path in paths)
        {
            var bytes = await File.ReadAllBytesAsync(path.FullName, cancellation);
            var found = TestResults.Read(Path.GetFileNameWithoutExtension(path.Name), new MemoryStream(bytes));
            tests.AddRange(found);
            files.Add(FileOf(path, bytes, found) with { Commit = CommitOf(path) });
        }

        var table = Requirements.Bytes();
        var matrix = Matrix.Of(Requirements.Read(Encoding.UTF8.GetString(table)), tests);
        var head = EvidenceHead.Of(files, table, TimeProvider.System);
        var to = parse.GetRequiredValue(To);
        to.Create();
        await File.WriteAllTextAsync(Path.Combine(to.FullName, "evidence.html"), EvidenceHtml.Of(head, matrix), cancellation);
        await File.WriteAllBytesAsync(Path.Combine(to.FullName, "evidence.pdf"), EvidencePdf.Of(head, matrix), cancellation);
        return Tell(head, matrix, to, output);
    }

    private static string? CommitOf(FileInfo path)
    {
        var beside = Path.ChangeExtension(path.FullName, ".commit");
        return File.Exists(beside) && File.ReadAllText(beside).Trim() is { Length: > 0 } commit ? commit : null;
    }

    private static ResultFile FileOf(FileInfo path, byte[] bytes, IReadOnlyList<TestResult> tests) => new(
        path.Name, path.LastWriteTimeUtc.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture), EvidenceHead.Sha256(bytes),
        tests.Count(test => test.Outcome == TestOutcome.Passed), tests.Count(test => test.Outcome == TestOutcome.Failed),
        tests.Count(test => test.Outcome == TestOutcome.Skipped));

    private static int Tell(EvidenceHead head, Matrix matrix, DirectoryInfo to, CliOutput output)
    {
        var open = matrix.Lines.Where(line => line.Standing is Standing.Missing or Standing.Failed).ToList();
        string[] lines =
        [
            .. open.Select(line => $"{EvidenceTexts.WordOf(line.Standing),-8} {line.Requirement.Id,-14} {line.Requirement.Text}"),
            .. head.OfOthers.Select(file => $"OTHER    {file.Name,-14} tested {file.Commit ?? "sources that nobody wrote down"}"),
            .. matrix.Orphans.Select(id => $"UNKNOWN  {id,-14} named by a test, in no table"),
            .. EvidenceTexts.HeadOf(head, matrix).Select(one => $"{one.Name}: {one.Value}"), $"Written to {Path.Combine(to.FullName, "evidence.html")} and evidence.pdf",
        ];
        var json = new
        {
            complete = matrix.IsComplete && head.OfOthers.Count == 0,
            head.Version,
            head.Commit,
            head.At,
            head.TableSha256,
            head.Files,
            matrix.Orphans,
            requirements = matrix.Lines.Select(line => new
            {
                line.Requirement.Id,
                line.Requirement.Text,
                line.Standing,
                tests = line.Tests.Select(test => new { test.Suite, test.Class, test.Method, test.Outcome, test.Cases }),
            }),
        };
        return matrix.IsComplete && head.OfOthers.Count == 0 ? output.Yes(json, lines) : output.No(json, lines);
    }
}
