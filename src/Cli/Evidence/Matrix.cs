namespace Theriac.Cli.Evidence;

internal enum Standing
{
    Shown,
    Failed,

    /// <summary>No test names it, or none of those that do has run.</summary>
    Missing,
    NotForSoftware,
}

internal sealed record MatrixLine(Requirement Requirement, IReadOnlyList<TestResult> Tests, Standing Standing);

/// <summary>Requirement, tests and results beside each other. Pure.</summary>
internal sealed record Matrix(IReadOnlyList<MatrixLine> Lines, IReadOnlyList<string> Orphans)
{
    /// <summary>Everything that software can fulfil is shown, and no test stands for a requirement that nobody knows.</summary>
    public bool IsComplete => Orphans.Count == 0 && Lines.All(line => line.Standing is Standing.Shown or Standing.NotForSoftware);

    public static Matrix Of(IReadOnlyList<Requirement> requirements, IReadOnlyList<TestResult> results)
    {
        var byId = results.SelectMany(result => result.Requirements.Select(id => (Id: id, Result: result))).ToLookup(one => one.Id, one => one.Result);
        var known = requirements.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return new Matrix(
            [.. requirements.Select(one => Line(one, [.. byId[one.Id].OrderBy(test => test.Suite).ThenBy(test => test.Class).ThenBy(test => test.Method)]))],
            [.. byId.Select(group => group.Key).Where(id => !known.Contains(id)).Order(StringComparer.Ordinal)]);
    }

    public int Count(Standing standing) => Lines.Count(line => line.Standing == standing);

    private static MatrixLine Line(Requirement requirement, IReadOnlyList<TestResult> tests)
    {
        var standing = tests.Any(test => test.Outcome == TestOutcome.Failed) ? Standing.Failed
            : tests.Any(test => test.Outcome == TestOutcome.Passed) ? MissesAClass(requirement, tests) ? Standing.Missing : Standing.Shown
            : requirement.IsForSoftware ? Standing.Missing : Standing.NotForSoftware;
        return new MatrixLine(requirement, tests, standing);
    }

    // A suite that did not run leaves a class without a result: what the others show is a part only.
    private static bool MissesAClass(Requirement requirement, IReadOnlyList<TestResult> tests) =>
        requirement.Classes.Any(name => !tests.Any(test => test.Class == name && test.Outcome == TestOutcome.Passed));
}
