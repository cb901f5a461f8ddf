using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.People.Account;

/// <summary>The languages that a person may choose.</summary>
internal static class PersonLanguages
{
    /// <summary>What is wrong with the choice, or null.</summary>
    public static FieldError? Check(string? language, string field) => language is not null && Phrases.Languages.Contains(language)
        ? null
        : new FieldError(field, "language-unknown", "The language is en, vi or zh.");
}
