using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Storage;

namespace Theriac.Integration;

internal sealed record NewWebhook(string? Name = null, string? Url = null, IReadOnlyList<string>? Events = null, string? Site = null);

/// <param name="Secret">Shown this once.</param>
internal sealed record CreatedWebhook(string Id, string Secret);

internal sealed record WebhookReason(string? Reason = null);

/// <summary>Makes, switches on and ends subscriptions.</summary>
internal sealed class Subscriptions(
    ILedger ledger, IStreams streams, IPlantDirectory plant, WebhookSecrets secrets, WebhookTarget target)
{
    private const int NameMax = 100;
    private const int IdLength = 12;
    private const string Zone = "Etc/UTC";

    public async Task<Outcome<CreatedWebhook>> CreateAsync(Caller caller, NewWebhook given, CancellationToken cancellation)
    {
        var sites = (await plant.SitesAsync(cancellation)).Select(site => site.Id).ToHashSet(StringComparer.Ordinal);
        if (Check(given, sites).ToArray() is { Length: > 0 } errors)
            return Refusal.Input(errors);
        if (!caller.Has(Role.Administrator, given.Site ?? RoleGrant.AllSites))
            return IntegrationRefusals.RoleMissing(given.Site ?? RoleGrant.AllSites);
        var (id, secret) = (Guid.NewGuid().ToString("N")[..IdLength], WebhookSecrets.New());
        var fact = new WebhookSubscribed(
            given.Name!.Trim(), WebhookTarget.Shown(given.Url!), [.. given.Events!.Distinct().Order(StringComparer.Ordinal)], given.Site,
            WebhookTarget.HashOf(given.Url!));
        var stream = WebhookState.StreamOf(id);
        var written = await ledger.WriteAsync(
            new AppendRequest(caller.At(Zone), [new Draft(stream, fact)], [new StreamVersion(stream, 0)])
            {
                Operational = [secrets.Keep(id, secret), secrets.Keep(WebhookSecrets.UrlOf(id), given.Url!)],
            },
            cancellation);
        return written.Map(_ => new CreatedWebhook(id, secret));
    }

    public Task<Outcome<Done>> EnableAsync(Caller caller, string id, string? reason, CancellationToken cancellation) => ActAsync(
        caller, id, reason, state => state.Phase == WebhookPhase.Disabled ? Outcome<IFact?>.Ok(new WebhookEnabled(reason!.Trim())) : IntegrationRefusals.WebhookNotDisabled(),
        cancellation);

    public Task<Outcome<Done>> EndAsync(Caller caller, string id, string? reason, CancellationToken cancellation) => ActAsync(
        caller, id, reason, _ => Outcome<IFact?>.Ok(new WebhookEnded(reason!.Trim())), cancellation);

    private async Task<Outcome<Done>> ActAsync(
        Caller caller, string id, string? reason, Func<WebhookState, Outcome<IFact?>> decide, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return IntegrationRefusals.ReasonMissing();
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var folded = await streams.LoadAsync<WebhookState>(WebhookState.StreamOf(id), token);
                if (!folded.Exists)
                    return IntegrationRefusals.WebhookUnknown(id);
                if (folded.State.Phase == WebhookPhase.Ended)
                    return IntegrationRefusals.WebhookEnded();
                if (!caller.Has(Role.Administrator, folded.State.Site ?? RoleGrant.AllSites))
                    return IntegrationRefusals.RoleMissing(folded.State.Site ?? RoleGrant.AllSites);
                if (!decide(folded.State).Try(out var fact, out var refusal))
                    return refusal;
                return new Decision<Done>(default, new AppendRequest(caller.At(Zone), [new Draft(folded.Stream, fact!)], [folded.At]));
            },
            cancellation: cancellation);
        return decided.Map(_ => default(Done));
    }

    private IEnumerable<FieldError> Check(NewWebhook given, HashSet<string> sites)
    {
        if (string.IsNullOrWhiteSpace(given.Name) || given.Name.Length > NameMax)
            yield return new FieldError("/name", "webhook-name-missing", $"Name the webhook, with at most {NameMax} characters.");
        if (target.Check(given.Url) is { } error)
            yield return error;
        if (given.Events is not { Count: > 0 })
            yield return new FieldError("/events", "events-missing", "Choose at least one event.");
        foreach (var unknown in (given.Events ?? []).Where(one => !WebhookEvents.All.Contains(one)))
            yield return new FieldError("/events", "event-unknown", $"There is no event {unknown}.");
        if (given.Site is { } site && !sites.Contains(site))
            yield return new FieldError("/site", "site-unknown", $"There is no site {site}.");
    }
}
