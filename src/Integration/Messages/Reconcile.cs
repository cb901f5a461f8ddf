using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>How many messages, and one hash over all: SHA-256 of their SHA-256s in order of the alphabet, a line feed behind each.</summary>
internal sealed record Tally(long Count, string Hash)
{
    public static Tally Of(IEnumerable<string> contents)
    {
        var ordered = contents.Order(StringComparer.Ordinal).ToList();
        return new Tally(ordered.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(ordered.Select(one => one + "\n"))))));
    }
}

/// <summary>Both sides counted what went over an interface in a span of time (A11D-10b).</summary>
/// <param name="Sites">Sites whose messages were counted; null for all.</param>
[Fact("interface-reconciled.v1")]
internal sealed record InterfaceReconciled(
    string Interface, long From, long To, Tally Ours, Tally Theirs, bool IsEqual, IReadOnlyList<string>? Sites = null) : IFact;

internal sealed record ReconcileInput(DateTimeOffset From, DateTimeOffset To, long Count, string Hash);

internal sealed record ReconciliationView(string Interface, string From, string To, Tally Ours, Tally? Theirs, bool? IsEqual);

internal sealed record ReconciliationRow(
    long Number, string Interface, string From, string To, Tally Ours, Tally Theirs, bool IsEqual, string By, string At);

/// <summary>
/// Compares what came or went with what the partner has. A message counts once, however often it came; whoever speaks for some sites counts
/// the messages of these.
/// </summary>
internal sealed class Reconcile(Database database, ILedger ledger, IIncidents incidents)
{
    private const int HashLength = 64;

    private static readonly Sql Contents = Sql.Of<Reconcile>("Messages/Contents");
    private static readonly Sql Rows = Sql.Of<Reconcile>("Messages/Reconciliations");

    public async Task<Outcome<ReconciliationView>> CountAsync(
        string @interface, DateTimeOffset from, DateTimeOffset to, SiteScope scope, CancellationToken cancellation)
    {
        if (!Interfaces.All.Contains(@interface))
            return IntegrationRefusals.InterfaceUnknown(@interface);
        if (to <= from)
            return IntegrationRefusals.SpanNotValid();
        var contents = await database.QueryAsync<string>(
            Contents, new { @interface, from = Micros.From(from), to = Micros.From(to), mine = scope.Text }, cancellation);
        return new ReconciliationView(
            @interface, Micros.ToText(Micros.From(from)), Micros.ToText(Micros.From(to)), Tally.Of(contents), null, null);
    }

    public async Task<Outcome<ReconciliationView>> CompareAsync(
        Caller caller, string @interface, ReconcileInput input, CancellationToken cancellation)
    {
        var hash = input.Hash.Trim().ToLowerInvariant();
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower))
            return IntegrationRefusals.HashNotValid();
        var scope = SiteScope.Of(caller);
        if (!(await CountAsync(@interface, input.From, input.To, scope, cancellation)).Try(out var ours, out var refusal))
            return refusal;
        var theirs = new Tally(input.Count, hash);
        var fact = new InterfaceReconciled(
            @interface, Micros.From(input.From), Micros.From(input.To), ours.Ours, theirs, ours.Ours == theirs, scope.Sites);
        var written = await ledger.WriteAsync(
            new AppendRequest(caller.At("Etc/UTC"), [new Draft($"interface/{@interface}", fact)], []), cancellation);
        if (!written.IsOk)
            return written.Refusal;
        if (!fact.IsEqual)
            await incidents.ReportAsync(
                new IncidentReport(
                    IncidentKind.MessageFailed, @interface,
                    $"The counts differ from {ours.From} to {ours.To}: {ours.Ours.Count} here, {theirs.Count} there."),
                cancellation);
        return ours with { Theirs = theirs, IsEqual = fact.IsEqual };
    }

    public async Task<IReadOnlyList<ReconciliationRow>> ListAsync(SiteScope scope, CancellationToken cancellation) =>
        [.. (await database.QueryAsync<Row>(Rows, new { mine = scope.Text }, cancellation)).Select(row => row.ToView())];

    private sealed class Row
    {
        public long Number { get; set; }

        public string Interface { get; set; } = "";

        public long FromAt { get; set; }

        public long ToAt { get; set; }

        public long Count { get; set; }

        public string Hash { get; set; } = "";

        public long TheirCount { get; set; }

        public string TheirHash { get; set; } = "";

        public long Equal { get; set; }

        public string ByWhom { get; set; } = "";

        public long At { get; set; }

        public ReconciliationRow ToView() => new(
            Number, Interface, Micros.ToText(FromAt), Micros.ToText(ToAt), new Tally(Count, Hash), new Tally(TheirCount, TheirHash), Equal != 0,
            ByWhom, Micros.ToText(At));
    }
}
