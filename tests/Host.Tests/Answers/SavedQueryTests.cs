using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Activity.Index;
using Theriac.Activity.Periodic;
using Theriac.Host.Tests.Server;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Host.Tests.Answers;

/// <summary>The trail is reviewed by saved queries with a signed outcome, and taken away as files that the ledger knows.</summary>
[Trait("Requirement", "A11D-12c"), Trait("Requirement", "A11-9")]
public sealed partial class SavedQueryTests
{
    private static readonly object Query = new { type = "role-granted" };

    [Theory, OnBothEngines]
    public async Task A_query_is_saved_and_each_review_of_it_is_signed_with_outcome_and_count(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var qa = await server.PersonAsync("beat", Role.QaReviewer);
        await server.AccountAsync("lan");
        var sites = 0;
        await GrantAsync();
        Assert.Equal("input-not-accepted", (await qa.PostAsync("/api/activity/queries", new { name = "Rights", query = new { } })).Code);
        var id = (await qa.PostAsync("/api/activity/queries", new { name = "Rights", query = Query })).Json.GetProperty("id").GetString()!;
        Assert.Equal("saved-query-name-taken", (await qa.PostAsync("/api/activity/queries", new { name = "rights", query = Query })).Code);
        var through = (await server.Ledger.HeadAsync()).Number;

        var shown = await DocumentAsync(through, "nothing-unusual", null);
        Assert.Contains(shown.GetProperty("document").GetProperty("lines").EnumerateArray(), line => line.GetProperty("label").GetString() == "Số mục ghi tìm thấy");
        var first = (await SignAsync(shown, through, "nothing-unusual", null)).Json.GetProperty("reviews")[0];
        Assert.Equal((through, "valid", "beat"), (first.GetProperty("through").GetInt64(), first.GetProperty("signature").GetProperty("state").GetString(), first.GetProperty("signature").GetProperty("signer").GetString()));
        Assert.Equal("saved-query-reviewed", (await ReviewAsync("/document", through, "nothing-unusual", null, null)).Code);

        await GrantAsync();
        through = (await server.Ledger.HeadAsync()).Number;
        Assert.Equal("input-not-accepted", (await ReviewAsync("/document", through, "followed-up", null, null)).Code);
        shown = await DocumentAsync(through, "followed-up", "Asked the administrator.");
        var reviews = (await SignAsync(shown, through, "followed-up", "Asked the administrator.")).Json.GetProperty("reviews");
        Assert.Equal((2, 1L), (reviews.GetArrayLength(), reviews[0].GetProperty("newRows").GetInt64()));
        Assert.Equal(first.GetProperty("rows").GetInt64() + 1, reviews[0].GetProperty("rows").GetInt64());
        Assert.Equal(2, (await qa.GetAsync("/api/activity?signature=reviewed&type=activity-query-reviewed")).Json.GetProperty("items").GetArrayLength());

        Assert.Equal(HttpStatusCode.OK, (await qa.PostAsync($"/api/activity/queries/{id}/actions/retire", new { reason = "asked otherwise" })).Status);
        Assert.Equal("saved-query-retired", (await ReviewAsync("/document", through + 5, "nothing-unusual", null, null)).Code);

        Task GrantAsync() => admin.ActAsync("lan", "grant-role", new { role = "operator", site = $"S{++sites}", reason = "joins" });

        async Task<JsonElement> DocumentAsync(long last, string outcome, string? text) => (await ReviewAsync("/document", last, outcome, text, null)).Json;

        Task<Answer> SignAsync(JsonElement document, long last, string outcome, string? text) => ReviewAsync("", last, outcome, text, new
        {
            documentHash = document.GetProperty("hash").GetString(),
            meaning = "reviewed",
            language = "vi",
            userId = "beat",
            password = TestPeople.Password,
        });

        Task<Answer> ReviewAsync(string twin, long last, string outcome, string? text, object? signature) =>
            qa.PostAsync($"/api/activity/queries/{id}/actions/review{twin}", new { through = last, outcome, text, language = "vi", signature });
    }

