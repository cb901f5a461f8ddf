using System.Collections.Concurrent;
using System.Reflection;
using Npgsql;
using Theriac.Storage;

namespace Theriac.Testing;

/// <summary>
/// Databases that are migrated already, one for each engine, set of modules and test process. A copy of one costs a tenth of
/// migrating again.
/// </summary>
internal static class Templates
{
    private static readonly ConcurrentDictionary<(Engine, string), Lazy<Task<string>>> Known = new();

    /// <summary>Name of the PostgreSQL database to copy, or the SQLite file.</summary>
    public static Task<string> GetAsync(Engine engine, IReadOnlyList<Assembly> modules) =>
        Known.GetOrAdd(
            (engine, string.Join(' ', modules.Select(module => module.GetName().Name))),
            _ => new Lazy<Task<string>>(() => MakeAsync(engine, modules))).Value;

    private static async Task<string> MakeAsync(Engine engine, IReadOnlyList<Assembly> modules)
    {
        var connection = engine == Engine.Postgres
            ? await (await PostgresServer.GetAsync()).CreateDatabaseAsync()
            : Path.Combine(FolderOfProcess(), "theriac.db");
        await using (var database = Database.Open(connection))
            await Migrations.ApplyAsync(database, modules, new TestClock());
        return engine == Engine.Postgres ? new NpgsqlConnectionStringBuilder(connection).Database! : connection;
    }

    private static string FolderOfProcess()
    {
        var folder = Directory.CreateTempSubdirectory("theriac-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
