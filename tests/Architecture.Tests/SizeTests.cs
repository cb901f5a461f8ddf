using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Theriac.Architecture.Tests;

/// <summary>Small enough to be read: a method fits on a screen.</summary>
public sealed class SizeTests
{
    private const int MethodLinesMax = 70;
    private const int FileLinesMax = 600;

    [Fact]
    public void No_method_is_longer_than_a_screen()
    {
        var longest = SourceFiles.CSharp("src", "bench", "tests").SelectMany(Methods).Where(method => method.Lines > MethodLinesMax);

        Assert.Empty(longest.Select(method => $"{method.Place}: {method.Lines} lines"));
    }

    [Fact]
    public void No_file_is_longer_than_a_chapter()
    {
        var longest = SourceFiles.CSharp("src", "bench", "tests")
            .Select(file => (File: file, Lines: File.ReadLines(file).Count())).Where(file => file.Lines > FileLinesMax);

        Assert.Empty(longest.Select(file => $"{SourceFiles.Short(file.File)}: {file.Lines} lines"));
    }

    private static IEnumerable<(string Place, int Lines)> Methods(string file)
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file));
        foreach (var method in tree.GetRoot().DescendantNodes().Where(IsMethod))
        {
            var first = LineOf(method, FirstOf(method));
            yield return ($"{SourceFiles.Short(file)}:{first + 1}", LineOf(method, method.Span.End) - first + 1);
        }
    }

    /// <summary>Where the method itself begins: the cases above a theory are a table, however long.</summary>
    private static int FirstOf(SyntaxNode method) =>
        method is BaseMethodDeclarationSyntax { AttributeLists: [.., var last] } ? last.GetLastToken().GetNextToken().SpanStart : method.SpanStart;

    private static int LineOf(SyntaxNode node, int position) => node.SyntaxTree.GetLineSpan(new TextSpan(position, 0)).StartLinePosition.Line;

    private static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;
}
