using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Theriac.Edge;

/// <summary>The language that an answer is read in. Handlers take it as a parameter.</summary>
/// <remarks>
/// What the request says counts: <c>?language=</c> (public pages: <c>?lang=</c>), then <c>Accept-Language</c>, which our screens
/// send with their own language. A request that says nothing is answered in the language of its person.
/// </remarks>
public readonly record struct ReaderLanguage(string Code)
{
    public static ReaderLanguage Of(HttpContext context) => new(
        Known(context.Request.Query["language"])
        ?? Known(context.Request.Query["lang"])
        ?? Wished(context.Request.Headers.AcceptLanguage)
        ?? Known(context.Features.Get<PersonLanguage>()?.Code)
        ?? Phrases.English);

    /// <summary>Bound by minimal APIs.</summary>
    public static ValueTask<ReaderLanguage> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(Of(context));

    /// <summary>The first language of an <c>Accept-Language</c> header that we speak; null when there is none.</summary>
    public static string? Wished(string? acceptLanguage)
    {
        var wishes = (acceptLanguage ?? "").Split(',').Select(part => part.Split(';')).Select((part, index) => (
            Language: part[0].Trim().Split('-')[0].ToLowerInvariant(), Weight: WeightOf(part), Index: index));
        return wishes.Where(wish => wish.Weight > 0 && Phrases.Languages.Contains(wish.Language))
            .OrderByDescending(wish => wish.Weight).ThenBy(wish => wish.Index).Select(wish => wish.Language).FirstOrDefault();
    }

    private static string? Known(string? language) => language is not null && Phrases.Languages.Contains(language) ? language : null;

    private static double WeightOf(string[] part)
    {
        var weight = part.Skip(1).Select(one => one.Trim()).FirstOrDefault(one => one.StartsWith("q=", StringComparison.OrdinalIgnoreCase));
        return weight is null ? 1
            : double.TryParse(weight.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture, out var said) ? said : 0;
    }
}

/// <summary>A feature of the request: the language that its person reads.</summary>
public sealed record PersonLanguage(string Code);
