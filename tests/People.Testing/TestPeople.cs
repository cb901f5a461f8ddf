using Microsoft.Extensions.DependencyInjection;
using Theriac.Ledger;
using Theriac.Testing;
using Xunit;

namespace Theriac.People.Testing;

/// <summary>
/// Accounts for the tests of other modules, made through the real commands:
/// <code>
/// await using var instance = await TestInstance.StartAsync(engine, s => s.AddTestPeople().AddBatches(), TestPeople.Assembly, …);
/// var lan = await TestPeople.AddAsync(instance.Services, "lan", Role.Operator);   // a Caller with a started session
/// var signature = TestPeople.Sign(document, signing);                              // a SignatureInput with lan's components
/// </code>
/// </summary>
public static class TestPeople
{
    /// <summary>Password of everybody in tests.</summary>
    public const string Password = "willow-bark-19";

    /// <summary>Assembly with the migrations of accounts, for <c>TestInstance.StartAsync</c>.</summary>
    public static System.Reflection.Assembly Assembly => typeof(PeopleModule).Assembly;

    /// <summary>Real accounts, sessions and signing, with a password hash that costs little.</summary>
    public static IServiceCollection AddTestPeople(this IServiceCollection services) =>
        services.AddPeople(options => options.PasswordRounds = 1);

    /// <summary>Adds an account whose identity was checked, with roles at all sites.</summary>
    public static Task<Caller> AddAsync(IServiceProvider services, string userId, params Role[] roles) =>
        AddAsync(services, userId, RoleGrant.AllSites, roles);

    /// <summary>Adds an account whose identity was checked, with roles at one site, and starts a session for it.</summary>
    public static async Task<Caller> AddAsync(IServiceProvider services, string userId, string site, params Role[] roles)
    {
        var grants = roles.Select(role => new RoleGrant(role, site)).ToArray();
        var person = new NewPerson(userId, NameOf(userId), Password, grants, "Seen in the test.", MustChange: false);
        var added = await services.GetRequiredService<IPeople>().AddAsync(person, Author.System);
        Assert.True(added.IsOk, added.IsOk ? null : added.Refusal.Detail);
        return await services.GetRequiredService<ICallers>().StartAsync(userId);
    }

    /// <summary>A caller without an account, for handlers that look only at roles (use with <see cref="FakeSigning"/>).</summary>
    public static Caller Caller(string userId, params Role[] roles) =>
        new(userId, NameOf(userId), "session-of-" + userId, null, [.. roles.Select(role => new RoleGrant(role, RoleGrant.AllSites))], "en", null);

    /// <summary>Both components for a document that was prepared.</summary>
    public static SignatureInput Sign(PreparedDocument prepared, string? userId = null, string? comment = null) =>
        new(prepared.Hash, prepared.Document.Meaning, prepared.Document.Language, comment, userId ?? prepared.UserId, Password);

    /// <summary>Both components for a document as it is, without preparing it (use with <see cref="FakeSigning"/>).</summary>
    public static SignatureInput Sign(ISigning signing, SignDocument document, string userId) =>
        new(signing.HashOf(document), document.Meaning, document.Language, null, userId, Password);

    private static string NameOf(string userId) => char.ToUpperInvariant(userId[0]) + userId[1..] + " Tester";
}