    [Theory, OnBothEngines]
    public async Task What_a_query_finds_is_exported_as_csv_and_json_with_its_hash_and_the_export_is_an_entry(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");
        await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "=1+1, \"two\"" });

        var csv = (await admin.GetAsync("/api/activity/export?format=csv&type=role-granted&person=admin")).Text;
        var lines = csv.Split('\n');
        Assert.StartsWith("number,time,zone,", lines[0]);
        Assert.Contains("\"'=1+1, \"\"two\"\"\"", lines[1]);
        Assert.Contains("1 entries through entry", lines[2]);
        Assert.Contains("complete. Query: person=admin type=role-granted", lines[2]);
        Assert.EndsWith(Sha256(lines[1] + "\n"), lines[2]);

        using var json = JsonDocument.Parse((await admin.GetAsync("/api/activity/export?format=json&type=role-granted&person=admin")).Text);
        var exported = Assert.Single(json.RootElement.GetProperty("entries").EnumerateArray());
        Assert.Equal(Sha256(exported.GetRawText() + "\n"), json.RootElement.GetProperty("sha256").GetString());
        var told = (await admin.GetAsync("/api/activity?type=activity-exported")).Json.GetProperty("items");
        Assert.Equal(json.RootElement.GetProperty("sha256").GetString(), told[0].GetProperty("fact").GetProperty("sha256").GetString());
        Assert.Equal(2, told.GetArrayLength());
        Assert.Equal("input-not-accepted", (await admin.GetAsync("/api/activity/export?format=xls")).Code);
    }

    [Fact, Trait("Requirement", "A11D-14")]
    public async Task The_periodic_review_counts_changes_incidents_access_and_reviews_since_a_day()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "joins" });

        var all = (await admin.GetAsync("/api/activity/periodic-review?from=2026-01-01T00:00:00Z")).Json;
        var since = (await admin.GetAsync("/api/activity/periodic-review?from=2026-11-22T08:04:00Z")).Json;

        Assert.Equal(["changes", "incidents", "access", "reviews"], all.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("name").GetString()));
        Assert.Equal((2, 1), (Count(all, "role-granted"), Count(since, "role-granted")));
        Assert.Equal(0, Count(since, "person-added"));

        static int Count(JsonElement view, string type) => view.GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("lines").EnumerateArray()).Single(line => line.GetProperty("type").GetString() == type).GetProperty("count").GetInt32();
    }

    /// <summary>Whoever adds a fact that sets something up, or tells of a failure, says where a periodic review counts it.</summary>
    [Fact, Trait("Requirement", "A11D-14")]
    public async Task Every_setting_and_every_failure_is_counted_in_a_group_of_the_periodic_review()
    {
        string[] ofTheRecord = ["certification-registered", "paper-form-registered", "ledger-opened", "serial-pool-opened", "comment-added", "demo-story-ended", "equipment-phase-ended", "equipment-procedure-ended"];
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var counted = PeriodicReview.Groups.SelectMany(group => group.Types).ToList();
        var names = server.App.Services.GetRequiredService<FactTypes>().Names.Select(Terms.NameOf).Distinct().ToList();

        var missing = names.Where(name => Setting().IsMatch(name)).Except(counted).Except(ofTheRecord);

        Assert.Empty(missing);
        Assert.Empty(counted.Except(names));
        Assert.Equal(counted.Count, counted.Distinct().Count());
    }

    [GeneratedRegex("-(set|registered|added|retired|approved|trusted|withdrawn|subscribed|disabled|enabled|ended|calibrated|opened|raised|held|recalled|rejected|refused|rotated|enrolled|revoked|granted|deactivated|reset|locked|unlocked|overdue|reviewed|retried|authorised)$")]
    private static partial Regex Setting();

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
