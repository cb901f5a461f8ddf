using System.Text;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>The ways over which messages go.</summary>
internal static class Interfaces
{
    public const string Http = "b2mml-http";
    public const string Folder = "b2mml-folder";
    public const string Out = "b2mml-out";

    public static readonly IReadOnlyList<string> All = [Http, Folder, OrderFile.Interface, Out];
}

internal sealed record MessageQuery(string? Interface = null, string? State = null, string? Subject = null, string? After = null);

internal sealed record MessageRow(
    string Key, string Direction, string Interface, string? Sender, string? BodId, string? Kind, string State, string? Reason, string Content,
    long Bytes, string Subject, long Repeats, string At, long Number);

internal sealed record MessageEvent(long Number, string At, string What, string By);

/// <param name="Raw">The message as it came, as text; bytes that are no UTF-8 show as a replacement character.</param>
internal sealed record MessageView(
    MessageRow Message, string Raw, string? Answer, IReadOnlyList<MessageReason> Reasons, IReadOnlyList<MessageEvent> History, bool MayRetry);

internal sealed record InterfaceRow(string Id, bool IsOn, IReadOnlyDictionary<string, long> States, long Repeats, string? LastAt);

/// <summary>Messages as screens and partners read them.</summary>
internal sealed class MessageList(Database database, ILedger ledger, IStreams streams, IContentStore contents, FactTypes facts, IntegrationOptions options)
{
    public const int PageMax = 100;

    private static readonly Sql Rows = Sql.Of<MessageList>("Messages/Rows");
    private static readonly Sql After = Sql.Of<MessageList>("Messages/After");
    private static readonly Sql Totals = Sql.Of<MessageList>("Messages/Totals");

    public async Task<Page<MessageRow>> ListAsync(MessageQuery query, SiteScope scope, CancellationToken cancellation)
    {
        var binds = new
        {
            @interface = query.Interface,
            state = query.State,
            subject = query.Subject,
            before = long.TryParse(query.After, out var before) ? before : (long?)null,
            count = PageMax + 1L,
            mine = scope.Text,
        };
        var rows = await database.QueryAsync<Row>(Rows, binds, cancellation);
        return new Page<MessageRow>(
            [.. rows.Take(PageMax).Select(row => row.ToRow())], rows.Count > PageMax ? $"{rows[PageMax - 1].Number}" : null);
    }

    /// <summary>Oldest first, from a cursor that a partner kept.</summary>
    public async Task<Page<MessageRow>> OutAfterAsync(string? after, string? state, SiteScope scope, CancellationToken cancellation)
    {
        var from = long.TryParse(after, out var number) ? number : 0;
        var rows = await database.QueryAsync<Row>(
            After, new { @interface = Interfaces.Out, after = from, state, count = (long)PageMax, mine = scope.Text }, cancellation);
        return new Page<MessageRow>([.. rows.Select(row => row.ToRow())], rows.Count == 0 ? null : $"{rows[^1].Number}");
    }

    public async Task<Outcome<MessageView>> ShowAsync(string key, SiteScope scope, CancellationToken cancellation)
    {
        var stream = MessageState.StreamOf(key);
        var state = (await streams.LoadAsync<MessageState>(stream, cancellation)).State;
        if (state.Content is not { } content || !scope.Sees(state.Sites))
            return IntegrationRefusals.MessageUnknown(key);
        var entries = await ledger.ReadStreamAsync(stream, cancellation: cancellation);
        var row = (await database.QueryAsync<Row>(One, new { key }, cancellation)).Single().ToRow();
        var reasons = entries.Select(facts.Read).Select(fact => fact switch
        {
            MessageTaken one => one.Reasons,
            MessageRetried one => one.Reasons,
            _ => null,
        }).LastOrDefault(one => one is not null) ?? [];
        return new MessageView(
            row, await TextAsync(content, cancellation) ?? "", state.Answer is { } answer ? await TextAsync(answer, cancellation) : null, reasons,
            [.. entries.Reverse().Select(one => new MessageEvent(one.Number, Micros.ToText(one.At), one.Type[..one.Type.LastIndexOf('.')], one.Actor))],
            state is { Accepted: false, Taken: { } taken } && taken.Interface != OrderFile.Interface
                && taken.Reasons.All(reason => reason.Code != IntegrationRefusals.Damaged));
    }

    public async Task<IReadOnlyList<InterfaceRow>> InterfacesAsync(SiteScope scope, CancellationToken cancellation)
    {
        var totals = await database.QueryAsync<TotalRow>(Totals, new { mine = scope.Text }, cancellation);
        return
        [
            .. Interfaces.All.Select(id => (Id: id, Rows: totals.Where(row => row.Interface == id).ToList())).Select(one => new InterfaceRow(
                one.Id, IsOn(one.Id), one.Rows.ToDictionary(row => row.State, row => row.Count), one.Rows.Sum(row => row.Repeats),
                one.Rows.Count == 0 ? null : Micros.ToText(one.Rows.Max(row => row.At)))),
        ];
    }

    public Task<StoredContent?> RawAsync(string hash, CancellationToken cancellation) => contents.FindAsync(hash, cancellation);

    private static readonly Sql One = Sql.Of<MessageList>("Messages/One");

    private bool IsOn(string id) => id switch
    {
        Interfaces.Folder => options.Folder is not null,
        Interfaces.Out => options.Partner is not null,
        _ => true,
    };

    private async Task<string?> TextAsync(string hash, CancellationToken cancellation) =>
        await contents.FindAsync(hash, cancellation) is { } stored ? Encoding.UTF8.GetString(stored.Bytes) : null;

    private sealed class TotalRow
    {
        public string Interface { get; set; } = "";

        public string State { get; set; } = "";

        public long Count { get; set; }

        public long Repeats { get; set; }

        public long At { get; set; }
    }

    private sealed class Row
    {
        public string Key { get; set; } = "";

        public string Direction { get; set; } = "";

        public string Interface { get; set; } = "";

        public string? Sender { get; set; }

        public string? BodId { get; set; }

        public string? Kind { get; set; }

        public string State { get; set; } = "";

        public string? Reason { get; set; }

        public string Content { get; set; } = "";

        public long Bytes { get; set; }

        public string Subject { get; set; } = "";

        public long Repeats { get; set; }

        public long At { get; set; }

        public long Number { get; set; }

        public MessageRow ToRow() => new(
            Key, Direction, Interface, Sender, BodId, Kind, State, Reason, Content, Bytes, Subject, Repeats, Micros.ToText(At), Number);
    }
}
