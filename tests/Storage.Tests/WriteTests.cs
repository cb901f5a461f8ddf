using Theriac.Storage.Tests.Migrate;
using Theriac.Testing;
using Xunit;

namespace Theriac.Storage.Tests;

public sealed class WriteTests
{
    private static readonly Sql PutThing = Sql.Of<WriteTests>("Shared/PutThing");

    [Theory, OnBothEngines]
    public async Task An_exception_rolls_everything_back_and_the_next_write_works(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var database = Database.Open(test.Connection);
        await MigrationTests.ApplyAsync(database);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.WriteAsync(
            [Put(1, "one"), Put(2, "two"), Put(1, "again")]));
        Assert.Equal(0, await MigrationTests.CountAsync(database));
        await database.WriteAsync(Put(1, "one"));
        Assert.Equal(1, await MigrationTests.CountAsync(database));
    }

    [Theory, OnBothEngines]
    public async Task Writers_at_the_same_time_all_succeed(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var database = Database.Open(test.Connection);
        await MigrationTests.ApplyAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 25).Select(i => database.WriteAsync(Put(i, "x"))));
        Assert.Equal(25, await MigrationTests.CountAsync(database));
    }

    [Theory, OnBothEngines]
    public async Task Only_a_plain_name_is_emptied(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var database = Database.Open(test.Connection);
        await MigrationTests.ApplyAsync(database);
        await database.WriteAsync(Put(1, "one"));
        await Assert.ThrowsAsync<ArgumentException>(() => database.WriteAsync(async writing =>
        {
            await writing.EmptyAsync("thing; drop table thing");
            return 0;
        }));
        Assert.Equal(1, await MigrationTests.CountAsync(database));
    }

    [Theory, OnBothEngines]
    public async Task A_backup_holds_what_was_committed_and_is_never_written_over(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var database = Database.Open(test.Connection);
        await MigrationTests.ApplyAsync(database);
        await database.WriteAsync(Put(1, "one"));
        var file = Path.Combine(Path.GetTempPath(), $"theriac-backup-{Guid.NewGuid():N}");
        await database.BackupAsync(file);
        await Assert.ThrowsAsync<IOException>(() => database.BackupAsync(file));

        await using var other = await TestDatabase.CreateAsync(engine);
        await using var restored = Database.Open(other.Connection);
        await restored.RestoreAsync(file);
        Assert.Equal(1, await MigrationTests.CountAsync(restored));
        await Assert.ThrowsAsync<IOException>(() => restored.RestoreAsync(file));
        File.Delete(file);
    }

    private static Statement Put(long id, string name) => new(PutThing, ("id", id), ("name", name));
}
