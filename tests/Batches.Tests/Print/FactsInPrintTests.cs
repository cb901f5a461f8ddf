using System.Collections;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Whatever kind of fact comes to batches, its entry is in every copy of the record, with all that somebody wrote in it.</summary>
public sealed class FactsInPrintTests
{
    /// <summary>
    /// Texts that nobody wrote: places in the recipe and names within the record, which the sentence or the entry's place says, and what an
    /// exception's description was made of. Everything else is to be found, however deep it stands.
    /// </summary>
    private static readonly HashSet<string> NotWritten = new(StringComparer.Ordinal)
    {
        "Phase", "Step", "Number", "Operation", "Transition", "Node", "Way", "Element", "After", "AfterNumber", "Id", "ItemHash", "Job",
        "Steps", "Stale", "Fired", "Skipped", "Enabled", "ExceptionOpened.Facts",
    };

    private static readonly CorpusSchema Schema = new("BatchML-BatchProductionRecord.xsd");
    private static readonly XNamespace Space = MesaXml.Space;

    private static readonly IReadOnlyDictionary<string, Type> Facts = typeof(BatchesModule).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<Ledger.FactAttribute>() is not null).ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Facts.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    [Trait("Requirement", "P11-10b")]
    [Trait("Requirement", "A11-8.1/8.2")]
    public void A_fact_is_told_in_three_languages_with_everything_that_was_written_in_it(string name)
    {
        var fact = (IFact)new Sample().Of(Facts[name]);
        foreach (var language in new[] { "en", "vi", "zh" })
        {
            var sentence = FactTexts.In(fact, language);
            Assert.False(string.IsNullOrEmpty(sentence));
            var shown = sentence + " " + string.Join(" · ", FactRemarks.Of(fact, sentence));
            Assert.Empty(Written(fact).Where(one => !shown.Contains(one.Text, StringComparison.Ordinal)).Select(one => one.Where));
        }
    }

    [Fact]
    [Trait("Requirement", "P11-10b")]
    [Trait("Requirement", "A11-8.1/8.2")]
    public async Task The_pages_and_the_BatchML_have_every_text_of_every_kind_of_fact()
    {
        var sample = new Sample();
        var facts = Names.Select(row => (IFact)sample.Of(Facts[row.Data])).ToList();
        var data = Record([.. facts]);
        var pages = await RecordTests.TextAsync(new RecordPrinter(data, "zh").Print());
        var file = RecordXml.Write(data, "vi").Unsealed();
        var xml = XDocument.Parse(Encoding.UTF8.GetString(file));
        // The entry's own line has everything, for programs; here it is asked what stands where people and other systems look.
        xml.Descendants(Space + "UserAttribute").Where(one => one.Element(Space + "AttributeID")!.Value == "entry").Remove();
        var copy = string.Join('\n', xml.Descendants().Where(one => !one.HasElements).Select(one => one.Value));

        Assert.Empty(facts.SelectMany(Written).Where(one => !pages.Contains(one.Text, StringComparison.Ordinal)).Select(one => one.Where));
        Assert.Empty(facts.SelectMany(Written).Where(one => !copy.Contains(one.Text, StringComparison.Ordinal)).Select(one => one.Where));
        var people = xml.Root!.Element(Space + "PersonnelIdentification")!.Elements()
            .ToDictionary(one => one.Element(Space + "RecordReference")!.Value, one => one.Element(Space + "Name")!.Value);
        Assert.DoesNotContain(facts.SelectMany(Deep<By>), by => people.GetValueOrDefault(by.Id) != by.Name);
        Assert.DoesNotContain(facts.SelectMany(Deep<Signature>), one => people.GetValueOrDefault(one.Signer) != one.PrintedName);
        Assert.Empty(Schema.Faults(file));
    }

    [Theory, MemberData(nameof(Names))]
    [Trait("Requirement", "P11-10b")]
    public void A_fact_stands_in_the_copy_at_the_place_that_it_names(string name)
    {
        var fact = (IFact)new Sample().Of(Facts[name]);
        var named = new[] { "Step", "Phase", "Transition", "Node", "Element" }
            .Select(place => Facts[name].GetProperty(place)?.GetValue(fact) as string).OfType<string>().FirstOrDefault();
        Assert.Equal(named ?? (fact as ChangeRequested)?.Step?.Phase, FactPlaces.Of(fact));
    }

    [Theory, MemberData(nameof(Names))]
    [Trait("Requirement", "P11-10b")]
    public void No_signature_of_a_fact_is_missed_by_the_record_and_nobody_who_acted(string name)
    {
        var fact = (IFact)new Sample().Of(Facts[name]);
        Assert.Equal(Deep<Signature>(fact), FactParts.Of<Signature>(fact));
        Assert.Equal(Deep<By>(fact), FactParts.Of<By>(fact));
        if (!Deep<Signature>(fact).Any())
            return;
        var state = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a")))).State;
        Assert.Equal(Deep<Signature>(fact), state.Apply(Of(fact, 9), fact).AllSignatures.Except(state.AllSignatures));
    }

    [Theory, MemberData(nameof(Names))]
    [Trait("Requirement", "P11-10b")]
    public void A_fact_goes_through_the_electronic_copy_and_is_the_same_byte_by_byte(string name)
    {
        var entry = Of((IFact)new Sample().Of(Facts[name]), 7);
        Assert.Equal(EntriesProof.LineOf(entry), EntriesProof.LineOf(EntryCopy.Of(entry).ToEntry("batch/B1")!));
    }

    private static Entry Of(IFact fact, int number) => new(
        number, "batch/B1", number, 1_700_000_000_123_456, "Asia/Ho_Chi_Minh", 420, "an", null,
        fact.GetType().GetCustomAttribute<Ledger.FactAttribute>()!.Type, FactTypes.Write(fact), new byte[32], new byte[32]);

    private static RecordData Record(IReadOnlyList<IFact> facts)
    {
        var floor = Floor.Started(Make.Recipe(Make.Phase("p", Make.Do("a"))));
        var entries = facts.Select((fact, i) => new RecordEntry(Of(fact, i + 1), fact)).ToList();
        return new RecordData(
            floor.Scene(Floor.Person("qa", Role.QaReviewer)) with { BatchAt = new StreamVersion("batch/B1", entries.Count) }, entries,
            RecordData.HashOf(entries.Select(one => one.Entry)), new LedgerHead(Guid.Empty, InstanceKind.Production, entries.Count, 0, new byte[32]), null,
            new EntriesProof(Guid.Empty, [], null, []));
    }

    private static IEnumerable<T> Deep<T>(object? value) => value switch
    {
        null or string => [],
        T found => [found],
        IEnumerable many => many.Cast<object?>().SelectMany(Deep<T>),
        _ => Members(value).SelectMany(one => Deep<T>(one.GetValue(value))),
    };

    /// <summary>Every text of the sample that is one of its own, with where it stands.</summary>
    private static IEnumerable<(string Where, string Text)> Written(object? value) => Written(value, value!.GetType().Name);

    private static IEnumerable<(string Where, string Text)> Written(object? value, string at) => value switch
    {
        null => [],
        string text => Sample.IsOwn(text) ? [(at, text)] : [],
        By or Check => [],
        Signature signature => [(at + ".Comment", signature.Comment!)],
        IReadOnlyDictionary<string, string> pairs => pairs.Values.Select(text => (at, text)),
        IEnumerable many => many.Cast<object?>().SelectMany(one => Written(one, at)),
        _ => Members(value)
            .Where(one => !NotWritten.Contains($"{value.GetType().Name}.{one.Name}") && !(NotWritten.Contains(one.Name) && IsText(one.PropertyType)))
            .SelectMany(one => Written(one.GetValue(value), $"{at}.{one.Name}")),
    };

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(IReadOnlyList<string>);

    private static IEnumerable<PropertyInfo> Members(object value) => value.GetType() is { IsClass: true } type && type.Namespace?.StartsWith("Theriac", StringComparison.Ordinal) == true
        ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance) : [];

    /// <summary>Makes a fact with something in every place, and every text another one.</summary>
    private sealed class Sample
    {
        private int _count;

        /// <summary>False for a text that is made of others, or belongs to a unit.</summary>
        public static bool IsOwn(string text) => text.Length == 20 && text.StartsWith("Said", StringComparison.Ordinal);

        public object Of(Type type) => type switch
        {
            _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner),
            _ when type == typeof(string) => $"Said{++_count:0000}".PadRight(20, 'z'),
            _ when type == typeof(LocalizedText) => (LocalizedText)$"Title {++_count}",
            _ when type == typeof(Unit) => Unit.Kilogram,
            _ when type == typeof(Quantity) => new Quantity(1.50m, Unit.Kilogram),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            _ when type == typeof(RoundingRule) => RoundingRule.Places(RoundingMode.HalfEven, 2),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 22),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
                => new Dictionary<string, string>(StringComparer.Ordinal) { ["part"] = (string)Of(typeof(string)) },
            _ when type.IsGenericType && type.GetGenericArguments() is [var item] => ListOf(item),
            _ => Made(type),
        };

        private Array ListOf(Type item)
        {
            var list = Array.CreateInstance(item, 1);
            list.SetValue(Of(item), 0);
            return list;
        }

        private object Made(Type type)
        {
            var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
            var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
            foreach (var property in type.GetProperties().Where(one => one.CanWrite && (constructor.GetParameters().Length == 0 || IsRequired(one))))
                property.SetValue(made, Of(property.PropertyType));
            return made;
        }

        private static bool IsRequired(PropertyInfo property) =>
            property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;
    }
}
