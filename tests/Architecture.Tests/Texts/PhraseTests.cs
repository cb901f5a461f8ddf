using System.Reflection;
using Theriac.Activity;
using Theriac.Batches;
using Theriac.Devices;
using Theriac.Distribution;
using Theriac.Edge;
using Theriac.Epcis;
using Theriac.Host;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;
using Theriac.Serials;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Architecture.Tests.Texts;

/// <summary>Whatever a person reads is there in English, Vietnamese and Chinese, with the same values in it.</summary>
public sealed class PhraseTests
{
    private static readonly Assembly[] Modules =
    [
        typeof(Phrases).Assembly, typeof(PeopleModule).Assembly, typeof(DevicesModule).Assembly, typeof(PlantModule).Assembly, typeof(RecipesModule).Assembly,
        typeof(BatchesModule).Assembly, typeof(EpcisModule).Assembly, typeof(SerialsModule).Assembly, typeof(DistributionModule).Assembly,
        typeof(ActivityModule).Assembly, typeof(TheriacApp).Assembly,
    ];

    private static readonly Phrases All = Phrases.Of(Modules);

    public static TheoryData<string> Codes => [.. SaidSentences.All.Select(said => said.Code).Distinct().Order()];

    public static TheoryData<string> Facts => [.. FactTypes().Select(type => type.Name)];

    [Fact]
    public void Each_phrase_has_the_same_places_in_every_language() => Assert.Empty(
        from key in All.All
        from phrase in key.Value
        where !Same(phrase.En, phrase.Vi) || !Same(phrase.En, phrase.Zh)
        select $"{key.Key}: {phrase.En}");

    [Fact]
    public void No_phrase_is_empty_begs_or_shouts() => Assert.Empty(
        from key in All.All
        from text in key.Value.SelectMany(phrase => new[] { phrase.En, phrase.Vi, phrase.Zh })
        where string.IsNullOrWhiteSpace(text) || text.Contains('!') || text.Contains("please", StringComparison.OrdinalIgnoreCase)
        select key.Key);

    [Fact]
    public void Each_list_that_a_place_names_is_there() => Assert.Empty(
        from phrase in All.All.Values.SelectMany(phrases => phrases)
        from text in new[] { phrase.En, phrase.Vi, phrase.Zh }
        from list in System.Text.RegularExpressions.Regex.Matches(text, @"\{\w+:([\w-]+)\}").Select(match => match.Groups[1].Value)
        where !All.All.Keys.Any(key => key.StartsWith($"word.{list}.", StringComparison.Ordinal))
        select $"{list}: {text}");

    /// <summary>The list is read from the source: a new refusal, field error or finding without words is named here.</summary>
    [Theory, MemberData(nameof(Codes))]
    public void What_is_refused_is_said_in_the_reader_s_language(string code)
    {
        foreach (var said in SaidSentences.All.Where(one => one.Code == code))
        {
            foreach (var language in new[] { "vi", "zh" })
            {
                var told = All.Retell(language, Problems.SaidBy(code), said.Text);
                Assert.True(told != said.Text, $"{said.Place}: {code} has no words in {language}: {said.Text}");
                Assert.All(Holes(said.Text), hole => Assert.Contains(hole, told));
            }
        }
    }

    [Fact]
    public void The_list_of_what_is_said_is_not_empty() => Assert.InRange(SaidSentences.All.Count, 300, 2_000);

    [Theory]
    [InlineData("site-unknown", "There is no site S9.")]
    [InlineData("lot-id-taken", "There is already a lot L-1. Choose another id.")]
    [InlineData("person-not-found", "There is no person lan.")]
    [InlineData("recipe-not-draft", "The version is no draft; it is in-review.")]
    [InlineData("signer-not-allowed", "lan may not sign this: the same person had a part in it before.")]
    [InlineData("value-not-readable", "Choose one of the answers.")]
    [InlineData("gs1-link-not-valid", "A path begins with a slash.")]
    [InlineData("review-missing", "The record is not reviewed.")]
    [InlineData("type-wrong", "Needs a whole number.")]
    public void What_is_put_together_is_said_in_the_reader_s_language_too(string code, string english)
    {
        Assert.NotEqual(english, All.Retell("vi", Problems.SaidBy(code), english));
        Assert.NotEqual(english, All.Retell("zh", Problems.SaidBy(code), english));
        Assert.Equal(english, All.Retell("en", Problems.SaidBy(code), english));
    }

    [Theory, MemberData(nameof(Facts))]
    public void Each_fact_is_a_sentence_in_the_reader_s_language(string name)
    {
        var fact = (IFact)SampleFacts.Make(FactTypes().Single(type => type.Name == name));
        var entry = new Entry(1, "person/lan", 1, 0, "Etc/UTC", 0, "an", null, "", default, [], []);

        var sentence = Speakers().Select(one => one.Say(entry, fact)).FirstOrDefault(one => one is not null);

        Assert.NotNull(sentence);
        var english = All.Say("en", sentence);
        Assert.DoesNotContain("{", english);
        Assert.All(["vi", "zh"], language => Assert.NotEqual(english, All.Say(language, sentence)));
    }

    private static IReadOnlyList<IFactSentences> Speakers() =>
    [
        .. Modules.SelectMany(module => module.GetTypes())
            .Where(type => type.IsClass && typeof(IFactSentences).IsAssignableFrom(type))
            .Select(type => (IFactSentences)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    private static IReadOnlyList<Type> FactTypes() =>
    [
        .. Modules.Append(typeof(LedgerModule).Assembly).SelectMany(module => module.GetTypes())
            .Where(type => type.GetCustomAttribute<Ledger.FactAttribute>() is not null),
    ];

    private static bool Same(string one, string other) =>
        Phrase.PlacesOf(one).Distinct().Order().SequenceEqual(Phrase.PlacesOf(other).Distinct().Order());

    private static IEnumerable<string> Holes(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, "‹\\d+›").Select(match => match.Value);
}
