using Microsoft.Extensions.DependencyInjection;
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

        public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
        {
            // Nothing: only its claim matters.
        }
    }
}
