using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What stands behind a value, as people read it: in documents that are signed, and in the printed record.</summary>
internal static class DetailTexts
{
    public static IEnumerable<(string Label, string Text)> Of(ValueDetail? detail, string language)
    {
        if (detail?.Expression is { } formula)
            yield return (Words.Formula.In(language), formula);
        if (detail?.Inputs is { Count: > 0 } inputs)
            yield return (Words.With.In(language), string.Join(" · ", inputs.Select(input => $"{input.Path} = {input.Value}")));
        foreach (var (name, value) in detail?.Parts ?? new Dictionary<string, string>())
            yield return (BatchPhrases.All.Word(language, "part", name), value);
        if (detail?.File is { } file)
            yield return ("SHA-256", file.Content);
    }

    /// <summary>A container that was weighed: from what, how much, by which balance, and how its target came about.</summary>
    public static IEnumerable<(string Label, string Text)> Of(DispensedState one, string language)
    {
        var (fact, weight) = (one.Fact, one.Fact.Weight);
        var how = weight.Source == EntrySource.Typed ? $" · {Words.TypedByHand.In(language)}" : weight.IsSimulated ? $" · {Words.Simulated.In(language)}" : "";
        var unused = one.Voided is { } why ? $" · {Words.NotUsed.In(language)}: {why.Text}" : "";
        yield return ($"{Words.Container.In(language)} {one.Id}",
            $"{fact.MaterialName} · {Words.Lot.In(language)} {fact.From.Container ?? fact.From.Lot} · {Words.Net.In(language)} {weight.Net}{how}{unused}");
        foreach (var line in Of(fact.Detail, language))
            yield return line;
    }

    public static string Of(Instruction table, RowState row, string language) => string.Join(
        " · ", table.Columns.Where(column => row.Cells.ContainsKey(column.Id))
            .Select(column => $"{column.Title.In(language)} {row.Cells[column.Id].Value} {column.Unit?.Symbol}".TrimEnd()));
}
