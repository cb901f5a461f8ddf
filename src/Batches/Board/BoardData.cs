using System.Text.Json;
using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A batch as its tables have it.</summary>
internal sealed class BoardData
{
    public string Id { get; set; } = "";

    public string OrderId { get; set; } = "";

    public string LotNumber { get; set; } = "";

    public string Site { get; set; } = "";

    public string Zone { get; set; } = "";

    public string? Line { get; set; }

    public string RecipeId { get; set; } = "";

    public string RecipeVersion { get; set; } = "";

    public string RecipeTitle { get; set; } = "";

    public string? ProductCode { get; set; }

    public string? ProductName { get; set; }

    public string? Planned { get; set; }

    public long? PlannedStart { get; set; }

    public long? PlannedEnd { get; set; }

    public string State { get; set; } = "";

    public string Disposition { get; set; } = "";

    public string Mode { get; set; } = "";

    public string? ManufacturedOn { get; set; }

    public string? ExpiresOn { get; set; }

    public long ReleasedAt { get; set; }

    public long ReleasedNumber { get; set; }

    public long? StartedAt { get; set; }

    public long? EndedAt { get; set; }

    public long? DecidedAt { get; set; }

    public string? RegisterNumber { get; set; }

    public long ChangedAt { get; set; }

    public string? Campaign { get; set; }

    public long? Place { get; set; }

    public string? Waits { get; set; }

    public string? Timer { get; set; }

    public string Grouped { get; set; } = "";

    public long Members { get; set; }

    public long Total { get; set; }

    public BoardRow ToRow(IEnumerable<OperationData> operations, IReadOnlyList<GradeData> grades, long now) => new(
        Id, OrderId, LotNumber, Site, Zone, Line, RecipeId, RecipeVersion, Text(RecipeTitle), ProductCode, ProductName, Planned,
        Time(PlannedStart), State, Disposition, Micros.ToText(ReleasedAt), Time(StartedAt), Time(EndedAt), Time(DecidedAt), RegisterNumber,
        ManufacturedOn, ExpiresOn, Micros.ToText(ChangedAt),
        [.. operations.Select(one => new ProgressView(one.Operation, Text(one.Title), (int)one.Done, (int)one.Total))],
        Read<IReadOnlyList<WaitView>>(Waits) ?? [], Counts(grades, grade => grade.Total), Counts(grades, grade => grade.Open),
        Read<StandingTimer>(Timer)?.At(now))
    {
        Mode = Mode,
        Campaign = Campaign is { } campaign ? new CampaignPlace(campaign, (int)(Place ?? 0)) : null,
        PlannedEnd = Time(PlannedEnd),
    };

    private static GradeCounts Counts(IReadOnlyList<GradeData> rows, Func<GradeData, long> count) => new(
        Sum(rows, Grade.Information, count), Sum(rows, Grade.Minor, count), Sum(rows, Grade.Major, count), Sum(rows, Grade.Critical, count));

    private static int Sum(IReadOnlyList<GradeData> rows, Grade grade, Func<GradeData, long> count) =>
        (int)rows.Where(row => row.Grade == EnumWords.Of(grade)).Sum(count);

    private static LocalizedText Text(string json) =>
        Read<LocalizedText>(json) ?? throw new InvalidOperationException("A title is no text.");

    private static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, KernelJson.Options);

    private static string? Time(long? micros) => micros is { } at ? Micros.ToText(at) : null;
}

internal sealed class OperationData
{
    public string Batch { get; set; } = "";

    public string Operation { get; set; } = "";

    public string Title { get; set; } = "";

    public long Total { get; set; }

    public long Done { get; set; }
}

internal sealed class GradeData
{
    public string Batch { get; set; } = "";

    public string Grade { get; set; } = "";

    public long Total { get; set; }

    public long Open { get; set; }
}
