using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A change line by line: the same on screens, in the document that QA signs, and in print.</summary>
internal static class ChangeTexts
{
    public static IReadOnlyList<SignLine> Of(ChangeRequested change, string language) =>
    [
        new(Words.Change.In(language), $"{change.Id} · {BatchPhrases.Word("change-kind", change.Kind, language)}"),
        .. Redline(change, language),
        new(Words.Reason.In(language), change.Reason),
        new(Words.RequestedBy.In(language), $"{change.By.Name} ({change.By.Id})"),
    ];

    public static IEnumerable<SignLine> Redline(ChangeRequested change, string language) => change switch
    {
        { Equipment: { } one } => Equipment(one, language),
        { Step: { } one } => Step(one, language),
        { Version: { } one } => Version(one, language),
        _ => [],
    };

    private static IEnumerable<SignLine> Equipment(EquipmentChange one, string language)
    {
        yield return new(Words.Steps.In(language), string.Join(", ", one.Numbers));
        yield return new(Words.Before.In(language), one.InsteadOf);
        yield return new(Words.After.In(language), $"{one.Equipment} {one.Name} ({one.Class})");
    }

    private static IEnumerable<SignLine> Step(UnplannedStep one, string language)
    {
        yield return new(Words.Step.In(language), $"{one.Number} {one.Title}");
        yield return new(Words.StandsBehind.In(language), one.AfterNumber);
        if (one.Text is { } text)
            yield return new(Words.Instruction.In(language), text);
        yield return new(Words.Kind.In(language), BatchPhrases.Word("step-kind", one.Kind, language));
        if (one.Low is not null || one.High is not null)
            yield return new(Words.Limits.In(language), ValueReader.Range(new Limits { Low = one.Low, High = one.High }, one.Unit));
        if (one.Verification || one.Critical)
            yield return new(Words.Of(SignatureMeaning.Verified).In(language), Words.Yes.In(language));
    }

    private static IEnumerable<SignLine> Version(VersionChange one, string language)
    {
        yield return new(Words.Before.In(language), $"{one.From.Id} {one.From.Version} · {one.From.Hash}");
        yield return new(Words.After.In(language), $"{one.To.Id} {one.To.Version} · {one.To.Hash}");
        if (one.Control?.Parameters is { } parameters)
            yield return new(Words.ParametersHash.In(language), parameters);
        foreach (var sentence in one.Redline)
            yield return new(Words.ToCome.In(language), sentence.In(language));
        foreach (var step in one.Standing)
            yield return new($"{Words.StandsAsDone.In(language)} {step.Number}", $"{step.Title.In(language)}: {step.Justification}");
    }
}
