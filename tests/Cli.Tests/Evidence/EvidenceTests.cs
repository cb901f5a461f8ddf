using System.Text;
using Theriac.Cli.Evidence;
using Xunit;
using TestResult = Theriac.Cli.Evidence.TestResult;

namespace Theriac.Cli.Tests.Evidence;

/// <summary>The matrix of requirement, test and result says what is so, and fails when something is missing.</summary>
[Trait("Requirement", "A11-1/4"), Trait("Requirement", "A11D-6")]
public sealed class EvidenceTests
{
    private const string Table =
        """
        # a comment
        A-1 | it holds | OneTests
        A-2 | so does this | OneTests TwoTests
        A-3 | no software can | -
        """;

    [Theory]
    [InlineData("Pass", "Pass", Standing.Shown, Standing.Shown, true)]
    [InlineData("Pass", "Fail", Standing.Shown, Standing.Failed, false)]
    [InlineData("Pass", "Skip", Standing.Shown, Standing.Missing, false)]
    [InlineData("Skip", "Pass", Standing.Missing, Standing.Missing, false)]
    public void A_requirement_is_shown_when_every_class_of_the_table_has_a_test_that_passed(
        string one, string two, object first, object second, bool complete)
    {
        var matrix = Matrix.Of(Requirements.Read(Table), [.. Read(Test("One", one, "A-1", "A-2")), .. Read(Test("Two", two, "A-2"))]);

        Assert.Equal([first, second, Standing.NotForSoftware], matrix.Lines.Select(line => (object)line.Standing));
        Assert.Equal(complete, matrix.IsComplete);
    }

    [Fact]
    public void A_requirement_without_a_test_and_a_test_without_its_requirement_are_both_told()
    {
        var matrix = Matrix.Of(Requirements.Read("B-1 | nothing shows it | ?"), Read(Test("One", "Pass", "Z-9")));

        Assert.Equal((Standing.Missing, "Z-9", false), (matrix.Lines[0].Standing, Assert.Single(matrix.Orphans), matrix.IsComplete));
    }

    [Fact]
    public void One_failed_case_fails_a_theory()
    {
        var result = Assert.Single(Read(Test("One", "Pass", "A-1") + Test("One", "Fail", "A-1")));

        Assert.Equal((TestOutcome.Failed, 2, "It is so"), (result.Outcome, result.Cases, result.Sentence));
    }

    [Fact]
    public void The_table_of_this_version_is_read_and_each_id_stands_once()
    {
        var table = Requirements.Read(Encoding.UTF8.GetString(Requirements.Bytes()));

        Assert.True(table.Count > 100);
        Assert.Equal(table.Count, table.Select(one => one.Id).Distinct().Count());
        Assert.False(table.Single(one => one.Id == "P11-200b").IsForSoftware);
    }

    [Theory]
    [InlineData("abc", 0)]
    [InlineData("abc, with changes", 1)]
    [InlineData("def", 1)]
    [InlineData(null, 1)]
    public void Results_of_other_sources_are_no_evidence_of_these(string? commit, int others)
    {
        var head = new EvidenceHead("1.0.0", "abc", "now", "here", "hash", [new ResultFile("One.Tests.xml", "now", "hash", 1, 0, 0, commit)]);

        Assert.Equal(others, head.OfOthers.Count);
        var said = EvidenceTexts.HeadOf(head, Matrix.Of(Requirements.Read("A-1 | it holds | OneTests"), Read(Test("One", "Pass", "A-1"))));
        Assert.Equal(others > 0, said.Any(one => one.Name == "Results of other sources"));
    }

    [Fact]
    public async Task The_command_writes_page_and_print_and_ends_with_1_while_something_is_missing()
    {
        var folder = Directory.CreateTempSubdirectory("evidence-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "One.Tests.xml"), Xml(Test("One", "Pass", "A11-1/4")), TestContext.Current.CancellationToken);
            var (code, output, errors) = await TheriacProgram.RunAsync(folder.FullName, "evidence", "--results", folder.FullName, "--to", folder.FullName, "--json");

            Assert.True(code == 1, errors + output);
            Assert.False(TheriacProgram.Json(output).GetProperty("complete").GetBoolean());
            Assert.Contains("A11-1/4", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "evidence.html"), TestContext.Current.CancellationToken));
            Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "evidence.pdf"), TestContext.Current.CancellationToken)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<TestResult> Read(string tests) => TestResults.Read("Suite", new MemoryStream(Encoding.UTF8.GetBytes(Xml(tests))));

    private static string Xml(string tests) => $"<assemblies><assembly><collection>{tests}</collection></assembly></assemblies>";

    private static string Test(string name, string result, params string[] ids) =>
        $"<test type=\"N.{name}Tests\" method=\"It_is_so\" result=\"{result}\"><traits>"
        + string.Concat(ids.Select(id => $"<trait name=\"Requirement\" value=\"{id}\" />")) + "</traits></test>";
}
