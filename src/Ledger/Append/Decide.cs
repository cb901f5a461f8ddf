using Theriac.Kernel;

namespace Theriac.Ledger;

/// <summary>What a handler decided: the result to answer with, and what to write for it.</summary>
public sealed record Decision<T>(T Result, AppendRequest Request);

/// <summary>A decision that is now durable.</summary>
public sealed record Decided<T>(T Result, IReadOnlyList<Entry> Entries);

/// <summary>Where a refusal is recorded: a refused GMP action is an entry too.</summary>
public sealed record RefusalRecord(Author Author, string Stream, string Command);

public static class DecideExtensions
{
    private const int AttemptsMax = 20;

    /// <summary>
    /// Loads, decides and appends; when a stream that the decision relied on changed meanwhile, decides again.
    /// </summary>
    /// <param name="record">When given, a refusal is appended as <see cref="AttemptRefused"/> before it is returned.</param>
    public static async Task<Outcome<Decided<T>>> DecideAsync<T>(
        this ILedger ledger,
        Func<CancellationToken, Task<Outcome<Decision<T>>>> decide,
        RefusalRecord? record = null,
        CancellationToken cancellation = default)
    {
        for (var attempt = 1; attempt <= AttemptsMax; attempt++)
        {
            var decided = await decide(cancellation);
            if (!decided.Try(out var decision, out var refusal))
            {
                if (record is not null)
                    await ledger.RecordAsync(record, refusal, cancellation);
                return refusal;
            }

            switch (await ledger.AppendAsync(decision.Request, cancellation))
            {
                case AppendResult.Appended appended:
                    return new Decided<T>(decision.Result, appended.Entries);
                case AppendResult.Repeated:
                    return LedgerRefusals.Repeated;
                case AppendResult.Busy:
                    return LedgerRefusals.Busy;
            }
        }

        return LedgerRefusals.Contended;
    }

    /// <summary>Writes <see cref="AttemptRefused"/>.</summary>
    public static Task RecordAsync(this ILedger ledger, RefusalRecord record, Refusal refusal, CancellationToken cancellation = default) =>
        ledger.AppendAsync(
            new AppendRequest(
                record.Author with { Claim = null },
                [new Draft(record.Stream, new AttemptRefused(record.Command, refusal.Code, refusal.Detail, refusal.Facts))],
                []),
            cancellation);
}

/// <summary>Somebody tried what is not allowed, and was refused.</summary>
[Fact("attempt-refused.v1")]
public sealed record AttemptRefused(string Command, string Code, string Detail, IReadOnlyDictionary<string, string> Facts) : IFact;

/// <summary>The first entry of every ledger: demo or production, irrevocably.</summary>
[Fact("ledger-opened.v1")]
public sealed record LedgerOpened(Guid LedgerId, InstanceKind Kind, string Program) : IFact;
