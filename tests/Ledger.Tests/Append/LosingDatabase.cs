using System.Data.Common;
using Theriac.Storage;

namespace Theriac.Ledger.Tests.Append;

/// <summary>Commits, and then loses the answer, as a connection that breaks between the two does.</summary>
internal sealed class LosingDatabase(Database inner) : Database
{
    public bool LosesNext { get; set; }

    public int Lost { get; private set; }

    public override Engine Engine => inner.Engine;

    public override string Place => inner.Place;

    public override ValueTask<DbConnection> OpenReadAsync(CancellationToken cancellation = default) => inner.OpenReadAsync(cancellation);

    public override async Task<T> WriteAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default)
    {
        var result = await inner.WriteAsync(work, cancellation);
        Lose();
        return result;
    }

    public override async Task WriteAsync(IReadOnlyList<Statement> statements, CancellationToken cancellation = default)
    {
        await inner.WriteAsync(statements, cancellation);
        Lose();
    }

    public override Task BackupAsync(string file, CancellationToken cancellation = default) => inner.BackupAsync(file, cancellation);

    public override Task RestoreAsync(string file, CancellationToken cancellation = default) => inner.RestoreAsync(file, cancellation);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    internal override Task<T> WriteAsOwnerAsync<T>(Func<Writing, Task<T>> work, CancellationToken cancellation = default) =>
        inner.WriteAsOwnerAsync(work, cancellation);

    internal override Task GrantAsync() => inner.GrantAsync();

    private void Lose()
    {
        if (!LosesNext)
            return;
        LosesNext = false;
        Lost++;
        throw new IOException("The connection broke before the answer came.");
    }
}
