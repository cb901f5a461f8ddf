using Theriac.Epcis.Parse;

namespace Theriac.Epcis.Query;

/// <summary>A query as the standard's simple event query means it: parameters are and-ed, values of one are or-ed.</summary>
internal sealed record EventQuery
{
    public IReadOnlyList<string>? Types { get; init; }

    public IReadOnlyList<string>? Actions { get; init; }

    public IReadOnlyList<string>? BizSteps { get; init; }

    public IReadOnlyList<string>? Dispositions { get; init; }

    public IReadOnlyList<string>? ReadPoints { get; init; }

    public IReadOnlyList<string>? BizLocations { get; init; }

    public IReadOnlyList<string>? TransformationIds { get; init; }

    public IReadOnlyList<string>? EventIds { get; init; }

    /// <summary>Microseconds; lower bounds are inclusive, upper ones are not.</summary>
    public long? EventFrom { get; init; }

    public long? EventTo { get; init; }

    public long? RecordFrom { get; init; }

    public long? RecordTo { get; init; }

    public bool? DeclaresError { get; init; }

    public IReadOnlyList<EpcMatch> Matches { get; init; } = [];

    public bool ByEventTime { get; init; }

    public bool Descending { get; init; }

    public int PerPage { get; init; } = EpcisLimits.PerPageDefault;

    /// <summary>At most so many events over all pages.</summary>
    public long? EventCountLimit { get; init; }

    /// <summary>More than so many are refused.</summary>
    public long? MaxEventCount { get; init; }

    public string? NextPageToken { get; init; }
}

/// <summary>One MATCH parameter: any of the key ranges, in any of the roles.</summary>
internal sealed record EpcMatch(EpcRole Roles, IReadOnlyList<(string First, string Last)> Ranges);
