namespace Theriac.People;

/// <summary>Somebody who holds a qualification, by his name as others read it.</summary>
public sealed record QualifiedPerson(string UserId, string Name);

/// <summary>Who is qualified for what, for other modules.</summary>
public interface IQualifications
{
    /// <summary>By name of the qualification, the active people who hold it now, by their names; one that nobody holds is not there.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<QualifiedPerson>>> HoldersAsync(CancellationToken cancellation = default);
}
