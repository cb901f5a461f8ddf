using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>One line as it was ticked; what does not apply says why.</summary>
internal sealed record Tick(string Line, bool NotApplicable = false, string? Comment = null);

internal sealed record AnsweredLine(string Id, LocalizedText Text, bool NotApplicable, string? Comment);

/// <summary>A checklist as it was answered, with the version of it: a part of what is signed.</summary>
internal sealed record AnsweredChecklist(string? Product, string? Market, int Version, IReadOnlyList<AnsweredLine> Lines);

/// <summary>Every line is ticked, or said not to apply with a reason, before anybody signs.</summary>
internal static class Checklists
{
    public static Outcome<AnsweredChecklist?> Answer(Checklist? list, IReadOnlyList<Tick>? ticks)
    {
        if (list is null)
            return Outcome<AnsweredChecklist?>.Ok(null);
        var byLine = (ticks ?? []).GroupBy(tick => tick.Line, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last());
        var open = list.Lines.Where(line => !byLine.TryGetValue(line.Id, out var tick) || (tick.NotApplicable && string.IsNullOrWhiteSpace(tick.Comment))).ToList();
        if (open.Count > 0)
            return ReleaseRefusals.ChecklistIncomplete(open);
        return Outcome<AnsweredChecklist?>.Ok(new AnsweredChecklist(
            list.Product, list.Market, list.Version,
            [.. list.Lines.Select(line => new AnsweredLine(line.Id, line.Text, byLine[line.Id].NotApplicable, byLine[line.Id].Comment?.Trim()))]));
    }
}
