namespace Theriac.Storage;

/// <summary>One write: a statement with its values, executed later inside somebody's transaction.</summary>
public sealed record Statement(Sql Sql, params IReadOnlyList<Bind> Binds);

/// <summary>The value of <c>@Name</c>. A null is bound as SQL null.</summary>
/// <remarks>Values are string, long, int, bool, decimal, byte[] or null; times are microseconds (long). In
/// statements for PostgreSQL alone also arrays of them.</remarks>
public readonly record struct Bind(string Name, object? Value)
{
    public static implicit operator Bind((string Name, object? Value) pair) => new(pair.Name, pair.Value);
}
