using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Theriac.Architecture.Tests.Texts;

/// <summary>Notices of the bell are told by the browser application: each has words there, which name only what the notice tells.</summary>
public sealed partial class NoticeTests
{
    [Theory, InlineData("en"), InlineData("vi"), InlineData("zh")]
    public void Each_notice_has_words_that_name_only_what_it_tells(string language)
    {
        var file = Path.Combine(SourceFiles.Root, "web", "src", "i18n", $"{language}.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var words = json.RootElement.GetProperty("notice");

        var told = Told().ToLookup(notice => notice.Code, notice => notice.Facts);

        Assert.NotEmpty(told);
        foreach (var notice in told)
        {
            Assert.True(words.TryGetProperty(notice.Key, out var text), $"{language}: the notice {notice.Key} has no words.");
            var places = Place().Matches(text.GetString()!).Select(match => match.Groups[1].Value);
            Assert.Empty(places.Except([.. notice.SelectMany(facts => facts), "subject"]));
        }
    }

    private static IEnumerable<(string Code, string[] Facts)> Told() => SourceFiles.CSharp("src")
        .SelectMany(File.ReadLines)
        .Select(line => Notice().Match(line)).Where(match => match.Success)
        .Select(match => (match.Groups[1].Value, Fact().Matches(match.Groups[2].Value).Select(fact => fact.Groups[1].Value).ToArray()));

    [GeneratedRegex("""(?:NoticeUrgency\.\w+|urgency), "([a-z-]+)"(.*)""")]
    private static partial Regex Notice();

    [GeneratedRegex("""\("(\w+)",""")]
    private static partial Regex Fact();

    [GeneratedRegex("""\{\{\s*(\w+)""")]
    private static partial Regex Place();
}
