using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Activity.Index;
using Theriac.Activity.Search;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Periodic;

internal sealed record PeriodicLine(string Type, long Count);

/// <param name="Name">changes, incidents, access or reviews.</param>
internal sealed record PeriodicGroup(string Name, long Count, IReadOnlyList<PeriodicLine> Lines);

/// <summary>What a periodic review looks at, since a moment: each line is a search of the trace (A11D-14).</summary>
internal sealed record PeriodicView(string From, string To, long FirstEntry, long LastEntry, IReadOnlyList<PeriodicGroup> Groups);

/// <summary>Counts of what happened to the system since a day: changes, incidents, access, and reviews of the trail.</summary>
internal sealed class PeriodicReview(ActivitySearch search, ActivityIndex index, FactTypes types, TimeProvider clock)
{
    /// <summary>A test holds every fact of a setting or a failure to stand in one of them.</summary>
    internal static readonly (string Name, string[] Types)[] Groups =
    [
        ("changes",
        [
            "recipe-approved", "recipe-made-effective", "recipe-retired", "recipe-route-set", "parameter-set-approved", "package-key-trusted",
            "package-key-withdrawn", "document-registered", "document-retired", "site-added", "area-added", "equipment-added", "material-added",
            "site-shifts-set", "partner-added", "device-registered", "device-approved", "equipment-calibrated", "equipment-hold-times-set", "campaign-ended",
            "alarm-limits-set", "lot-expiry-changed", "market-rule-set",
            "release-checklist-set", "qualified-person-registered", "exception-policy-set", "change-authorised", "webhook-subscribed",
            "webhook-enabled", "webhook-ended", "value-corrected", "table-cell-corrected", "ledger-key-rotated", "epoch-started",
        ]),
        ("incidents",
        [
            "attempt-refused", "incident-opened", "exception-opened", "exception-reopened", "exception-overdue", "step-reopened", "alarm-raised",
            "batch-held", "batch-stopped", "batch-aborted", "batch-rejected", "batch-recalled", "disposition-held", "material-held", "lot-rejected",
            "balance-checked", "print-job-retried", "message-retried", "webhook-disabled", "epcis-capture-refused", "secret-refused",
            "unknown-sign-ins", "account-locked",
        ]),
        ("access",
        [
            "person-added", "person-deactivated", "role-granted", "role-revoked", "qualification-granted", "qualification-revoked",
            "identity-check-recorded", "password-reset", "account-unlocked", "passkey-added", "passkey-removed", "token-created", "token-revoked",
            "terminal-enrolled", "terminal-revoked",
        ]),
        ("reviews",
        [
            "access-reviewed", "record-reviewed", "audit-trail-reviewed", "qc-reviewed", "recipe-blocks-reviewed", "activity-query-reviewed",
            "activity-query-retired", "activity-export-begun", "activity-exported", "interface-reconciled",
        ]),
    ];

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/activity/periodic-review", (DateTimeOffset from, DateTimeOffset? to, PeriodicReview review, CancellationToken cancellation) =>
            review.HandleAsync(from, to, cancellation)).WithTags("activity").Require(ActivityEndpoints.Readers).Produces<PeriodicView>();

    private async Task<IResult> HandleAsync(DateTimeOffset from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var (low, high) = await search.BoundsAsync(new ActivityQuery(From: from, To: to), null, 0, cancellation);
        var known = types.Names.Select(Terms.NameOf).ToHashSet(StringComparer.Ordinal);
        List<PeriodicGroup> groups = [];
        foreach (var (name, listed) in Groups)
        {
            List<PeriodicLine> lines = [];
            foreach (var type in listed.Where(known.Contains))
                lines.Add(new PeriodicLine(type, await index.CountAsync(Terms.Type(type), low, high, cancellation)));
            groups.Add(new PeriodicGroup(name, lines.Sum(line => line.Count), lines));
        }

        var view = new PeriodicView(
            Micros.ToText(Micros.From(from)), Micros.ToText(to is { } end ? Micros.From(end) : Micros.Now(clock)), low + 1, high - 1, groups);
        return Results.Json(view, KernelJson.Options);
    }
}
