using System.Net;
using System.Text.Json;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Accounts;

[Trait("Requirement", "A11D-11e")]
public sealed class AccessReviewTests
{
    [Theory, OnBothEngines]
    public async Task Each_role_is_reviewed_with_a_signature_that_a_new_grant_supersedes(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var security = await server.PersonAsync("minh", Role.SecurityOfficer);
        await server.AccountAsync("lan", Role.Operator);
        await server.AccountAsync("tam");

        Assert.True((await LineAsync()).GetProperty("due").GetBoolean());
        var shown = (await security.PostAsync("/api/access-reviews/operator/actions/review/document", new { language = "en" })).Json;
        Assert.Contains("lan tester (lan)", shown.GetProperty("document").GetProperty("lines")[0].GetProperty("label").GetString());

        // Somebody is granted the role between reading and signing.
        await admin.ActAsync("tam", "grant-role", new { role = "operator", site = "S1", reason = "joins" });
        Assert.Equal("document-changed", (await SignAsync(shown)).Code);

        shown = (await security.PostAsync("/api/access-reviews/operator/actions/review/document", new { language = "en" })).Json;
        Assert.Equal(HttpStatusCode.NoContent, (await SignAsync(shown)).Status);
        var line = await LineAsync();
        Assert.Equal((false, "valid", "minh"), (line.GetProperty("due").GetBoolean(), State(line), line.GetProperty("signature").GetProperty("signer").GetString()));

        await admin.ActAsync("tam", "revoke-role", new { role = "operator", site = "S1", reason = "leaves" });
        Assert.Equal("superseded", State(await LineAsync()));

        async Task<JsonElement> LineAsync() => (await security.GetAsync("/api/access-reviews")).Json.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("role").GetString() == "operator");

        Task<Answer> SignAsync(JsonElement document) => security.PostAsync("/api/access-reviews/operator/actions/review", new
        {
            signature = new
            {
                documentHash = document.GetProperty("hash").GetString(),
                meaning = "reviewed",
                language = "en",
                userId = "minh",
                password = TestPeople.Password,
            },
        });
    }

    private static string? State(JsonElement line) => line.GetProperty("signature").GetProperty("state").GetString();
}
