namespace Theriac.Batches;

/// <summary>A file of the record, kept as immutable content.</summary>
internal sealed record AttachedFile(string Content, string ContentType, string Name);

/// <summary>What stands behind a recorded value: how it was calculated, or the parts that it is made of.</summary>
/// <param name="Expression">As the master has it; null when nothing was calculated.</param>
/// <param name="Raw">The result before it was rounded.</param>
/// <param name="Inputs">What the calculation read.</param>
/// <param name="Parts">By name, as entered: tare and gross, issued and used and returned.</param>
internal sealed record ValueDetail(
    string? Expression = null,
    string? Raw = null,
    IReadOnlyList<ReadInput>? Inputs = null,
    IReadOnlyDictionary<string, string>? Parts = null,
    AttachedFile? File = null)
{
    public string? Part(string name) => Parts?.GetValueOrDefault(name);
}
