using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>An application identifier and its value, for example 10 and ABC-1.</summary>
/// <remarks>Only values that have passed the rules of the identifier exist; <c>default</c> is not valid.</remarks>
public readonly record struct AiElement
{
    private readonly string? _ai;
    private readonly string? _value;

    private AiElement(string ai, string value) => (_ai, _value) = (ai, value);

    public string Ai => _ai ?? throw Unset();

    public string Value => _value ?? throw Unset();

    /// <summary>The short name that stands on labels, for example <c>BATCH/LOT</c>.</summary>
    public string Title => Spec.Title;

    internal AiSpec Spec => AiTable.Find(Ai)!;

    public static Outcome<AiElement> Of(string ai, string value) => Of(ai, value.AsSpan());

    internal static Outcome<AiElement> Of(ReadOnlySpan<char> ai, ReadOnlySpan<char> value) =>
        AiTable.Find(ai) is { } spec ? Of(spec, value) : Gs1Refusals.AiUnknown(ai);

    internal static Outcome<AiElement> Of(AiSpec spec, ReadOnlySpan<char> value) =>
        AiRules.Check(spec, value) is { } refusal ? refusal : new AiElement(spec.Ai, value.ToString());

    /// <summary>For values that come out of a key whose rules have been checked.</summary>
    internal static AiElement Trusted(string ai, string value) => new(ai, value);

    public override string ToString() => $"({Ai}){Value}";

    private static InvalidOperationException Unset() => new("default(AiElement) holds nothing.");
}
