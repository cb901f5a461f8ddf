using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Theriac.Storage;

/// <summary>
/// Numbered SQL files <c>Migrations/0001_words.{sqlite,postgres}.sql</c> of each module, applied once, forward only.
/// The hash of every applied file is stored and compared at each start.
/// </summary>
public static class Migrations
{
    private static readonly Sql CreateTable = Sql.Of<Database>("Migrate/CreateTable");
    private static readonly Sql ReadApplied = Sql.Of<Database>("Migrate/ReadApplied");
    private static readonly Sql Record = Sql.Of<Database>("Migrate/Record");

    /// <summary>Applies what is missing, module by module in the given order.</summary>
    /// <exception cref="MigrationMismatchException">An applied file has changed, or the database is newer than the program.</exception>
    public static async Task ApplyAsync(Database database, IEnumerable<Assembly> modules, TimeProvider clock)
    {
        if (!await database.HasMigrationsAsync())
            await database.WriteAsOwnerAsync(writing => writing.ExecuteAsync(new Statement(CreateTable)));
        var applied = 0;
        foreach (var module in modules)
            applied += await database.WriteAsOwnerAsync(writing => ApplyModuleAsync(writing, module, clock));
        if (applied > 0)
            await database.GrantAsync();
    }

    /// <summary>The files of a module in their order, with what stands in them.</summary>
    public static IReadOnlyList<(string Name, string Text)> Texts(Assembly module, Engine engine) => Files(module, engine);

    private static async Task<int> ApplyModuleAsync(Writing writing, Assembly module, TimeProvider clock)
    {
        var name = module.GetName().Name!;
        var applied = (await writing.QueryAsync<Applied>(ReadApplied, new { module = name })).ToDictionary(row => row.Name);
        var files = Files(module, writing.Engine);
        if (applied.Keys.Except(files.Select(file => file.Name)).FirstOrDefault() is { } unknown)
            throw new MigrationMismatchException($"The database has {name}/{unknown}, which this version does not know: it is newer.");
        var fresh = 0;
        foreach (var (file, text) in files)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (applied.TryGetValue(file, out var row))
            {
                if (row.Hash != hash)
                    throw new MigrationMismatchException($"{name}/{file} was applied in another form (hash {row.Hash}, now {hash}).");
                continue;
            }

            await writing.Connection.ExecuteAsync(text, transaction: writing.Transaction);
            await writing.ExecuteAsync(new Statement(
                Record, ("module", name), ("name", file), ("hash", hash), ("at", Kernel.Micros.Now(clock))));
            fresh++;
        }

        return fresh;
    }

    private static List<(string Name, string Text)> Files(Assembly module, Engine engine)
    {
        var ending = engine == Engine.Sqlite ? ".sqlite.sql" : ".postgres.sql";
        return module.GetManifestResourceNames()
            .Where(name => name.StartsWith("Migrations/", StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name["Migrations/".Length..^ending.Length], Sql.Read(module, name)!))
            .ToList();
    }

    private sealed class Applied
    {
        public string Name { get; set; } = "";

        public string Hash { get; set; } = "";
    }
}

/// <summary>The database was not made by these migration files; starting would endanger records.</summary>
public sealed class MigrationMismatchException(string message) : Exception(message);
