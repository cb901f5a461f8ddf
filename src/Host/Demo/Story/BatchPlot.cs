namespace Theriac.Host.Demo.Story;

/// <summary>How far a batch of the demo has come when the story ends.</summary>
internal enum BatchEnd
{
    Idle,
    Running,
    Held,
    WaitingForReview,
    InReview,
    Certified,
    Rejected,
}

/// <summary>A value off the master, with what the person said about it.</summary>
internal sealed record Deviation(string Step, string Value, string Justification);

/// <summary>One batch of the demo: what is made where, when it begins, and how it goes.</summary>
/// <param name="AfterHours">Hours from the begin of the story.</param>
/// <param name="StopBefore">The step before which work rests when the story ends; null works to the end.</param>
internal sealed record BatchPlot(
    string Recipe, string Site, double AfterHours, BatchEnd End, string? StopBefore = null, Deviation? Deviation = null)
{
    public static readonly IReadOnlyList<BatchPlot> All =
    [
        new("DEMOSOL-10", "HN", 30, BatchEnd.Certified) { Shipments = ["DAK-HN", "ALPINE-CH"] },
        new("DEMOPAR-SYRUP", "BN", 31, BatchEnd.Certified) { Shipments = ["ALPINE-CH"] },
        new("DEMOVIT-500", "HN", 52, BatchEnd.Certified) { Shipments = ["DAK-HN"] },
        new("DEMOPAR-SYRUP", "BN", 76, BatchEnd.Rejected, StopBefore: "i11", Deviation: new("i10", "3.71", "Read twice with buffer check, pH meter is in order. The bulk is too sour.")),
        new("DEMOSOL-10", "HN", 78, BatchEnd.Certified) { Shipments = ["BN"] },
        new("DEMOVIT-500", "HN", 101, BatchEnd.InReview),
        new("DEMOSOL-10", "HN", 124, BatchEnd.WaitingForReview, Deviation: new("i17", "2.61", "The dryer's filter was clogged; dried 10 minutes longer, then 2.61 % at the second reading.")),
        new("DEMOPAR-SYRUP", "BN", 149, BatchEnd.WaitingForReview),
        new("DEMOVIT-500", "HN", 198, BatchEnd.Held, StopBefore: "i9"),
        new("DEMOSOL-10", "HN", 228, BatchEnd.Running, StopBefore: "i16") { HandedTo = DemoStaff.SecondOperatorHn },
        new("DEMOPAR-SYRUP", "BN", 230, BatchEnd.Running, StopBefore: "i9"),
        new("DEMOVIT-500", "HN", 236, BatchEnd.Idle),
        new("DEMOTAB-25", "HN", 238, BatchEnd.Idle) { Keeps = ["HN-FBG-01", "HN-ROT-01"] },
    ];

    /// <summary>Half a batch, 500 packs, where the recipe allows it.</summary>
    public object Planned => Recipe switch
    {
        "DEMOSOL-10" => new { value = "15000", unit = "each" },
        "DEMOTAB-25" => new { value = "100000", unit = "each" },
        "DEMOVIT-500" => new { value = "10000", unit = "each" },
        _ => new { value = "50.0", unit = "L" },
    };

    /// <summary>Partners or own sites that get a pallet each.</summary>
    public IReadOnlyList<string> Shipments { get; init; } = [];

    /// <summary>Pieces of equipment that are kept for it from its order on.</summary>
    public IReadOnlyList<string> Keeps { get; init; } = [];

    /// <summary>Who takes the batch over when work rests; null where nobody does.</summary>
    public string? HandedTo { get; init; }

    /// <summary>From its planned start to its planned end. What goes off the master takes longer than that.</summary>
    public int PlannedHours => Deviation is null ? 8 : 3;

    public string Operator => Site == "HN" ? DemoStaff.OperatorHn : DemoStaff.OperatorBn;

    public string Verifier => Site == "HN" ? DemoStaff.VerifierHn : DemoStaff.VerifierBn;
}
