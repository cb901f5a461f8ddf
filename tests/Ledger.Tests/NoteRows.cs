using Microsoft.Extensions.DependencyInjection;
using Theriac.Storage;
using Theriac.Testing;

namespace Theriac.Ledger.Tests;

/// <summary>A derived table with two writes for each note: a row, and a counter of its stream.</summary>
internal sealed class NoteRows : IProjection
{
    private static readonly Sql PutRow = Sql.Of<NoteRows>("Notes/PutRow");
    private static readonly Sql Count = Sql.Of<NoteRows>("Notes/Count");
    private static readonly Sql CountRows = Sql.Of<NoteRows>("Notes/CountRows");

    public IReadOnlyList<string> Tables => ["note_row", "note_count"];

    public static Task<TestInstance> StartAsync(Engine engine) => TestInstance.StartAsync(
        engine,
        services => services.AddFacts(typeof(Noted).Assembly).AddSingleton<IProjection, NoteRows>(),
        typeof(NoteRows).Assembly);

    public static async Task<long> CountAsync(TestInstance instance) =>
        (await instance.Database.FindAsync<Counted>(CountRows))!.Rows;

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is not Noted noted)
            return;
        statements.Add(new Statement(PutRow, ("number", entry.Number), ("actor", entry.Actor), ("text", noted.Text)));
        statements.Add(new Statement(Count, ("stream", entry.Stream)));
    }

    private sealed class Counted
    {
        public long Rows { get; set; }
    }
}
