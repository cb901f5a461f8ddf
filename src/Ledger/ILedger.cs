using Theriac.Kernel;
using Theriac.Storage;

namespace Theriac.Ledger;

/// <summary>Who writes, from where and in which zone. The time is never the caller's (P11-10e4).</summary>
/// <param name="Actor">User id, <c>machine/…</c> or <c>system</c>.</param>
/// <param name="Terminal">Enrolled terminal, or null.</param>
/// <param name="Zone">IANA time zone of the site.</param>
/// <param name="Claim">The request's idempotency key, or null.</param>
public sealed record Author(string Actor, string? Terminal, string Zone, IdempotencyClaim? Claim = null)
{
    public static readonly Author System = new("system", null, "Etc/UTC");
}

/// <summary>One fact for one stream.</summary>
public sealed record Draft(string Stream, IFact Fact);

/// <summary>A stream as the decision saw it; version 0 means that it did not exist.</summary>
public readonly record struct StreamVersion(string Stream, long Version);

/// <summary>
/// What one command writes, all or nothing: facts, the versions of every stream that the decision relied on (its own
/// streams and others), and writes to operational tables that must share the commit.
/// </summary>
public sealed record AppendRequest(Author Author, IReadOnlyList<Draft> Drafts, IReadOnlyList<StreamVersion> ReliesOn)
{
    public IReadOnlyList<Statement> Operational { get; init; } = [];
}

/// <summary>How an append ended. Losing a race is an outcome, not an exception.</summary>
public abstract record AppendResult
{
    /// <summary>Durable. Entries in the order of the drafts.</summary>
    public sealed record Appended(IReadOnlyList<Entry> Entries) : AppendResult;

    /// <summary>A stream that the decision relied on has changed: decide again.</summary>
    public sealed record Conflict(string Stream, long Expected, long Actual) : AppendResult;

    /// <summary>The idempotency key is already used.</summary>
    public sealed record Repeated(IdempotencyClaim Claim) : AppendResult;

    /// <summary>Too many appends wait already; nothing was written.</summary>
    public sealed record Busy : AppendResult;
}

/// <summary>The append-only ledger of this instance.</summary>
public interface ILedger
{
    /// <summary>Hands the request to the node's one appender. Cancelling never cancels what was handed over.</summary>
    Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellation = default);

    /// <summary>The newest entry's number, time and hash.</summary>
    Task<LedgerHead> HeadAsync(CancellationToken cancellation = default);

    Task<Entry?> FindAsync(long number, CancellationToken cancellation = default);

    /// <summary>Entries of one stream in order, from <paramref name="fromVersion"/>.</summary>
    Task<IReadOnlyList<Entry>> ReadStreamAsync(string stream, long fromVersion = 1, CancellationToken cancellation = default);

    /// <summary>At most <paramref name="countMax"/> entries in number order, from <paramref name="fromNumber"/>.</summary>
    Task<IReadOnlyList<Entry>> ReadAsync(long fromNumber, int countMax, CancellationToken cancellation = default);

    /// <summary>The entries with these numbers, the newest first; numbers that do not exist are left out.</summary>
    Task<IReadOnlyList<Entry>> FindAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellation = default);

    /// <summary>Entries of one stream or of one type.</summary>
    Task<IReadOnlyList<Entry>> ReadAsync(EntryFilter filter, CancellationToken cancellation = default);
}

/// <summary>State of the ledger's locked head row.</summary>
/// <param name="Kind">Demo or production, said by the first entry and irrevocable.</param>
public sealed record LedgerHead(Guid LedgerId, InstanceKind Kind, long Number, long At, byte[] Hash);

public enum InstanceKind
{
    Demo,
    Production,
}

/// <summary>What is read: one stream, one type, or one type in one stream. Every other question is the activity trace's, which has an index for it.</summary>
public sealed record EntryFilter
{
    /// <summary>One stream, exactly: <c>batch/B1</c> is not <c>batch/B10</c>.</summary>
    public string? Stream { get; init; }

    /// <summary>One type with its version.</summary>
    public string? Type { get; init; }

    /// <summary>Microseconds UTC, inclusive.</summary>
    public long? From { get; init; }

    /// <summary>Microseconds UTC, exclusive.</summary>
    public long? To { get; init; }

    /// <summary>Only entries with a smaller number: the cursor of a list with the newest first.</summary>
    public long? Before { get; init; }

    public long? After { get; init; }

    public bool NewestFirst { get; init; } = true;

    public int CountMax { get; init; } = 200;
}

/// <summary>An idempotency key of a principal with the hash of the request's body.</summary>
public sealed record IdempotencyClaim(string Principal, string Key, string BodyHash);
