using System.Globalization;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant.EquipmentLog;

/// <param name="From">First day, by the calendar of the equipment's site.</param>
/// <param name="After">The number that the page before ended with; the log is told newest first.</param>
internal sealed record EquipmentLogQuery(string? Kind = null, string? Batch = null, string? From = null, string? To = null, long? After = null);

/// <summary>What was in the equipment at that time: batch and phases (C-105).</summary>
internal sealed record EquipmentAtView(string At, EquipmentCondition Condition, string? Batch, IReadOnlyList<PhaseUse> Uses, string? OutOfService);

/// <summary>The log of one piece of equipment, read from its own stream: nothing is written down twice, and nothing can be missing.</summary>
internal sealed class ReadEquipmentLog(ILedger ledger, FactTypes types, IEnumerable<IFactSentences> sentences, Phrases phrases)
{
    public const int PageMax = 200;

    /// <param name="language">Of sentences about entries that other modules write on the piece, such as alarms.</param>
    public async Task<Outcome<IReadOnlyList<EquipmentLogLine>>> AllAsync(
        string id, EquipmentLogQuery query, CancellationToken cancellation, string language = Phrases.English)
    {
        if (!(await EntriesAsync(id, cancellation)).Try(out var entries, out var refusal))
            return refusal;
        var lines = entries.Select(entry => (entry, Line: LineOf(entry, language)));
        return Outcome<IReadOnlyList<EquipmentLogLine>>.Ok([.. lines.Where(one => Matches(query, one.entry, one.Line)).Select(one => one.Line)]);
    }

    public async Task<Outcome<Page<EquipmentLogLine>>> PageAsync(
        string id, EquipmentLogQuery query, CancellationToken cancellation, string language = Phrases.English) =>
        (await AllAsync(id, query, cancellation, language)).Map(lines =>
        {
            var older = lines.Reverse().Where(line => query.After is not { } after || line.Number < after).Take(PageMax + 1).ToList();
            return new Page<EquipmentLogLine>(
                [.. older.Take(PageMax)], older.Count > PageMax ? older[PageMax - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
        });

    public async Task<Outcome<EquipmentAtView>> AtAsync(string id, string? time, CancellationToken cancellation)
    {
        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var asked))
            return EquipmentRefusals.TimeNotValid();
        return (await EntriesAsync(id, cancellation)).Map(entries => At(entries.Select(entry => (entry, types.Read(entry))), Micros.From(asked)));
    }

    /// <summary>The fold up to that time.</summary>
    public static EquipmentAtView At(IEnumerable<(Entry Entry, IFact? Fact)> log, long at)
    {
        var state = EquipmentState.Empty("equipment/-");
        foreach (var (entry, fact) in log.TakeWhile(one => one.Entry.At <= at))
            state = fact is null ? state : state.Apply(entry, fact);
        return new EquipmentAtView(
            Micros.ToText(at), state.Condition, state.Condition == EquipmentCondition.InUse ? state.Batch : null, state.Uses, state.OutOfService);
    }

    public EquipmentLogLine LineOf(Entry entry, string language)
    {
        var fact = types.Read(entry);
        var line = EquipmentLogLine.Of(entry, fact);
        return line.Kind == LogKind.Other && fact is not null && sentences.Select(one => one.Say(entry, fact)).FirstOrDefault(said => said is not null) is { } sentence
            ? line with { Detail = phrases.Say(language, sentence) } : line;
    }

    private static bool Matches(EquipmentLogQuery query, Entry entry, EquipmentLogLine line)
    {
        var day = Micros.ToDate(entry.At, entry.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return (query.Kind is null || query.Kind.Split(',').Contains(EnumWords.Of(line.Kind)))
            && (query.Batch is null || string.Equals(query.Batch, line.Batch, StringComparison.OrdinalIgnoreCase))
            && (query.From is null || string.CompareOrdinal(day, query.From) >= 0)
            && (query.To is null || string.CompareOrdinal(day, query.To) <= 0);
    }

    private async Task<Outcome<IReadOnlyList<Entry>>> EntriesAsync(string id, CancellationToken cancellation)
    {
        var entries = EntityId.TryParse(id, out var known)
            ? await ledger.ReadStreamAsync(PlantStreams.Equipment(known.ToString()), cancellation: cancellation) : [];
        return entries.Count == 0 ? PlantRefusals.EquipmentUnknown(id) : Outcome<IReadOnlyList<Entry>>.Ok(entries);
    }
}
