using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Distribution.Partners;
using Theriac.Distribution.Scans;
using Theriac.Distribution.Trace;
using Theriac.Distribution.Verify;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Serials;

namespace Theriac.Distribution;

/// <summary>Partners, trace and public verification.</summary>
public static class DistributionModule
{
    public static IServiceCollection AddDistribution(this IServiceCollection services)
    {
        services.AddFacts(typeof(DistributionModule).Assembly);
        services.AddPhrases(typeof(DistributionModule).Assembly);
        services.AddSingleton<IProjection, PartnerProjection>();
        services.AddSingleton<IProjection, ScanProjection>();
        services.AddSingleton<IFactSentences, PartnerSentences>();
        services.AddSingleton<PartnerBook>();
        services.AddSingleton<IPartners>(provider => provider.GetRequiredService<PartnerBook>());
        services.AddSingleton<IDestinations>(provider => provider.GetRequiredService<PartnerBook>());
        services.AddSingleton<ScanLog>();
        services.AddHostedService(provider => provider.GetRequiredService<ScanLog>());
        services.AddSingleton<AddressLimit>();
        services.AddSingleton<VerifyCode>();
        services.AddSingleton<FindSubject>();
        services.AddSingleton<TraceCode>();
        return services;
    }

    public static IEndpointRouteBuilder MapDistribution(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("distribution");
        api.MapGet("/partners", ListPartnersAsync).Require().Produces<Page<PartnerInfo>>();
        api.MapPost("/partners", AddPartnerAsync).Require(Role.Planner, Role.QaReviewer, Role.Administrator).Produces<PartnerInfo>();
        api.MapGet("/trace", TraceAsync).Require(
            Role.Operator, Role.Verifier, Role.Supervisor, Role.Planner, Role.QaReviewer, Role.QualifiedPerson, Role.Auditor, Role.Machine)
            .Produces<TraceAnswer>();
        VerifyEndpoints.Map(routes);
        return routes;
    }

    private static async Task<IResult> TraceAsync(
        string? code, string? contentsAfter, TraceCode trace, ReaderLanguage language, CancellationToken cancellation) =>
        (await trace.TraceAsync(code, contentsAfter, language.Code, cancellation)).ToResult();

    private static async Task<IResult> ListPartnersAsync(IPartners partners, CancellationToken cancellation) =>
        Results.Json(new Page<PartnerInfo>(await partners.ListAsync(cancellation), null), KernelJson.Options);

    private static async Task<IResult> AddPartnerAsync(
        Caller caller, NewPartner partner, IPartners partners, CancellationToken cancellation) =>
        (await partners.AddAsync(caller, partner, cancellation)).ToResult();
}
