using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Everything that this module refuses, with its code.</summary>
internal static class RecipeRefusals
{
    public static Refusal NotExecutable(IReadOnlyList<FieldError> errors) =>
        new("recipe-not-executable", 422, "The procedure cannot be executed. Each error names the place.")
        {
            Errors = [.. errors.Take(RecipeLimits.ErrorsMax)],
        };

    public static Refusal TooLarge(long bytes) =>
        new("recipe-too-large", 413, $"The document has {bytes} bytes; {RecipeLimits.BytesMax} at most.");

    public static Refusal TooManyInstructions(int count) =>
        new("recipe-too-many-instructions", 422, $"The recipe has {count} instructions; {RecipeLimits.InstructionsMax} at most.");

    public static Refusal NotJson(long? line, long? position) =>
        new("recipe-not-json", 422, $"This is no JSON: line {line + 1}, byte {position + 1}.");

    public static Refusal NotXml(int line, int position) =>
        new("batchml-not-xml", 422, $"This is no XML that can be read here: line {line}, position {position}. A document type is not accepted.");

    public static Refusal XmlTooLarge(string what, int max) =>
        new("batchml-too-large", 413, $"The file has too many {what}; {max} at most.");

    public static Refusal NotBatchMl(string name, string space) =>
        new Refusal("batchml-not-v02", 422, "The file is not BatchML V02: its root must be BatchInformation in that namespace.")
            .With("root", name).With("namespace", space);

    public static Refusal NotOneMasterRecipe(int count) =>
        new("batchml-not-one-recipe", 422, $"The file holds {count} master recipes. One at a time can be imported.");
}
