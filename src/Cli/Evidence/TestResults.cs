using System.Xml.Linq;

namespace Theriac.Cli.Evidence;

internal enum TestOutcome
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>A test as it ran last; a theory is one test, as good as the worst of its cases.</summary>
internal sealed record TestResult(string Suite, string Class, string Method, IReadOnlyList<string> Requirements, TestOutcome Outcome, int Cases)
{
    /// <summary>Names of tests are sentences.</summary>
    public string Sentence => Method.Replace('_', ' ');
}

/// <summary>One suite's file, as the runner wrote it.</summary>
/// <param name="Commit">Of the sources that it tested, as <c>./test</c> wrote it down; null where nobody did.</param>
internal sealed record ResultFile(string Name, string At, string Sha256, int Passed, int Failed, int Skipped, string? Commit = null);

/// <summary>Reads what xunit writes with <c>-xml</c>.</summary>
internal static class TestResults
{
    /// <exception cref="IOException">The file is no result of a test run.</exception>
    public static IReadOnlyList<TestResult> Read(string suite, Stream xml)
    {
        try
        {
            return
            [
                .. XDocument.Load(xml).Descendants("test")
                    .GroupBy(test => (Class: (string?)test.Attribute("type") ?? "", Method: (string?)test.Attribute("method") ?? ""))
                    .Select(cases => new TestResult(
                        suite, cases.Key.Class[(cases.Key.Class.LastIndexOf('.') + 1)..], cases.Key.Method,
                        [.. cases.SelectMany(RequirementsOf).Distinct()], Worst(cases.Select(OutcomeOf)), cases.Count())),
            ];
        }
        catch (System.Xml.XmlException unreadable)
        {
            throw new IOException($"{suite}: this is no result of a test run ({unreadable.Message}).", unreadable);
        }
    }

    private static IEnumerable<string> RequirementsOf(XElement test) => test.Descendants("trait")
        .Where(trait => (string?)trait.Attribute("name") == "Requirement").Select(trait => (string?)trait.Attribute("value") ?? "");

    private static TestOutcome OutcomeOf(XElement test) => (string?)test.Attribute("result") switch
    {
        "Pass" => TestOutcome.Passed,
        "Skip" or "NotRun" => TestOutcome.Skipped,
        _ => TestOutcome.Failed,
    };

    // A theory of which one case was skipped still shows what its other cases show.
    private static TestOutcome Worst(IEnumerable<TestOutcome> outcomes)
    {
        var all = outcomes.ToList();
        return all.Contains(TestOutcome.Failed) ? TestOutcome.Failed : all.Contains(TestOutcome.Passed) ? TestOutcome.Passed : TestOutcome.Skipped;
    }
}
