using System.Reflection;
using Theriac.Storage;

namespace Theriac.Testing;

/// <summary>An own, empty database on one of the engines, gone after the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> _drop;

    private TestDatabase(string connection, Func<Task> drop) => (Connection, _drop) = (connection, drop);

    /// <summary>Where the instance's signing keys are.</summary>
    public string KeyFolder { get; } = Path.Combine(Path.GetTempPath(), $"theriac-keys-{Guid.NewGuid():N}");

    /// <summary>What <c>Database.Open</c> takes.</summary>
    public string Connection { get; }

    /// <param name="migrated">Modules whose migrations are applied already; null for an empty one.</param>
    public static async Task<TestDatabase> CreateAsync(Engine engine, IReadOnlyList<Assembly>? migrated = null)
    {
        var template = migrated is null ? null : await Templates.GetAsync(engine, migrated);
        if (engine == Engine.Postgres)
        {
            var server = await PostgresServer.GetAsync();
            var connection = await server.CreateDatabaseAsync(template);
            return new TestDatabase(connection, () => server.DropDatabaseAsync(connection));
        }

        var folder = Directory.CreateTempSubdirectory("theriac-test-").FullName;
        var file = Path.Combine(folder, "theriac.db");
        if (template is not null)
            File.Copy(template, file);
        return new TestDatabase(file, () =>
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _drop();
        if (Directory.Exists(KeyFolder))
            Directory.Delete(KeyFolder, recursive: true);
    }
}
