namespace Theriac.Recipes;

/// <summary>
/// What the records of the recipe model cannot say by their types. The strict reader and the published JSON Schema are both
/// computed from the records and these, so they cannot disagree.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ModelAttribute : Attribute;

/// <summary>A name that may stand in a URL and in a stream: letters, digits, dot, underscore, hyphen; at most 64.</summary>
internal sealed class IdAttribute : ModelAttribute
{
    public const string Form = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
}

/// <summary>
/// A list that is not written while it is empty, a flag that is not written while it is false. Whatever joined the form after its first
/// release has it, so that what was hashed and signed before keeps its bytes.
/// </summary>
internal sealed class AbsentWhenEmptyAttribute : ModelAttribute;

internal sealed class TextMaxAttribute(int charactersMax) : ModelAttribute
{
    public int CharactersMax { get; } = charactersMax;
}

internal sealed class CountMaxAttribute(int itemsMax) : ModelAttribute
{
    public int ItemsMax { get; } = itemsMax;
}

internal sealed class PatternAttribute(string form) : ModelAttribute
{
    public string Form { get; } = form;
}

internal sealed class FixedAttribute(string value) : ModelAttribute
{
    public string Value { get; } = value;
}

internal sealed class WholeRangeAttribute(int low, int high) : ModelAttribute
{
    public int Low { get; } = low;

    public int High { get; } = high;
}
