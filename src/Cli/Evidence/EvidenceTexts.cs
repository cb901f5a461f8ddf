namespace Theriac.Cli.Evidence;

/// <summary>What page and print say alike.</summary>
internal static class EvidenceTexts
{
    public static IEnumerable<(string Name, string Value)> HeadOf(EvidenceHead head, Matrix matrix)
    {
        yield return ("Program", $"Theriac {head.Version}, commit {head.Commit}");
        yield return ("Written", $"{head.At} · {head.Machine}");
        yield return ("Requirements",
            $"{matrix.Lines.Count}: {matrix.Count(Standing.Shown)} shown, {matrix.Count(Standing.Failed)} failed, {matrix.Count(Standing.Missing)} missing, {matrix.Count(Standing.NotForSoftware)} not for software");
        yield return ("Verdict", matrix.IsComplete && head.OfOthers.Count == 0 ? "Complete: every requirement that software can fulfil is shown." : "NOT complete.");
        if (head.OfOthers.Count > 0)
            yield return ("Results of other sources", string.Join(", ", head.OfOthers.Select(file => file.Name)));
        if (matrix.Orphans.Count > 0)
            yield return ("Named by tests, known to nobody", string.Join(", ", matrix.Orphans));
        yield return ("SHA-256 of the table", head.TableSha256);
    }

    public static string WordOf(Standing standing) => standing switch
    {
        Standing.Shown => "passed",
        Standing.Failed => "FAILED",
        Standing.Missing => "MISSING",
        _ => "not for software",
    };

    public static string PlaceOf(TestResult test) =>
        $"{test.Suite} · {test.Class}{(test.Cases > 1 ? $" · {test.Cases} cases" : "")}{(test.Outcome == TestOutcome.Passed ? "" : $" · {test.Outcome}".ToUpperInvariant())}";

    public static string CountsOf(ResultFile file) => $"{file.Passed} passed, {file.Failed} failed, {file.Skipped} skipped, sources {file.Commit ?? "not known"}";
}
