using System.Net;
using System.Text.Json.Nodes;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Recipes;

/// <summary>What an author asks while he writes: findings, the check of an expression, what could follow; and the register that rules look into.</summary>
public sealed class LintHttpTests
{
    private const string One = "/api/recipes/R-1/versions/1";
    private const string Documents = "/api/documents";

    [Theory, OnBothEngines]
    public async Task Findings_expressions_and_the_register_of_documents_over_http(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var an = await server.PersonAsync("an", Role.RecipeAuthor);
        var qa = await server.PersonAsync("dung", Role.QaReviewer);
        var lan = await server.PersonAsync("lan", Role.Operator);
        await SaveAsync(an);

        await FindingsAreToldInEachLanguageAsync(server, an, lan);
        await DocumentsThatAreNotStoredAreJudgedAsync(an, lan);
        await ExpressionsAreCheckedAsync(an);
        await ExpressionsAreCompletedAsync(an);
        await TheRegisterIsKeptAsync(an, qa, lan);
    }

    private static async Task FindingsAreToldInEachLanguageAsync(TheriacServer server, Browser an, Browser lan)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Browser().GetAsync(One + "/lint")).Status);
        Assert.Equal("recipe-unknown", (await an.GetAsync("/api/recipes/R-1/versions/9/lint")).Code);
        var english = (await lan.GetAsync(One + "/lint?language=en")).Json;
        Assert.InRange(english.GetProperty("rules").GetInt32(), 90, 200);
        var finding = english.GetProperty("findings").EnumerateArray().First(one => one.GetProperty("rule").GetString() == "R-101");
        Assert.Equal(("stop", "/product/name", "C-186b1"), (
            finding.GetProperty("severity").GetString(), finding.GetProperty("place").GetString(), finding.GetProperty("requirement").GetString()));
        var words = Messages(english);
        Assert.Equal(words.Length, words.Distinct().Count());
        foreach (var language in new[] { "vi", "zh" })
        {
            var told = Messages((await an.GetAsync($"{One}/lint?language={language}")).Json);
            Assert.Equal(words.Length, told.Length);
            Assert.Empty(told.Intersect(words));
        }
    }

    private static async Task DocumentsThatAreNotStoredAreJudgedAsync(Browser an, Browser lan)
    {
        var good = await File.ReadAllTextAsync(Path.Combine(PostgresServer.FindRoot(), "src", "Recipes", "Demo", "demosol-10.json"));
        var whole = await an.PostAsync("/api/recipes/lint", good);
        Assert.True(whole.Status == HttpStatusCode.OK, whole.Text);
        // Nothing of the plant is there: equipment, people and materials are not judged, the recipe is, and that its label is not stored here.
        Assert.Equal(["R-364"], Stopping(whole));
        Assert.True((await an.SendAsync(
            HttpMethod.Post, "/api/recipes/pictures", "", change: request => request.Content = new ReadOnlyMemoryContent(DemoRecipes.Demosol.Label))).Status == HttpStatusCode.OK);
        Assert.Empty(Stopping(await an.PostAsync("/api/recipes/lint", good)));
        var broken = JsonNode.Parse(good)!;
        broken["yield"]!.AsObject().Remove("minPercent");
        var found = (await an.PostAsync("/api/recipes/lint", broken.ToJsonString())).Json.GetProperty("findings").EnumerateArray();
        Assert.Contains(found, one => one.GetProperty("rule").GetString() == "R-106" && one.GetProperty("place").GetString() == "/yield/minPercent");
        Assert.Equal("recipe-not-json", (await an.PostAsync("/api/recipes/lint", "{")).Code);
        Assert.Equal("role-missing", (await lan.PostAsync("/api/recipes/lint", good)).Code);
        Assert.Equal("input-not-accepted", (await an.PostAsync("/api/recipes/lint", "{\"format\":\"else\"}")).Code);
    }

    private static async Task ExpressionsAreCheckedAsync(Browser an)
    {
        var right = (await CheckAsync(an, "{water} * 2 in g")).Json;
        Assert.Equal(("number", "g", 0), (
            right.GetProperty("type").GetString(), right.GetProperty("unit").GetString(), right.GetProperty("findings").GetArrayLength()));
        Assert.Equal("number", (await CheckAsync(an, "lookup({table.potency.factor}, 3 %)")).Json.GetProperty("type").GetString());
        foreach (var (text, code, start, length) in new[]
        {
            ("{water} + 1 L", "dimensions-differ", 0, 13), ("1 + {wine}", "reference-unknown", 4, 6), ("{table.potency.factor}", "table-needs-lookup", 0, 22),
            ("{sum}", "calculation-circle", 0, 5),
        })
        {
            var finding = Assert.Single((await CheckAsync(an, text)).Json.GetProperty("findings").EnumerateArray());
            Assert.Equal((code, start, length), (finding.GetProperty("code").GetString(), finding.GetProperty("start").GetInt32(), finding.GetProperty("length").GetInt32()));
        }

        var truth = (await an.PostAsync("/api/recipes/expressions/check", Asked("{water}", wanted: "truth"))).Json;
        Assert.Equal("result-not-truth", Assert.Single(truth.GetProperty("findings").EnumerateArray()).GetProperty("code").GetString());
        Assert.NotEqual(Said(await CheckAsync(an, "1 +", "en")), Said(await CheckAsync(an, "1 +", "vi")));
        Assert.Equal("input-not-accepted", (await an.PostAsync("/api/recipes/expressions/check", Asked("1", at: "nowhere"))).Code);
        Assert.Equal("input-not-accepted", (await an.PostAsync("/api/recipes/expressions/check", new { text = "1" })).Code);
        Assert.Equal("recipe-unknown", (await an.PostAsync("/api/recipes/expressions/check", new { recipe = new { id = "R-1", version = "9" }, text = "1" })).Code);
        Assert.Equal("expression-too-long", Said(await CheckAsync(an, new string('1', 5_000)), "code"));

        static string? Said(Answer answer, string member = "message") =>
            Assert.Single(answer.Json.GetProperty("findings").EnumerateArray()).GetProperty(member).GetString();
    }

    private static async Task ExpressionsAreCompletedAsync(Browser an)
    {
        var paths = await ProposedAsync(an, "{wat");
        Assert.Equal("{water}", paths[0]);
        Assert.Contains("{table.potency.factor}", await ProposedAsync(an, "lookup({tab"));
        Assert.Contains("lookup(", await ProposedAsync(an, "loo"));
        // In the middle of the text, at the place of the cursor.
        Assert.Equal("{water}", (await ProposedAsync(an, "{wat} * 2", 4))[0]);
        Assert.Equal("input-not-accepted", (await an.PostAsync("/api/recipes/expressions/complete", Asked("{", at: "nowhere"))).Code);
    }

    private static async Task TheRegisterIsKeptAsync(Browser an, Browser qa, Browser lan)
    {
        Assert.Equal("role-missing", (await lan.PostAsync(Documents, Sop("SOP-7", "1", "2026-01-01"))).Code);
        Assert.Equal(HttpStatusCode.OK, (await qa.PostAsync(Documents, Sop("SOP-7", "1", "2026-01-01"))).Status);
        Assert.Equal("document-id-taken", (await qa.PostAsync(Documents, Sop("sop-7", "1", "2026-02-01"))).Code);
        Assert.Equal("input-not-accepted", (await qa.PostAsync(Documents, new { id = "SOP-8", version = "1", title = "x", effectiveOn = "2026-01-01", link = "javascript:alert(1)" })).Code);
        Assert.Equal("input-not-accepted", (await qa.PostAsync(Documents, new { id = " " })).Code);
        // SOP-9 is unknown, and SOP-7 is named in the version in force.
        Assert.Equal(["document-not-registered SOP-9"], await DocumentFindingsAsync(an));

        Assert.Equal(HttpStatusCode.OK, (await qa.PostAsync(Documents, Sop("SOP-9", "A", "2026-01-01"))).Status);
        Assert.Empty(await DocumentFindingsAsync(an));
        Assert.Equal(HttpStatusCode.OK, (await qa.PostAsync(Documents, Sop("SOP-7", "2", "2026-02-01"))).Status);
        Assert.Equal(["document-version-differs SOP-7"], await DocumentFindingsAsync(an));
        // A revision that comes later is not in force yet.
        Assert.Equal(HttpStatusCode.OK, (await qa.PostAsync(Documents, Sop("SOP-9", "B", "2999-01-01"))).Status);
        Assert.Equal(["document-version-differs SOP-7"], await DocumentFindingsAsync(an));

        Assert.Equal("role-missing", (await lan.PostAsync(Retire("SOP-7", "2"), new { reason = "wrong" })).Code);
        Assert.Equal("input-not-accepted", (await qa.PostAsync(Retire("SOP-7", "2"), new { reason = " " })).Code);
        Assert.Equal("controlled-document-unknown", (await qa.PostAsync(Retire("SOP-7", "3"), new { reason = "wrong" })).Code);
        Assert.Equal(HttpStatusCode.OK, (await qa.PostAsync(Retire("sop-7", "2"), new { reason = "Written for another line." })).Status);
        Assert.Equal("controlled-document-retired", (await qa.PostAsync(Retire("SOP-7", "2"), new { reason = "again" })).Code);
        Assert.Empty(await DocumentFindingsAsync(an));
        Assert.Equal(HttpStatusCode.OK, (await qa.PostAsync(Retire("SOP-7", "1"), new { reason = "Not done any more." })).Status);
        Assert.Equal(["document-retired SOP-7"], await DocumentFindingsAsync(an));
        var rows = (await lan.GetAsync(Documents)).Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["SOP-7 1 Not done any more.", "SOP-7 2 Written for another line.", "SOP-9 A ", "SOP-9 B "], rows.Select(row =>
            $"{row.GetProperty("id")} {row.GetProperty("version")} {row.GetProperty("retiredFor")}"));
    }

    private static async Task SaveAsync(Browser an)
    {
        var saved = await an.SendAsync(HttpMethod.Put, One, """
            {"format":"theriac-recipe/1","id":"R-1","version":"1","title":{"en":"Tablets"},
             "formula":{"tables":[{"id":"potency","title":{"en":"Potency"},"key":"range","unit":"%","upTo":"8",
               "columns":[{"id":"factor","title":{"en":"Factor"}}],"rows":[{"from":"0","values":["1"]},{"from":"2","values":["1.0204"]}]}]},
             "documents":[{"id":"SOP-7","version":"1"},{"id":"SOP-9"}],
             "procedure":{"id":"main","kind":"procedure","title":{"en":"Make"},"elements":[{"id":"p1","kind":"phase","title":{"en":"Mix"},"instructions":[
               {"id":"water","kind":"number","title":{"en":"Water"},"unit":"kg"},
               {"id":"sum","kind":"calculation","title":{"en":"Sum"},"unit":"kg","expression":"{water} + 1 kg"}]}]}}
            """);
        Assert.True(saved.Status == HttpStatusCode.OK, saved.Text);
    }

    private static string[] Stopping(Answer answer) =>
    [
        .. answer.Json.GetProperty("findings").EnumerateArray().Where(one => one.GetProperty("severity").GetString() == "stop")
            .Select(one => one.GetProperty("rule").GetString()!),
    ];

    private static string[] Messages(System.Text.Json.JsonElement view) =>
        [.. view.GetProperty("findings").EnumerateArray().Select(one => one.GetProperty("place") + " " + one.GetProperty("message").GetString())];

    private static async Task<string[]> DocumentFindingsAsync(Browser an) =>
    [
        .. (await an.GetAsync(One + "/lint")).Json.GetProperty("findings").EnumerateArray().Where(one => one.GetProperty("rule").GetString() == "R-362")
            .Select(one => $"{one.GetProperty("code")} {one.GetProperty("item").GetProperty("id")}"),
    ];

    private static object Sop(string id, string version, string on) => new { id, version, title = "Cleaning", effectiveOn = on };

    private static string Retire(string id, string version) => $"{Documents}/{id}/versions/{version}/actions/retire";

    private static object Asked(string text, string? wanted = null, string at = "sum", int? position = null) => new
    {
        recipe = new { id = "R-1", version = "1" },
        at = new { kind = "instruction", id = at, member = "expression" },
        text,
        wanted,
        position,
    };

    private static Task<Answer> CheckAsync(Browser an, string text, string language = "en") =>
        an.PostAsync($"/api/recipes/expressions/check?language={language}", Asked(text));

    private static async Task<string[]> ProposedAsync(Browser an, string text, int? position = null) =>
    [
        .. (await an.PostAsync("/api/recipes/expressions/complete", Asked(text, position: position))).Json.GetProperty("items").EnumerateArray()
            .Select(one => one.GetProperty("text").GetString()!),
    ];
}
