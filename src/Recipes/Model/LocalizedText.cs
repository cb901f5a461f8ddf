namespace Theriac.Recipes;

/// <summary>A text in its original language and, where somebody translated it, in others.</summary>
/// <remarks>Where a translation is missing the original stands; nothing is translated by machine.</remarks>
public sealed record LocalizedText
{
    [TextMax(8_000)]
    public required string En { get; init; }

    [TextMax(8_000)]
    public string? Vi { get; init; }

    [TextMax(8_000)]
    public string? Zh { get; init; }

    public static implicit operator LocalizedText(string original) => new() { En = original };

    public string In(string language) => language switch
    {
        "vi" => Vi ?? En,
        "zh" => Zh ?? En,
        _ => En,
    };

    public override string ToString() => En;
}
