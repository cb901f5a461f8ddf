using System.Text.RegularExpressions;
using Xunit;

namespace Theriac.Architecture.Tests;

/// <summary>
/// Every requirement that stands so far has a test that carries its id, in the class that the table of <c>theriac evidence</c>
/// names; a test that carries an id which is not there stands for nothing.
/// </summary>
public sealed partial class RequirementTests
{
    private static readonly ILookup<string, string> ClassesById = SourceFiles.CSharp("tests")
        .SelectMany(file => Trait().Matches(File.ReadAllText(file)).Select(match => (Id: match.Groups[1].Value, Class: Path.GetFileNameWithoutExtension(file))))
        .ToLookup(one => one.Id, one => one.Class);

    private static readonly IReadOnlyList<(string Id, string[] Classes)> Expected =
    [
        .. File.ReadLines(Path.Combine(SourceFiles.Root, "src/Cli/Evidence/requirements.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | "))
            .Select(parts => (parts[0], parts[2].Split(' '))),
    ];

    public static TheoryData<string> Ids => new(Expected.Select(one => one.Id));

    [Theory, MemberData(nameof(Ids))]
    public void A_requirement_is_shown_where_the_table_says(string id)
    {
        var classes = Expected.Single(one => one.Id == id).Classes;

        Assert.Equal(classes.Where(name => name is not ("-" or "?")).Order(), ClassesById[id].Distinct().Order());
    }

    [Fact]
    public void No_test_stands_for_a_requirement_that_the_table_does_not_know() =>
        Assert.Empty(ClassesById.Select(one => one.Key).Except(Expected.Select(one => one.Id)));

    [GeneratedRegex("""Trait\("Requirement", "([^"]+)"\)""")]
    private static partial Regex Trait();
}
