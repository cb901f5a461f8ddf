using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace Theriac.Storage;

/// <summary>
/// A statement that stands in a file beside its handler: <c>Folder/Name.sql</c> for both engines, or
/// <c>Folder/Name.sqlite.sql</c> and <c>Folder/Name.postgres.sql</c>. Parameters are written <c>@name</c>.
/// </summary>
/// <remarks>Nothing is ever concatenated into it. A test prepares every file on both engines.</remarks>
public sealed class Sql
{
    private static readonly ConcurrentDictionary<(Assembly, string), Sql> Known = new();

    private readonly string?[] _texts;

    private Sql(Assembly assembly, string name)
    {
        Name = name;
        var shared = Read(assembly, $"{name}.sql");
        _texts = [shared ?? Read(assembly, $"{name}.sqlite.sql"), shared ?? Read(assembly, $"{name}.postgres.sql")];
        if (_texts.Any(text => text is null))
            throw new InvalidOperationException($"{name}.sql is not embedded in {assembly.GetName().Name} for both engines.");
    }

    /// <summary>Folder and name without ending, for example <c>Append/LockHead</c>.</summary>
    public string Name { get; }

    /// <summary>The statement <paramref name="name"/> of the module that holds <typeparamref name="T"/>.</summary>
    public static Sql Of<T>(string name) => Of(typeof(T).Assembly, name);

    public static Sql Of(Assembly assembly, string name) => Known.GetOrAdd((assembly, name), key => new Sql(key.Item1, key.Item2));

    public string For(Engine engine) => _texts[(int)engine]!;

    /// <summary>Names of all statements of an assembly; migrations are not among them.</summary>
    public static IEnumerable<Sql> All(Assembly assembly) =>
        assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && !name.StartsWith("Migrations/", StringComparison.Ordinal))
            .Select(name => name.Replace(".sqlite.sql", "", StringComparison.Ordinal)
                .Replace(".postgres.sql", "", StringComparison.Ordinal).Replace(".sql", "", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal).Select(name => Of(assembly, name));

    internal static string? Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
