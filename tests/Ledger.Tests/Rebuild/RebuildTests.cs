using Microsoft.Extensions.DependencyInjection;
using Theriac.Ledger.Rebuild;
using Theriac.Ledger.Tests.Seal;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Ledger.Tests.Rebuild;

public sealed class RebuildTests
{
    [Theory, OnBothEngines]
    public async Task A_rebuilt_database_equals_the_live_one(Engine engine)
    {
        await using var instance = await NoteRows.StartAsync(engine);
        await Notes.WriteAsync(instance, 300);
        await SealTests.SealAsync(instance);
        await Notes.WriteAsync(instance, 20);
        Assert.Equal(320, await NoteRows.CountAsync(instance));
        await RebuildEquality.AssertAsync(instance);
    }

    [Theory, OnBothEngines]
    public async Task A_rebuild_repairs_what_somebody_changed_in_a_derived_table(Engine engine)
    {
        await using var instance = await NoteRows.StartAsync(engine);
        await Notes.WriteAsync(instance, 10);
        await instance.Database.WriteAsync(async writing =>
        {
            await writing.EmptyAsync("note_row");
            return 0;
        });
        Assert.Equal(0, await NoteRows.CountAsync(instance));
        Assert.Equal(11, await instance.Get<IRebuild>().RebuildAsync());
        Assert.Equal(10, await NoteRows.CountAsync(instance));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10c")]
    public async Task The_start_after_an_upgrade_computes_tables_that_were_kept_otherwise_and_no_other_start_does(Engine engine)
    {
        await using var instance = await NoteRows.StartAsync(engine);
        await Notes.WriteAsync(instance, 10);
        await EmptyAsync("note_row");
        await instance.Services.OpenLedgerAsync(InstanceKind.Production);
        Assert.Equal(0, await NoteRows.CountAsync(instance)); // As after every start: nothing says that they are other tables.

        await EmptyAsync("ledger_derived"); // As in a database of before.
        await instance.Services.OpenLedgerAsync(InstanceKind.Production);

        Assert.Equal(10, await NoteRows.CountAsync(instance));
        Assert.Equal(0, await instance.Get<IRebuild>().RebuildWhereOtherAsync());

        Task EmptyAsync(string table) => instance.Database.WriteAsync(async writing =>
        {
            await writing.EmptyAsync(table);
            return 0;
        });
    }

    [Xunit.Fact]
    public void Tables_are_other_ones_with_another_table_another_migration_of_them_or_another_way_to_write_them()
    {
        IProjection[] notes = [new NoteRows()];
        var shape = DerivedShape.Of(notes, Engine.Sqlite);
        Assert.Equal(shape, DerivedShape.Of([new NoteRows()], Engine.Sqlite));
        Assert.NotEqual(shape, DerivedShape.Of([.. notes, new Greedy()], Engine.Sqlite));
        Assert.NotEqual(shape, DerivedShape.Of(notes, Engine.Postgres)); // Other files.
        Assert.NotEqual(DerivedShape.Of([new Greedy()], Engine.Sqlite), DerivedShape.Of([new Greedy { Shape = 2 }], Engine.Sqlite));
    }

    [Theory, OnBothEngines]
    public async Task A_projection_that_claims_a_record_cannot_empty_it(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine, services => services.AddSingleton<IProjection>(new Greedy()));
        await Notes.WriteAsync(instance, 3);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => instance.Get<IRebuild>().RebuildAsync());
        Assert.Equal(4, (await Notes.VerifyAsync(instance)).Entries);
    }

    private sealed class Greedy : IProjection
    {
        public IReadOnlyList<string> Tables => ["ledger_entry"];

        public int Shape { get; init; } = 1;

        public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
        {
            // Nothing: only its claim matters.
        }
    }
}
