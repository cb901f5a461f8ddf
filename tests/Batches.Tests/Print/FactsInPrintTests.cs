using System.Reflection;
using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>Whatever kind of fact comes to batches, its entry is in every copy of the record, with all that somebody wrote in it.</summary>
public sealed class FactsInPrintTests
{
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
            foreach (var text in Facts[name].GetProperties().Where(FactRemarks.IsText).Select(property => property.GetValue(fact)))
                Assert.Contains(text is LateEntry late ? late.Reason : Assert.IsType<string>(text), shown, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Names))]
    [Trait("Requirement", "P11-10b")]
    public void A_fact_goes_through_the_electronic_copy_and_is_the_same_byte_by_byte(string name)
    {
        var fact = (IFact)new Sample().Of(Facts[name]);
        var entry = new Entry(
            7, "batch/B1", 3, 1_700_000_000_123_456, "Asia/Ho_Chi_Minh", 420, "an", null, name, FactTypes.Write(fact), new byte[32], new byte[32]);
        var again = EntryCopy.Of(entry).ToEntry("batch/B1")!;
        Assert.Equal(EntriesProof.LineOf(entry), EntriesProof.LineOf(again));
    }

    /// <summary>Makes a fact with something in every place, and every text another one.</summary>
    private sealed class Sample
    {
        private int _count;

        public object Of(Type type) => type switch
        {
            _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner),
            _ when type == typeof(string) => $"Said {++_count:0000} ".PadRight(64, '.'),
            _ when type == typeof(LocalizedText) => (LocalizedText)$"Title {++_count}",
            _ when type == typeof(Unit) => Unit.Kilogram,
            _ when type == typeof(Quantity) => new Quantity(1.50m, Unit.Kilogram),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            _ when type == typeof(RoundingRule) => RoundingRule.Places(RoundingMode.HalfEven, 2),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 22),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => new Dictionary<string, string>(StringComparer.Ordinal),
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
            foreach (var property in type.GetProperties().Where(one => one.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null))
                property.SetValue(made, Of(property.PropertyType));
            return made;
        }
    }
}
