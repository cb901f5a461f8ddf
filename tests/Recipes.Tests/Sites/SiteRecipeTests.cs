using Theriac.Ledger;
using Theriac.People;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Recipes.Tests;

public sealed class SiteRecipeTests
{
    private static readonly Signature Signed = new("qa", "Qa", Role.QaReviewer, SignatureMeaning.Approved, "", "en", "password-both", null);

    /// <summary>What was said in order ("version@day"), and which version each of days 1 to 9 then has.</summary>
    [Theory]
    [InlineData("1@3", "..1111111")]
    [InlineData("1@3 2@6", "..1112222")]
    [InlineData("1@3 2@6 3@6", "..1113333")]
    [InlineData("1@3 2@8 3@5", "..1133333")]
    [InlineData("1@3 2@6 1@6", "..1111111")]
    [InlineData("2@9 1@1", "111111111")]
    public void The_day_decides_and_a_later_word_replaces_what_was_planned(string said, string days)
    {
        var here = Say(said);
        Assert.Equal(days, string.Concat(Enumerable.Range(1, 9).Select(day => here.On(Day(day))?.Version ?? ".")));
        Assert.Equal(said.Split(' ').Length, here.Said.Count);
    }

    [Fact]
    public void Exactly_one_version_or_none_holds_on_any_day_and_only_from_its_date_on()
    {
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var said = Enumerable.Range(0, random.Next(1, 8)).Select(_ => (Version: $"{random.Next(1, 5)}", Day: random.Next(1, 10))).ToList();
            var here = Say(string.Join(' ', said.Select(one => $"{one.Version}@{one.Day}")));
            Assert.Equal(here.Dates.Select(date => date.From).Order().Distinct(), here.Dates.Select(date => date.From));
            for (var day = 1; day < 10; day++)
            {
                // Told another way: the last word whose day has come and that no later word for the same day or before took away.
                var holds = said.Where((one, at) => one.Day <= day && said.Skip(at + 1).All(later => later.Day > one.Day)).Select(one => one.Version).LastOrDefault();
                Assert.Equal(holds, here.On(Day(day))?.Version);
            }
        }
    }

    [Fact]
    public void Of_parameter_sets_the_approved_one_holds_until_another_is_approved()
    {
        var here = SiteRecipe.Empty("");
        here = Apply(here, new ParameterSetPrepared("R", "1", "HN", "a", "first", Signed));
        Assert.Equal((null, "a"), (here.ApprovedSet("1")?.Hash, here.WaitingSet("1")?.Hash));
        here = Apply(here, new ParameterSetApproved("R", "1", "HN", "a", Signed));
        here = Apply(here, new ParameterSetPrepared("R", "1", "HN", "b", "second", Signed));
        Assert.Equal(("a", "b"), (here.ApprovedSet("1")?.Hash, here.WaitingSet("1")?.Hash));
        here = Apply(here, new ParameterSetApproved("R", "1", "HN", "b", Signed));
        Assert.Equal(("b", null), (here.ApprovedSet("1")?.Hash, here.WaitingSet("1")?.Hash));
        Assert.Null(here.ApprovedSet("2"));
    }

    private static DateOnly Day(int day) => new(2026, 12, day);

    private static SiteRecipe Say(string said) => said.Split(' ').Select(one => one.Split('@'))
        .Aggregate(SiteRecipe.Empty(""), (here, one) => Apply(here, new RecipeMadeEffective("R", one[0], "HN", Day(int.Parse(one[1])), "why", Signed)));

    private static SiteRecipe Apply(SiteRecipe here, IFact fact) =>
        here.Apply(new Entry(1, "recipe-site/R/HN", 1, 0, "Etc/UTC", 0, "qa", null, "", default, [], []), fact);
}
