using Theriac.Activity.Index;
using Theriac.Edge;
using Theriac.People;
using Theriac.Storage;
using Xunit;

namespace Theriac.Host.Tests.Answers;

[Trait("Requirement", "A11D-12c")]
public sealed class WordsTests
{
    [Theory]
    [InlineData("Joins LINE 2", "joins line 2")]
    [InlineData("batch/B2406-017", "batch b2406 017")]
    [InlineData("41.60 °C, pH 7.4.", "41.60 c ph 7.4")]
    [InlineData("Nguyễn Thị Lan: sai lệch", "nguyễn thị lan sai lệch")]
    [InlineData("批号 B1", "批 号 b1")]
    [InlineData("", "")]
    [InlineData("'; drop table x --", "drop table x")]
    public void Text_is_cut_into_words_the_same_way_for_what_is_stored_and_what_is_asked(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Words.Of(text)));

    [Fact]
    public void A_hash_is_no_word_and_a_long_record_has_its_first_words()
    {
        Assert.Empty(Words.Of(new string('a', Words.LengthMax + 1)));
        Assert.Equal(Words.CountMax, Words.Of(string.Join(' ', Enumerable.Range(0, 1_000))).Count);
    }

    [Theory]
    [InlineData("B2406* lan", "\"b2406\"* AND \"lan\"", "'b2406':* & 'lan'")]
    [InlineData("B2406-01*", "\"b2406\" AND \"01\"*", "'b2406' & '01':*")]
    [InlineData("\"a\" OR b'c", "\"a\" AND \"or\" AND \"b\" AND \"c\"", "'a' & 'or' & 'b' & 'c'")]
    public void A_question_steers_no_engine(string text, string sqlite, string postgres)
    {
        var query = WordQuery.Of(text)!;

        Assert.Equal((sqlite, postgres), (query.For(Engine.Sqlite), query.For(Engine.Postgres)));
    }

    [Theory]
    [InlineData("người vận hành lan", "((\"người\" AND \"vận\" AND \"hành\") OR (\"operator\")) AND \"lan\"")]
    [InlineData("操作员", "((\"操\" AND \"作\" AND \"员\") OR (\"operator\"))")]
    [InlineData("vận hành", "\"vận\" AND \"hành\"")]
    public void What_people_read_is_found_by_the_code_that_is_stored(string text, string sqlite) =>
        Assert.StartsWith(sqlite, WordQuery.Of(text, new ReaderWords(Phrases.Of(typeof(PeopleModule).Assembly)))!.For(Engine.Sqlite));

    [Fact]
    public void A_question_without_a_word_is_none() => Assert.Null(WordQuery.Of(" -- ** "));
}
