using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Theriac.Edge;
using Theriac.Ledger;
using Theriac.People.AccessReview;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Http;
using Theriac.People.Incidents;
using Theriac.People.Machine;
using Theriac.People.Manage;
using Theriac.People.Notices;
using Theriac.People.Passkeys;
using Theriac.People.Roles;
using Theriac.People.Session;
using Theriac.People.Sign;

namespace Theriac.People;

/// <summary>Accounts, roles, sessions and electronic signatures.</summary>
public static class PeopleModule
{
    public static IServiceCollection AddPeople(this IServiceCollection services, Action<PeopleOptions>? configure = null)
    {
        var options = new PeopleOptions();
        configure?.Invoke(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => InstanceIdentity.Of(provider.GetService<IConfiguration>()));
        services.AddFacts(typeof(PeopleModule).Assembly);
        services.AddPhrases(typeof(PeopleModule).Assembly);
        services.AddSingleton<IProjection, PeopleProjection>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<ProvedSecrets>();
        services.AddSingleton<UnknownFailures>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<ICallers, Callers>();
        services.AddSingleton<ISessionCheck, SessionCheck>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<ITokens>(provider => provider.GetRequiredService<Tokens>());
        services.AddSingleton<Visitors>();
        services.AddHttpContextAccessor();
        services.AddSingleton<IProjection, MachineProjection>();
        services.AddSingleton<IProjection, NoticeProjection>();
        services.AddSingleton<INoticeRule, PeopleNotices>();
        services.AddSingleton<Incidents.Incidents>();
        services.AddSingleton<IIncidents>(provider => provider.GetRequiredService<Incidents.Incidents>());
        services.AddSingleton<CloseIncident>();
        services.AddSingleton<IJobWatch, JobIncidents>();
        services.AddSingleton<IProjection, IncidentProjection>();
        services.AddSingleton<INoticeRule, IncidentProjection>();
        services.AddSingleton<IFactSentences, PeopleSentences>();
        services.AddSingleton<PasskeyStore>();
        services.AddSingleton<Challenges>();
        services.AddSingleton<PasskeyChecks>();
        services.AddSingleton<PasskeyEndpoints>();
        services.AddSingleton<ChangePassword>();
        services.AddSingleton<ChangeLanguage>();
        services.AddSingleton<PersonCommands>();
        services.AddSingleton<PersonEndpoints>();
        services.AddSingleton<ReadPeople>();
        services.AddSingleton<IStaff, Staff>();
        services.AddSingleton<IRoleHistory, RoleHistory>();
        services.AddSingleton<AccessReviews>();
        services.AddSingleton<TrustedNetworks>();
        services.AddHostedService<UnknownFailuresFlush>();
        services.AddHostedService<Purge>();
        services.AddSingleton<ISigning, Signing>();
        services.AddSingleton<IPeople, AddPerson.People>();
        services.AddSingleton<IQualifications, Qualifications>();
        return services;
    }

    /// <summary>Puts the caller on the request and refuses what he may not. After routing and after the terminal's middleware.</summary>
    public static IApplicationBuilder UsePeople(this IApplicationBuilder app) => app.UseMiddleware<CallerMiddleware>();

    public static IEndpointRouteBuilder MapPeople(this IEndpointRouteBuilder app)
    {
        SessionEndpoints.Map(app);
        ChangePassword.Map(app);
        ChangeLanguage.Map(app);
        PasskeyEndpoints.Map(app);
        PersonEndpoints.Map(app);
        ReadPeople.Map(app);
        RoleMatrix.Map(app);
        AccessReviews.Map(app);
        TokenEndpoints.Map(app);
        NoticeEndpoints.Map(app);
        IncidentEndpoints.Map(app);
        return app;
    }
}
