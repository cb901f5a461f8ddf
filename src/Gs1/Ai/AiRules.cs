using Theriac.Kernel;

namespace Theriac.Gs1;

/// <summary>Whether a value is what its application identifier says.</summary>
internal static class AiRules
{
    /// <summary>Null when the value may stand there.</summary>
    public static Refusal? Check(AiSpec spec, ReadOnlySpan<char> value)
    {
        var rest = value;
        foreach (var part in spec.Parts)
        {
            if (rest.IsEmpty && part.Optional)
                break;
            if (rest.Length < part.LengthMin)
                return Gs1Refusals.ValueTooShort(spec.Ai, value, spec.LengthMin);
            var text = rest[..Math.Min(rest.Length, part.LengthMax)];
            rest = rest[text.Length..];
            if (!HasCharacters(part.Characters, text))
                return Gs1Refusals.ValueCharacter(spec.Ai, value);
            foreach (var check in part.Checks)
            {
                if (!AiChecks.Hold(check, text))
                    return Refused(check, spec.Ai, value);
            }
        }
        return rest.IsEmpty ? null : Gs1Refusals.ValueTooLong(spec.Ai, value, spec.LengthMax);
    }

    /// <summary>Null when every identifier has the partners it needs and none that it must not have.</summary>
    public static Refusal? CheckTogether(IReadOnlyList<AiElement> elements)
    {
        var present = elements.Select(element => element.Ai).Distinct().ToList();
        foreach (var ai in present)
        {
            var spec = AiTable.Find(ai) ?? throw new InvalidOperationException($"({ai}) was never checked.");
            var others = present.Where(other => other != ai);
            if (others.FirstOrDefault(other => spec.NotWith.Any(not => AiTable.Fits(other, not))) is { } other)
                return Gs1Refusals.NotTogether(ai, other);
            if (spec.Needs.FirstOrDefault(need => !IsMet(need, present)) is { } need)
                return Gs1Refusals.PartnerMissing(ai, need.Replace("|", " or ", StringComparison.Ordinal));
        }
        return null;
    }

    private static bool IsMet(string need, List<string> present) =>
        need.Split('|').Any(all => all.Split('+').All(pattern => present.Exists(ai => AiTable.Fits(ai, pattern))));

    private static bool HasCharacters(AiCharacters characters, ReadOnlySpan<char> text) => characters switch
    {
        AiCharacters.Digits => Charset.IsDigits(text),
        AiCharacters.Set82 => Charset.Is82(text),
        AiCharacters.Set39 => Charset.Is39(text),
        AiCharacters.Base64 => Charset.IsBase64Url(text),
        _ => throw new InvalidOperationException($"No such set: {characters}"),
    };

    private static Refusal Refused(AiCheck check, string ai, ReadOnlySpan<char> value) => check switch
    {
        AiCheck.CheckDigit or AiCheck.CheckPair => Gs1Refusals.CheckDigitWrong(ai, value),
        AiCheck.Date or AiCheck.DateOrMonth or AiCheck.LongDate or AiCheck.HourMinute or AiCheck.Hour or AiCheck.Minute
            or AiCheck.Second => Gs1Refusals.DateNotReal(ai, value),
        _ => Gs1Refusals.ValueNotAllowed(ai, value),
    };
}
