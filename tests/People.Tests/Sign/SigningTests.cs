using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.People.Manage;
using Theriac.People.Session;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.People.Tests.Sign;

/// <summary>Signing with real accounts, sessions and secrets.</summary>
public sealed class SigningTests
{
    private static readonly SignRequirement Perform = new([Role.Operator], "S1", []);
    private static readonly SignRequirement Verify = new([Role.Verifier], "S1", ["lan"], SecondPerson: true);

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-50a"), Trait("Requirement", "P11-200a1"), Trait("Requirement", "P11-200a1i")]
    public async Task The_first_signature_of_a_session_asks_both_and_the_next_the_secret(Engine engine)
    {
        await using var plant = await StartAsync(engine);

        Assert.True((await plant.PrepareAsync()).First);
        Assert.Equal("signature-components-missing", await plant.SignAsync(password: TestPeople.Password));
        Assert.Equal("password-both", await plant.SignAsync("lan", TestPeople.Password));
        Assert.False((await plant.PrepareAsync()).First);
        Assert.Equal("password-again", await plant.SignAsync(password: TestPeople.Password));
        Assert.Equal("signature-components-missing", await plant.SignAsync());
        Assert.Equal("signature-components-missing", await plant.SignAsync("lan"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-200a1ii"), Trait("Requirement", "A11D-11d")]
    public async Task After_a_lock_or_idle_time_both_are_asked_again(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        await plant.SignAsync("lan", TestPeople.Password);
        var session = await plant.SessionAsync();

        await plant.Sessions.LockAsync(session);
        await plant.Sessions.UnlockAsync(session);
        Assert.True((await plant.PrepareAsync()).First);
        Assert.Equal("signature-components-missing", await plant.SignAsync(password: TestPeople.Password));
        Assert.Equal("password-both", await plant.SignAsync("lan", TestPeople.Password));

        plant.Instance.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.NotNull((await plant.SessionAsync()).LockedAt);
        Assert.True((await plant.PrepareAsync()).First);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-200a2")]
    public async Task A_second_person_signs_with_own_components_and_the_session_is_not_touched(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        await plant.SignAsync("lan", TestPeople.Password);

        var signed = await plant.SignWithAsync(Verify, Document(SignatureMeaning.Verified), "minh", TestPeople.Password);

        Assert.Equal(("minh", "Minh Tester", Role.Verifier), (signed.Value.Signer, signed.Value.PrintedName, signed.Value.Role));
        Assert.False((await plant.PrepareAsync()).First);
        Assert.Equal("lan", (await plant.SessionAsync()).UserId);
        Assert.Equal("second-person-needed", Code(await plant.SignWithAsync(Verify, Document(SignatureMeaning.Verified), "lan", TestPeople.Password)));
        Assert.Equal("credentials-wrong", Code(await plant.SignWithAsync(Verify, Document(SignatureMeaning.Verified), "minh", "lans-secret-1")));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-50a"), Trait("Requirement", "P11-70")]
    public async Task Only_the_document_that_was_shown_is_signed_with_its_meaning(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var shown = await plant.PrepareAsync();
        var changed = shown.Document with { Lines = [new SignLine("Temperature", "41.7 °C")] };
        var input = TestPeople.Sign(shown);

        Assert.Equal("document-changed", Code(await plant.Signing.SignAsync(plant.Lan, input, changed, Perform)));
        Assert.Equal("meaning-missing", Code(await plant.Signing.SignAsync(plant.Lan, input with { Meaning = null }, shown.Document, Perform)));
        Assert.Equal("meaning-differs", Code(await plant.Signing.SignAsync(
            plant.Lan, input with { Meaning = SignatureMeaning.Certified }, shown.Document, Perform)));
        Assert.Equal("document-changed", Code(await plant.Signing.SignAsync(
            plant.Lan, input with { DocumentHash = plant.Signing.HashOf(changed) }, changed, Perform)));

        var signed = await plant.Signing.SignAsync(plant.Lan, input, shown.Document, Perform);
        var contents = plant.Instance.Get<IContentStore>();
        Assert.Equal(SignatureState.Valid, await SignatureStates.OfAsync(contents, signed.Value, shown.Hash));
        Assert.Equal(SignatureState.Superseded, await SignatureStates.OfAsync(contents, signed.Value, plant.Signing.HashOf(changed)));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-300d")]
    public async Task Wrong_secrets_in_signing_lock_the_account_like_those_at_sign_in(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        for (var left = 4; left > 0; left--)
            Assert.Equal("credentials-wrong", await plant.SignAsync("lan", "not-lans-secret"));

        Assert.Equal("account-locked", await plant.SignAsync("lan", "not-lans-secret"));
        Assert.Equal("account-locked", await plant.SignAsync("lan", TestPeople.Password));
        Assert.NotNull((await plant.SessionAsync()).LockedAt);
        var entries = await plant.Instance.Ledger.ReadStreamAsync("person/lan");
        Assert.Equal("account-locked.v1", entries[^1].Type);
        Assert.Equal(5, (await plant.Instance.Ledger.ReadStreamAsync("access/lan")).Count(entry => entry.Type == "secret-refused.v1"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-300d")]
    public async Task Guesses_at_the_same_time_get_no_more_tries_than_one_after_another(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var credentials = plant.Instance.Get<Credentials>();

        var guesses = await Task.WhenAll(Enumerable.Range(0, 40).Select(guess =>
            credentials.CheckPasswordAsync("lan", $"guess number {guess}", "sign-in", null, CancellationToken.None)));

        Assert.All(guesses, guess => Assert.False(guess.IsOk));
        Assert.True(guesses.Count(guess => guess.Refusal.Code == "credentials-wrong") < 5);
        var locks = (await plant.Instance.Ledger.ReadStreamAsync("person/lan")).Count(entry => entry.Type == "account-locked.v1");
        Assert.Equal(1, locks);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-200a1i"), Trait("Requirement", "P11-300d")]
    public async Task A_secret_that_was_proved_is_asked_again_and_guesses_beside_it_count(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var credentials = plant.Instance.Get<Credentials>();
        Assert.True((await CheckAsync(credentials, TestPeople.Password, Credentials.SignInPlace)).IsOk);

        var guesses = await Task.WhenAll(Enumerable.Range(0, 3).Select(guess => CheckAsync(credentials, $"guess number {guess}", "sign")));
        Assert.All(guesses, guess => Assert.Equal("credentials-wrong", guess.Refusal.Code));
        Assert.True((await CheckAsync(credentials, TestPeople.Password, "sign")).IsOk);
        Assert.Equal("credentials-wrong", (await CheckAsync(credentials, "", "sign")).Refusal.Code);
        Assert.Equal(4, (await plant.Instance.Ledger.ReadStreamAsync("access/lan")).Count(entry => entry.Type == "secret-refused.v1"));
    }

    [Xunit.Fact]
    [Trait("Requirement", "P11-300b")]
    public void A_proved_secret_counts_for_its_own_hash_and_for_a_time()
    {
        var clock = new TestClock();
        var proved = new ProvedSecrets(new PeopleOptions { SecretProvedSecondsMax = 60, SecretsProvedMax = 2 }, clock);
        var account = new AccountRow { UserId = "lan", PasswordHash = "hash 1" };
        proved.Keep(account, "secret");

        Assert.True(proved.IsSame(account, "secret"));
        Assert.False(proved.IsSame(account, "Secret"));
        Assert.False(proved.IsSame(new AccountRow { UserId = "lan", PasswordHash = "hash 2" }, "secret"));
        Assert.False(proved.IsSame(new AccountRow { UserId = "minh", PasswordHash = "hash 1" }, "secret"));
        proved.Forget("lan");
        Assert.False(proved.IsSame(account, "secret"));
        proved.Keep(account, "secret");
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.False(proved.IsSame(account, "secret"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-300b"), Trait("Requirement", "P11-200a3")]
    public async Task An_aged_secret_signs_nothing(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        plant.Instance.Clock.Advance(TimeSpan.FromDays(366));
        var lan = await plant.Instance.Get<ICallers>().StartAsync("lan");
        var prepared = await plant.Signing.PrepareAsync(lan, Document());

        Assert.Equal("password-change-required", Code(await plant.Signing.SignAsync(lan, TestPeople.Sign(prepared), prepared.Document, Perform)));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11D-13a")]
    public async Task A_token_cannot_sign(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var machine = new Caller("machine/x", "Line 2", null, null, [new RoleGrant(Role.Operator, "S1")], "en", null);
        var prepared = await plant.Signing.PrepareAsync(machine, Document());

        Assert.Equal("machine-cannot-sign", Code(await plant.Signing.SignAsync(machine, TestPeople.Sign(prepared, "lan"), prepared.Document, Perform)));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-100a")]
    public async Task An_id_is_never_given_again(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var admin = await TestPeople.AddAsync(plant.Instance.Services, "admin", Role.Administrator);
        var gone = await plant.Instance.Get<PersonCommands>().RunAsync(
            admin, "lan", "deactivate", person => PersonDecisions.Deactivate(person, "admin", "left"));
        Assert.True(gone.IsOk);

        var again = await plant.Instance.Get<IPeople>().AddAsync(
            new NewPerson("LAN", "Another Lan", TestPeople.Password, [], null), Author.System);

        Assert.Equal("person-exists", again.Refusal.Code);
        Assert.Equal("Lan Tester", (await plant.Instance.Get<IPeople>().FindAsync("lan"))!.Name);
    }

    private static SignDocument Document(SignatureMeaning meaning = SignatureMeaning.Performed) =>
        new("en", "B1 · 4.2 Measure the product temperature", meaning, $"{meaning}: 41.6 °C", [new SignLine("Temperature", "41.6 °C")]);

    private static Task<Outcome<Proved>> CheckAsync(Credentials credentials, string password, string where) =>
        credentials.CheckPasswordAsync("lan", password, where, null, CancellationToken.None);

    private static string Code(Outcome<Signature> outcome) =>
        outcome.Try(out var signature, out var refusal) ? signature.Authentication : refusal.Code;

    private static async Task<Plant> StartAsync(Engine engine)
    {
        var instance = await TestInstance.StartAsync(engine, services => services.AddTestPeople(), TestPeople.Assembly);
        var lan = await TestPeople.AddAsync(instance.Services, "lan", "S1", Role.Operator);
        await TestPeople.AddAsync(instance.Services, "minh", "S1", Role.Verifier);
        return new Plant(instance, lan);
    }

    private sealed record Plant(TestInstance Instance, Caller Lan) : IAsyncDisposable
    {
        public ISigning Signing => Instance.Get<ISigning>();

        public Sessions Sessions => Instance.Get<Sessions>();

        public async Task<SessionRow> SessionAsync() => (await Sessions.FindByIdAsync(Lan.SessionId!))!;

        public Task<PreparedDocument> PrepareAsync() => Signing.PrepareAsync(Lan, Document());

        public async Task<string> SignAsync(string? userId = null, string? password = null) =>
            Code(await SignWithAsync(Perform, Document(), userId, password));

        public async Task<Outcome<Signature>> SignWithAsync(SignRequirement requirement, SignDocument document, string? userId, string? password)
        {
            var shown = await Signing.PrepareAsync(Lan, document, requirement.SecondPerson);
            var input = new SignatureInput(shown.Hash, document.Meaning, "en", null, userId, password);
            return await Signing.SignAsync(Lan, input, document, requirement);
        }

        public ValueTask DisposeAsync() => Instance.DisposeAsync();
    }
}
