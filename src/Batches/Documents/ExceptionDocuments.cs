using Theriac.People;

namespace Theriac.Batches;

/// <summary>What is signed about exceptions: all that is on record about them, and what is added.</summary>
internal static class ExceptionDocuments
{
    public static SignDocument Assess(Scene scene, ExceptionState exception, AssessCommand command, string language)
    {
        var lines = StepDocuments.Head(scene, language);
        lines.AddRange(Of(exception, language));
        lines.Add(new SignLine(Words.ProductTouched.In(language), YesNo(command.ProductImpact, language)));
        lines.Add(new SignLine(Words.Impact.In(language), command.Impact.Trim()));
        return new SignDocument(
            language, Statements.AssessTitle.In(language, scene.State.Id, exception.Id), SignatureMeaning.Reviewed,
            Statements.Assess.In(language), lines);
    }

    public static SignDocument Conclude(Scene scene, ExceptionState exception, ConcludeCommand command, string language)
    {
        var lines = StepDocuments.Head(scene, language);
        lines.AddRange(Of(exception, language));
        if (command.ProductImpact is { } touched)
            lines.Add(new SignLine(Words.ProductTouched.In(language), YesNo(touched, language)));
        lines.Add(new SignLine(Words.Impact.In(language), command.Impact.Trim()));
        if (command.RootCause is { } category)
            lines.Add(new SignLine(Words.RootCause.In(language), BatchPhrases.Word("root-cause", category, language)));
        lines.Add(new SignLine(Words.Cause.In(language), command.Cause.Trim()));
        lines.Add(new SignLine(Words.Conclusion.In(language), command.Conclusion.Trim()));
        lines.Add(new SignLine(Words.AssociatedBatches.In(language), string.Join(", ", command.AssociatedBatches ?? [])));
        return new SignDocument(
            language, Statements.ConcludeTitle.In(language, scene.State.Id, exception.Id), SignatureMeaning.Approved,
            Statements.Conclude.In(language), lines);
    }

    /// <summary>Each of them in full: nobody signs for what he was not shown.</summary>
    public static SignDocument ConcludeTogether(Scene scene, ConcludeTogetherCommand command, string language)
    {
        var lines = StepDocuments.Head(scene, language);
        foreach (var id in command.Exceptions!)
            lines.AddRange(Of(scene.State.FindException(id.ToUpperInvariant())!, language));
        lines.Add(new SignLine(Words.Impact.In(language), command.Impact.Trim()));
        lines.Add(new SignLine(Words.Cause.In(language), command.Cause.Trim()));
        lines.Add(new SignLine(Words.Conclusion.In(language), command.Conclusion.Trim()));
        return new SignDocument(
            language, Statements.ConcludeTogetherTitle.In(language, scene.State.Id, command.Exceptions!.Count), SignatureMeaning.Approved,
            Statements.ConcludeTogether.In(language), lines);
    }

    private static IEnumerable<SignLine> Of(ExceptionState exception, string language)
    {
        yield return new SignLine(Words.Exception.In(language), $"{exception.Id} · {Words.Of(exception.Opened.Kind).In(language)}");
        yield return new SignLine(Words.Grade.In(language), Words.Of(exception.Grade).In(language));
        yield return new SignLine(Words.Description.In(language), exception.Opened.In(language));
        foreach (var fact in exception.Opened.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
            yield return new SignLine(BatchPhrases.All.Word(language, "exception-fact", fact.Key), fact.Value);
        foreach (var one in exception.Justifications)
            yield return new SignLine(Words.Justification.In(language), $"{one.Text} ({one.By.Name})");
        foreach (var file in exception.Files)
            yield return new SignLine(Words.File.In(language), $"{file.File.Name} · SHA-256 {file.File.Content}");
        foreach (var end in exception.EarlierConclusions)
        {
            yield return new SignLine(
                Words.ConcludedBefore.In(language), $"{end.Conclusion} ({end.Signature.PrintedName}) · {end.Reopened!.Text} ({end.Reopened.By.Name})");
        }

        if (exception.Assessment is { } first)
        {
            yield return new SignLine(
                Words.Assessed.In(language),
                $"{Words.ProductTouched.In(language)}: {YesNo(first.ProductImpact, language)} · {first.Impact} ({first.Signature.PrintedName})");
        }

        foreach (var capa in exception.Capas)
            yield return new SignLine(Words.Capa.In(language), $"{capa.Capa} · {capa.What} · {capa.Owner} · {capa.DueOn}");
    }

    public static string YesNo(bool? said, string language) => (said == true ? Words.Yes : Words.No).In(language);
}
