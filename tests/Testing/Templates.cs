using System.Collections.Concurrent;
using System.Reflection;
using Npgsql;
using Theriac.Storage;

namespace Theriac.Testing;

/// <summary>
/// PostgreSQL databases that are migrated already, one for each set of modules and test process. A copy of one costs a tenth
/// of migrating again.
/// </summary>
internal static class Templates
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Known = new();

    /// <summary>Name of the database to copy.</summary>
    public static Task<string> GetAsync(IReadOnlyList<Assembly> modules) =>
        Known.GetOrAdd(
            string.Join(' ', modules.Select(module => module.GetName().Name)),
            _ => new Lazy<Task<string>>(() => MakeAsync(modules))).Value;

    private static async Task<string> MakeAsync(IReadOnlyList<Assembly> modules)
    {
        var connection = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
        await using (var database = Database.Open(connection))
            await Migrations.ApplyAsync(database, modules, new TestClock());
        return new NpgsqlConnectionStringBuilder(connection).Database!;
    }
}
