using System.Text.RegularExpressions;
using Xunit;

namespace Theriac.Architecture.Tests;

/// <summary>Rules of the house that no analyzer knows.</summary>
public sealed partial class HouseRuleTests
{
    private static readonly string[] BannedFolders = ["Core", "Common", "Utils", "Helpers", "Misc"];

    [Fact]
    public void No_folder_is_called_by_a_word_that_says_nothing() =>
        Assert.DoesNotContain(
            Directory.EnumerateDirectories(Path.Combine(SourceFiles.Root, "src"), "*", SearchOption.AllDirectories),
            folder => BannedFolders.Contains(Path.GetFileName(folder)));

    [Fact]
    public void Nothing_unfinished_is_left_in_the_source() =>
        Assert.Empty(SourceFiles.CSharp("src", "bench")
            .SelectMany(file => File.ReadLines(file).Where(line => Unfinished().IsMatch(line)).Select(line => $"{SourceFiles.Short(file)}: {line.Trim()}")));

    [Fact]
    public void Sql_is_never_concatenated() =>
        Assert.Empty(SourceFiles.CSharp("src")
            .Where(file => !file.Contains("/src/Storage/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(line => InlineSql().IsMatch(line)).Select(line => $"{SourceFiles.Short(file)}: {line.Trim()}")));

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\$?""\s*(select\s.+\sfrom|insert\s+into|update\s.+\sset|delete\s+from)\s", RegexOptions.IgnoreCase)]
    private static partial Regex InlineSql();
}
