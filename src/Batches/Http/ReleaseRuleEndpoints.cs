using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>A line of the site's register of certified batches.</summary>
internal sealed record RegisterLine(
    string RegisterNumber, string Batch, string? Market, string Signer, string? Name, string? Person, string At, string Zone, long Entry);

internal sealed record ReleaseRulesView(
    IReadOnlyList<MarketRule> Markets, MarketRule Home, IReadOnlyList<Checklist> Checklists, IReadOnlyList<RegisteredPerson> People)
{
    public static ReleaseRulesView Of(ReleaseRuleBook book) => new([.. book.Markets], MarketRule.Home, [.. book.Lists], [.. book.People]);
}

/// <summary>Markets, checklists and registers.</summary>
internal static class ReleaseRuleEndpoints
{
    private static readonly Role[] Readers = [Role.QaReviewer, Role.QualifiedPerson, Role.Supervisor, Role.QcReviewer, Role.Auditor];

    public static void MapReleaseRules(this IEndpointRouteBuilder app)
    {
        var rules = app.MapGroup("/api/release-rules").WithTags("release");
        rules.MapGet("", async (SetReleaseRule set, CancellationToken cancellation) =>
            Results.Json(ReleaseRulesView.Of(await set.LoadAsync(cancellation)), KernelJson.Options)).Require(Readers).Produces<ReleaseRulesView>();
        Map<SetMarketInput>(rules, "set-market");
        Map<SetChecklistInput>(rules, "set-checklist");
        Map<RegisterPersonInput>(rules, "register-person");
        app.MapGet("/api/registers/{site}", async (string site, ILedger ledger, FactTypes types, CancellationToken cancellation) =>
        {
            var entries = await ledger.ReadStreamAsync(RegisterState.StreamOf(site.ToUpperInvariant()), cancellation: cancellation);
            return Results.Json(new Page<RegisterLine>([.. entries.Reverse().Select(entry => Line(entry, types.Read(entry))).OfType<RegisterLine>()], null), KernelJson.Options);
        }).WithTags("release").Require(Readers).Produces<Page<RegisterLine>>();
    }

    private static RegisterLine? Line(Entry entry, IFact? fact) => fact is not CertificationRegistered one ? null : new RegisterLine(
        one.RegisterNumber, one.BatchId, one.Market, one.Signer, one.Name, one.Person, Micros.ToText(entry.At), entry.Zone, entry.Number);

    private static void Map<TInput>(IEndpointRouteBuilder rules, string name)
        where TInput : ReleaseRuleInput
    {
        rules.MapPost($"/actions/{name}/document", async (TInput input, Caller caller, SetReleaseRule set, CancellationToken cancellation) =>
            (await set.PrepareAsync(input, caller, cancellation)).ToResult()).Require(SetReleaseRule.Roles).Produces<PreparedDocument>();
        rules.MapPost($"/actions/{name}", async (TInput input, Caller caller, SetReleaseRule set, CancellationToken cancellation) =>
            (await set.SignAsync(input, caller, cancellation)).Map(ReleaseRulesView.Of).ToResult()).Require(SetReleaseRule.Roles).Produces<ReleaseRulesView>();
    }
}
