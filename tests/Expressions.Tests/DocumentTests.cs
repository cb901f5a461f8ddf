using System.Text.RegularExpressions;
using Theriac.Expressions.Types;
using Theriac.Kernel;
using Theriac.Testing;
using Xunit;

namespace Theriac.Expressions.Tests;

/// <summary>What docs/expressions.md shows to authors is so.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(PostgresServer.FindRoot(), "docs", "expressions.md"));

    private static readonly Scope Examples = new Scope()
        .Add("api.mass", "10 kg").Add("api.assay", "98 %").Add("tablets.good", "98000 each").Add("tablets.theoretical", "100000 each")
        .Add("api.water", "3.1 %").AddRanges("table.potency.factor", "%", null, "8", ("0", "1"), ("2", "1.0204"), ("5", "1.0526"))
        .AddColumn("ipc.weights", "mg", "250", "251")
        .Add("dispensed", ExpressionType.Moment, null).Add("coating.start", ExpressionType.Moment, null).Add("granulation.end", ExpressionType.Moment, null);

    public static TheoryData<string> ExampleTexts =>
        new(InCode().Matches(Document[Document.IndexOf("## Examples", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value));

    [Theory, MemberData(nameof(ExampleTexts))]
    public void An_example_is_an_expression(string text) => Assert.Empty(Expression.Check(text, Examples).Findings);

    [Fact]
    public void Every_function_is_described()
    {
        var described = Document[Document.IndexOf("## Functions", StringComparison.Ordinal)..Document.IndexOf("## Units", StringComparison.Ordinal)];
        Assert.All(Functions.Function.All, function => Assert.Matches($@"`{function.Name}[`(]", described));
    }

    [Fact]
    public void Water_by_potency_is_as_a_chemist_calculates_it() => Assert.Equal(
        "0.2040816326530612244897959184 kg",
        Expression.Check("{api.mass} * 100 % / {api.assay} - {api.mass} in kg", Examples).Expression!.Evaluate(Examples).Value.Result.ToString());

    [GeneratedRegex(@"^\| [^|]+\| `([^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex InCode();
}
