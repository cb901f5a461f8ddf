using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Integration;

/// <param name="Answer">The <c>ConfirmBOD</c>, byte for byte the same for a message that comes again.</param>
internal sealed record TakenMessage(
    string Key, bool Accepted, bool Repeated, string Answer, IReadOnlyList<MessageReason> Reasons, IReadOnlyList<OrderWritten> Orders);

/// <summary>
/// The one way in. A message, what it does to orders, and its answer are one append: either all of it stands, or nothing. What comes again,
/// is damaged, or is older than what is known changes nothing, and is on record.
/// </summary>
internal sealed class TakeMessages(
    ILedger ledger, IStreams streams, IContentStore contents, IPlannedOrders orders, IBatchPerformance batches, IPlantDirectory plant,
    IIncidents incidents, IntegrationOptions options, TimeProvider clock)
{
    /// <summary>As many reasons of a refused message are kept; of the rest their count.</summary>
    public const int ReasonsMax = 200;

    private const string Zone = "Etc/UTC";

    private static readonly Role[] Confirmers = [Role.Machine, Role.Planner];

    public async Task<Outcome<TakenMessage>> TakeAsync(Caller? caller, Incoming incoming, CancellationToken cancellation = default)
    {
        incoming = incoming with { Principal = caller?.UserId };
        await contents.PutAsync(incoming.MediaType, incoming.Bytes, cancellation);
        var decided = await ledger.DecideAsync(token => DecideAsync(caller, incoming, token), cancellation: cancellation);
        if (decided.IsOk && !decided.Value.Result.Accepted)
            await ReportAsync(incoming, decided.Value.Result, cancellation);
        else if (decided.IsOk && decided.Value.Result is { Repeated: false } && incoming.Content.Confirmation is { Accepted: false } no)
            await ReportAsync(no, decided.Value.Result.Key, cancellation);
        return decided.Map(done => done.Result);
    }

    /// <summary>A rejected message is read and decided on anew: the reason may be gone by now.</summary>
    public async Task<Outcome<TakenMessage>> RetryAsync(Caller caller, string key, string? reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return IntegrationRefusals.ReasonMissing();
        var decided = await ledger.DecideAsync<TakenMessage>(
            async token =>
            {
                var folded = await streams.LoadAsync<MessageState>(MessageState.StreamOf(key), token);
                if (folded.State.Taken is not { } taken || !SiteScope.Of(caller).Sees(folded.State.Sites))
                    return IntegrationRefusals.MessageUnknown(key);
                // What was damaged on its way does not mend here, and a file is looked at again before it is taken.
                if (folded.State.Accepted || taken.Interface == OrderFile.Interface || taken.Reasons.Any(one => one.Code == IntegrationRefusals.Damaged))
                    return IntegrationRefusals.NotRetried();
                var raw = await contents.FindAsync(taken.Content, token)
                    ?? throw new InvalidOperationException($"The content {taken.Content} is not stored.");
                var work = await WorkAsync(caller, Incoming.OfB2mml(taken.Interface, raw.Bytes, null), key, token);
                var result = work.Result;
                var fact = new MessageRetried(result.Accepted, result.Reasons, result.Orders, result.Answer, reason.Trim());
                return new Decision<TakenMessage>(
                    result, new AppendRequest(caller.At(work.Zone), [new Draft(folded.Stream, fact), .. work.Drafts], [folded.At, .. work.ReliesOn]));
            },
            cancellation: cancellation);
        return decided.Map(done => done.Result);
    }

    private async Task<Outcome<Decision<TakenMessage>>> DecideAsync(Caller? caller, Incoming incoming, CancellationToken cancellation)
    {
        var folded = await streams.LoadAsync<MessageState>(MessageState.StreamOf(incoming.Key), cancellation);
        if (folded.State.Taken is { } before)
        {
            var repeated = await RepeatAsync(folded.State, before, incoming, cancellation);
            var again = new MessageRepeated(incoming.Interface, incoming.Hash, incoming.Hash == before.Content);
            return new Decision<TakenMessage>(repeated, new AppendRequest(By(caller, Zone), [new Draft(folded.Stream, again)], [folded.At]));
        }

        var work = await WorkAsync(caller, incoming, incoming.Key, cancellation);
        var result = work.Result;
        var head = incoming.Head;
        var fact = new MessageTaken(
            incoming.Interface, head?.Sender, head?.BodId, head?.Kind, head?.SaidAt, incoming.Hash, incoming.Bytes.Length, result.Accepted,
            result.Reasons, result.Orders, result.Answer, await SitesAsync(caller, incoming, cancellation));
        return new Decision<TakenMessage>(
            result, new AppendRequest(By(caller, work.Zone), [new Draft(folded.Stream, fact), .. work.Drafts], [folded.At, .. work.ReliesOn]));
    }

    /// <summary>Those that it names; of what cannot be read, those that its sender speaks for. Null where nobody can say.</summary>
    private async Task<IReadOnlyList<string>?> SitesAsync(Caller? caller, Incoming incoming, CancellationToken cancellation)
    {
        IEnumerable<string> named = incoming.Content switch
        {
            { Schedule: { } schedule } => schedule.Orders.Select(one => one.Site),
            { Confirmation: { } confirmation } => await SitesOfAsync(confirmation, cancellation),
            _ => [],
        };
        var known = (await plant.SitesAsync(cancellation)).Select(site => site.Id).ToHashSet(StringComparer.Ordinal);
        List<string> sites = [.. named.Select(site => EntityId.TryParse(site, out var id) ? id.ToString() : "").Where(known.Contains).Distinct(StringComparer.Ordinal)];
        if (sites.Count == 0)
            sites = [.. (caller?.Roles ?? []).Where(grant => grant.Role == Role.Machine && known.Contains(grant.Site)).Select(grant => grant.Site).Distinct(StringComparer.Ordinal)];
        return sites.Count == 0 ? null : sites;
    }

    private async Task<IReadOnlyList<string>> SitesOfAsync(Confirmation confirmation, CancellationToken cancellation)
    {
        var sent = await streams.LoadAsync<MessageState>(MessageState.StreamOf(MessageState.KeyOfOut(confirmation.BodId)), cancellation);
        return sent.State.Sites;
    }

    private static Author By(Caller? caller, string zone) => caller?.At(zone) ?? Author.System with { Zone = zone };

    private async Task<TakenMessage> RepeatAsync(MessageState state, MessageTaken before, Incoming incoming, CancellationToken cancellation)
    {
        if (incoming.Hash == before.Content)
            return new TakenMessage(state.Key, state.Accepted, true, state.Answer!, before.Reasons, before.Orders);
        IReadOnlyList<MessageReason> reasons = [.. ReasonsOf(IntegrationRefusals.IdReused())];
        var answer = await AnswerAsync(incoming, $"{state.Key}-{incoming.Hash[..8]}", reasons, [], cancellation);
        return new TakenMessage(state.Key, false, true, answer, reasons, []);
    }

    /// <summary>What the message does, and the answer. The drafts are empty unless all of it can be done.</summary>
    private async Task<Work> WorkAsync(Caller? caller, Incoming incoming, string key, CancellationToken cancellation)
    {
        var done = incoming.Content switch
        {
            { Schedule: not null } when incoming.Head!.SaidAt > Micros.Now(clock) + (options.ClockSkewMax.Ticks / TimeSpan.TicksPerMicrosecond) =>
                IntegrationRefusals.SaidInFuture(Micros.ToText(incoming.Head.SaidAt!.Value)),
            { Schedule: { } schedule } => await orders.DecideAsync(caller, schedule.Verb, schedule.Orders, SourceOf(incoming, key), cancellation),
            { Confirmation: { } confirmation } => await ConfirmAsync(caller, confirmation, key, cancellation),
            _ => incoming.Content.Refusal!,
        };
        IReadOnlyList<MessageReason> reasons = done.IsOk ? [] : [.. ReasonsOf(done.Refusal)];
        IReadOnlyList<OrderWritten> written = done.IsOk ? done.Value.Orders : [];
        var answer = await AnswerAsync(incoming, $"{key}-answer", reasons, written, cancellation);
        var result = new TakenMessage(key, done.IsOk, false, answer, reasons, written);
        return done.IsOk ? new Work(result, done.Value.Drafts, done.Value.ReliesOn, done.Value.Zone) : new Work(result, [], [], Zone);
    }

    private async Task<Outcome<OrderWrites>> ConfirmAsync(Caller? caller, Confirmation confirmation, string key, CancellationToken cancellation)
    {
        var sent = await streams.LoadAsync<MessageState>(MessageState.StreamOf(MessageState.KeyOfOut(confirmation.BodId)), cancellation);
        if (sent.State.Made is not { } made)
            return IntegrationRefusals.ConfirmUnknown(confirmation.BodId);
        if (caller is not null && (await batches.FindAsync(made.Batch, cancellation))?.Site is { } site && !caller.HasAny(site, Confirmers))
            return IntegrationRefusals.ConfirmElsewhere(confirmation.BodId, site);
        return new OrderWrites([new Draft(sent.Stream, new MessageConfirmed(confirmation.Accepted, confirmation.Note, key))], [sent.At], [], Zone);
    }

    private async Task<string> AnswerAsync(
        Incoming incoming, string bodId, IReadOnlyList<MessageReason> reasons, IReadOnlyList<OrderWritten> written, CancellationToken cancellation)
    {
        var notes = written.Select(one => $"{one.Id}: {EnumWords.Of(one.Effect)}").ToList();
        var answer = ConfirmWriter.Write(options.Name, bodId, Micros.Now(clock), incoming.Head, reasons.Count == 0, reasons, notes);
        return await contents.PutAsync(B2mmlForm.MediaType, answer, cancellation);
    }

    private Task ReportAsync(Incoming incoming, TakenMessage result, CancellationToken cancellation) => incidents.ReportAsync(
        new IncidentReport(IncidentKind.MessageFailed, incoming.Interface, $"{result.Reasons[0].Code}: {result.Reasons[0].Detail}")
        {
            Facts = new Dictionary<string, string> { ["message"] = result.Key, ["sender"] = incoming.Head?.Sender ?? "" },
        },
        cancellation);

    /// <summary>What was told to the partner he did not take.</summary>
    private Task ReportAsync(Confirmation refused, string key, CancellationToken cancellation) => incidents.ReportAsync(
        new IncidentReport(IncidentKind.MessageFailed, Interfaces.Out, $"The partner did not take {refused.BodId}: {refused.Note}")
        {
            Facts = new Dictionary<string, string> { ["message"] = MessageState.KeyOfOut(refused.BodId), ["answer"] = key },
        },
        cancellation);

    private static OrderSource SourceOf(Incoming incoming, string key) =>
        new(incoming.Interface, incoming.Head!.Sender ?? incoming.Interface, key, incoming.Head.SaidAt!.Value);

    /// <summary>A message of a million faults makes no entry of megabytes.</summary>
    private static IEnumerable<MessageReason> ReasonsOf(Refusal refusal)
    {
        if (refusal.Errors.Count == 0)
            return [new MessageReason("", refusal.Code, refusal.Detail)];
        var kept = refusal.Errors.Take(ReasonsMax).Select(error => new MessageReason(error.Field, error.Code, error.Detail));
        var more = refusal.Errors.Count - ReasonsMax;
        return more > 0 ? kept.Append(new MessageReason("", "reasons-cut", $"{more} more.")) : kept;
    }

    private sealed record Work(TakenMessage Result, IReadOnlyList<Draft> Drafts, IReadOnlyList<StreamVersion> ReliesOn, string Zone);
}
