using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Theriac.Edge;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Accounts;

public sealed class PasskeyTests
{
    private static readonly SignDocument Document = new(
        "en", "B1 · 4.2", SignatureMeaning.Performed, "Performed: 41.6 °C", [new SignLine("Temperature", "41.6 °C")]);

    [Theory, OnBothEngines]
    public async Task A_passkey_signs_in_unlocks_and_is_removed(Engine engine)
    {
        await using var server = await StartAsync(engine);
        using var key = new SoftwareKey();
        var lan = await WithKeyAsync(server, "lan", key);

        var stranger = server.Browser();
        Assert.Equal("active", (await SignInAsync(stranger, key)).Json.GetProperty("state").GetString());

        var session = stranger.Cookies["theriac-session"];
        await stranger.PostAsync("/api/session/actions/lock");
        var unlocked = await SignInAsync(stranger, key);
        Assert.Equal(("active", session), (unlocked.Json.GetProperty("state").GetString(), stranger.Cookies["theriac-session"]));

        var id = (await lan.GetAsync("/api/people/lan")).Json.GetProperty("passkeys")[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await lan.ActAsync("lan", "remove-passkey", new { passkey = id, reason = "lost it" })).Status);
        Assert.Equal("passkey-refused", (await SignInAsync(server.Browser(), key)).Code);
        Assert.Equal(
            ["passkey-added.v1", "passkey-removed.v1"], (await server.Ledger.ReadStreamAsync("person/lan")).Select(entry => entry.Type).ToArray()[^2..]);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-200a1"), Trait("Requirement", "A11D-13a")]
    public async Task A_passkey_with_user_verification_stands_for_both_components(Engine engine)
    {
        await using var server = await StartAsync(engine);
        using var key = new SoftwareKey();
        var lan = await WithKeyAsync(server, "lan", key);

        var signed = await SignAsync(lan, key, "lan", second: false);

        Assert.Equal(("lan", "passkey"), (signed.Json.GetProperty("signer").GetString(), signed.Json.GetProperty("authentication").GetString()));
        Assert.Equal("password-again", (await PostSignAsync(lan, null, null, TestPeople.Password, second: false)).Json.GetProperty("authentication").GetString());
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-200a2")]
    public async Task A_second_person_s_passkey_signs_as_its_owner_and_nobody_else_s_does(Engine engine)
    {
        await using var server = await StartAsync(engine);
        using var lans = new SoftwareKey();
        using var minhs = new SoftwareKey();
        var lan = await WithKeyAsync(server, "lan", lans);
        await WithKeyAsync(server, "minh", minhs);

        Assert.Equal("minh", (await SignAsync(lan, minhs, "minh", second: true)).Json.GetProperty("signer").GetString());
        Assert.Equal("lan", (await lan.SessionAsync()).Json.GetProperty("user").GetProperty("id").GetString());
        Assert.NotEqual(HttpStatusCode.OK, (await SignAsync(lan, lans, "minh", second: true)).Status);
        Assert.Equal("second-person-needed", (await SignAsync(lan, lans, "lan", second: true)).Code);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-200a1")]
    public async Task A_touch_without_verification_is_one_component_and_is_refused(Engine engine)
    {
        await using var server = await StartAsync(engine);
        using var key = new SoftwareKey();
        var lan = await WithKeyAsync(server, "lan", key);
        key.VerifiesUser = false;

        Assert.Equal("passkey-refused", (await SignInAsync(server.Browser(), key)).Code);
        Assert.Equal("credentials-wrong", (await SignAsync(lan, key, "lan", second: false)).Code);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-200a2")]
    public async Task An_open_session_alone_adds_no_key(Engine engine)
    {
        await using var server = await StartAsync(engine);
        using var key = new SoftwareKey();
        var lan = await server.PersonAsync("lan", Role.Operator);
        var options = await lan.PostAsync("/api/session/passkeys/options");

        var added = await PostAsync(lan, "/api/session/passkeys", new { credential = key.Create(options.Json), password = "a guess at it" });

        Assert.Equal("credentials-wrong", added.Code);
        Assert.Equal("passkey-refused", (await SignInAsync(server.Browser(), key)).Code);
    }

    [Theory, OnBothEngines]
    public async Task An_answer_is_good_once_and_only_for_what_was_asked(Engine engine)
    {
        await using var server = await StartAsync(engine);
        using var key = new SoftwareKey();
        var lan = await WithKeyAsync(server, "lan", key);

        // Asked for a sign-in, used to sign.
        var answer = key.Get((await lan.PostAsync("/api/session/passkey/options", new { purpose = "sign-in" })).Json);
        Assert.Equal("passkey-expired", (await PostSignAsync(lan, answer, "lan", null, second: false)).Code);

        // Asked for another document.
        answer = key.Get((await lan.PostAsync("/api/session/passkey/options", new { purpose = "sign", documentHash = new string('0', 64) })).Json);
        Assert.Equal("passkey-expired", (await PostSignAsync(lan, answer, "lan", null, second: false)).Code);

        // Used twice.
        var browser = server.Browser();
        answer = key.Get((await browser.PostAsync("/api/session/passkey/options", new { })).Json);
        var cookie = browser.Cookies["theriac-passkey"];
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(browser, "/api/session/passkey", answer)).Status);
        browser.Cookies["theriac-passkey"] = cookie;
        Assert.Equal("passkey-expired", (await PostAsync(browser, "/api/session/passkey", answer)).Code);
    }

    private static Task<TheriacServer> StartAsync(Engine engine) =>
        TheriacServer.StartAsync(engine, app =>
        {
            app.MapPost("/test/document", (Caller caller, ISigning signing) => signing.PrepareAsync(caller, Document)).Require();
            app.MapPost("/test/sign", async (bool second, SignatureInput input, Caller caller, ISigning signing) =>
                (await signing.SignAsync(caller, input, Document, new SignRequirement([Role.Operator], "S1", [], second))).ToResult()).Require();
        });

    private static async Task<Browser> WithKeyAsync(TheriacServer server, string userId, SoftwareKey key)
    {
        var browser = await server.PersonAsync(userId, Role.Operator);
        var options = await browser.PostAsync("/api/session/passkeys/options");
        var added = await PostAsync(browser, "/api/session/passkeys", new { credential = key.Create(options.Json), label = "Key on the ring", password = TestPeople.Password });
        Assert.True(added.Status == HttpStatusCode.Created, added.Text);
        return browser;
    }

    private static async Task<Answer> SignInAsync(Browser browser, SoftwareKey key)
    {
        var options = await browser.PostAsync("/api/session/passkey/options", new { });
        var answer = await PostAsync(browser, "/api/session/passkey", key.Get(options.Json));
        if (answer.Status == HttpStatusCode.OK)
            browser.Csrf = answer.Json.GetProperty("csrf").GetString();
        return answer;
    }

    private static async Task<Answer> SignAsync(Browser browser, SoftwareKey key, string userId, bool second)
    {
        var hash = (await browser.PostAsync("/test/document")).Json.GetProperty("hash").GetString();
        var options = await browser.PostAsync("/api/session/passkey/options", new { purpose = "sign", userId, documentHash = hash });
        return await PostSignAsync(browser, key.Get(options.Json), userId, null, second);
    }

    private static async Task<Answer> PostSignAsync(Browser browser, object? passkey, string? userId, string? password, bool second)
    {
        var hash = (await browser.PostAsync("/test/document")).Json.GetProperty("hash").GetString();
        return await PostAsync(browser, $"/test/sign?second={second}", new
        {
            documentHash = hash,
            meaning = "performed",
            language = "en",
            userId,
            password,
            passkey = passkey is null ? (JsonElement?)null : JsonSerializer.SerializeToElement(passkey),
        });
    }

    /// <summary>Browsers send the origin with every POST; passkeys are bound to it.</summary>
    private static Task<Answer> PostAsync(Browser browser, string path, object body) =>
        browser.SendAsync(HttpMethod.Post, path, body, change: request => request.Headers.Add("Origin", SoftwareKey.Origin));
}
