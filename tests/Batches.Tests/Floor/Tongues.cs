using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Whatever the decisions of any test say has words in Vietnamese and Chinese, with the same numbers in them.</summary>
internal static class Tongues
{
    public static void HasWords(Refusal refusal)
    {
        foreach (var language in new[] { "vi", "zh" })
        {
            Assert.NotEqual(refusal.Detail, refusal.In(BatchPhrases.All, language).Detail);
            Assert.All(
                refusal.Errors, error => Assert.NotEqual(error.Detail, error.In(BatchPhrases.All, language).Detail));
        }
    }

    public static void HasWords(IFact fact)
    {
        if (fact is not ExceptionOpened { ByRule: true } opened)
            return;
        Assert.All(["vi", "zh"], language => Assert.NotEqual(opened.Description, opened.In(language)));
        Assert.Equal(opened.Description, opened.In("en"));
        Assert.All(
            opened.Facts.Where(one => one.Key is "value" or "elapsed" or "limit" && opened.Kind != ExceptionKind.AnswerNotExpected),
            one => Assert.Contains(one.Value, opened.In("vi")));
    }
}
