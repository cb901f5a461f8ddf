using System.Reflection;
using Theriac.Storage.Tests.Shared;
using Theriac.Testing;
using Xunit;

namespace Theriac.Storage.Tests.Migrate;

public sealed class MigrationTests
{
    [Theory, OnBothEngines]
    public async Task A_migration_is_applied_once(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var database = Database.Open(test.Connection);
        await ApplyAsync(database);
        await database.WriteAsync(new Statement(Sql.Of<MigrationTests>("Shared/PutThing"), ("id", 1L), ("name", "scale")));
        await ApplyAsync(database); // The second time it would fail at "create table".
        Assert.Equal(1, await CountAsync(database));
    }

    [Theory, OnBothEngines]
    public async Task An_applied_file_that_has_changed_is_refused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using (var database = Database.Open(test.Connection))
            await ApplyAsync(database);
        await using (var raw = await RawConnection.OpenAsync(engine, test.Connection))
            await raw.RunAsync("update schema_migration set hash = 'other' where name = '0001_thing'");

        await using var again = Database.Open(test.Connection);
        var refused = await Assert.ThrowsAsync<MigrationMismatchException>(() => ApplyAsync(again));
        Assert.Contains("0001_thing", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_database_of_a_newer_program_is_refused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using (var database = Database.Open(test.Connection))
            await ApplyAsync(database);
        await using (var raw = await RawConnection.OpenAsync(engine, test.Connection))
            await raw.RunAsync("insert into schema_migration (module, name, hash, at) select module, '0002_later', 'x', 0 from schema_migration");

        await using var again = Database.Open(test.Connection);
        var refused = await Assert.ThrowsAsync<MigrationMismatchException>(() => ApplyAsync(again));
        Assert.Contains("0002_later", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task A_migration_that_fails_leaves_nothing(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using (var raw = await RawConnection.OpenAsync(engine, test.Connection))
            await raw.RunAsync("create table thing_kind (id int)"); // Stands in the way of the file's second statement.
        await using var database = Database.Open(test.Connection);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ApplyAsync(database));
        await using var after = await RawConnection.OpenAsync(engine, test.Connection);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => after.RunAsync("select * from thing"));
    }

    internal static Task ApplyAsync(Database database) =>
        Migrations.ApplyAsync(database, [Assembly.GetExecutingAssembly()], new TestClock());

    internal static async Task<long> CountAsync(Database database) =>
        (await database.FindAsync<Counted>(Sql.Of<MigrationTests>("Shared/CountThings")))!.Things;

    private sealed class Counted
    {
        public long Things { get; set; }
    }
}
