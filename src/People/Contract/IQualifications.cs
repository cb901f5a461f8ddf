namespace Theriac.People;

/// <summary>How many people are qualified for what, for other modules.</summary>
public interface IQualifications
{
    /// <summary>By name of the qualification, how many people hold it now; one that nobody holds is not there.</summary>
    Task<IReadOnlyDictionary<string, int>> HoldersAsync(CancellationToken cancellation = default);
}
