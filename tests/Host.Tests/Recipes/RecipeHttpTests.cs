using System.Net;
using System.Security.Cryptography;
using System.Text;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Recipes;

public sealed class RecipeHttpTests
{
    private const string One = "/api/recipes/COUGH-SYRUP/versions/1";

    [Theory, OnBothEngines]
    public async Task The_outside_recipe_goes_from_file_to_approval_over_http(Engine engine)
    {
        var source = Corpus.ReadText("b2mml/Examples/cough-syrup-master-recipe-v02.xml");
        await using var server = await TheriacServer.StartAsync(engine);
        var author = await server.PersonAsync("an", Role.RecipeAuthor);
        var checker = await server.PersonAsync("chi", Role.RecipeChecker);
        var qa = await server.PersonAsync("dung", Role.QaReviewer);

        var imported = await author.PostAsync("/api/recipes/import?id=COUGH-SYRUP&version=1&fileName=cough.xml", source);
        Assert.Equal((HttpStatusCode.OK, "draft"), (imported.Status, imported.Json.GetProperty("state").GetString()));
        Assert.Equal("recipe-findings-open", (await author.PostAsync(One + "/actions/send-to-review/document", new { language = "vi" })).Code);
        var completion = await File.ReadAllTextAsync(
            Path.Combine(PostgresServer.FindRoot(), "tests", "Recipes.Tests", "CoughSyrup", "completion.json"));
        var hash = imported.Json.GetProperty("hash").GetString();
        Assert.Equal(HttpStatusCode.OK, (await author.PostAsync($"{One}/actions/complete?base={hash}", completion)).Status);

        Assert.Equal("recipe-not-complete", (await author.PostAsync(One + "/actions/send-to-review/document", new { language = "vi" })).Code);
        await author.KeepLabelAsync();
        await SignAsync(author, "send-to-review", "an");
        await SignAsync(checker, "check", "chi");
        await SignAsync(qa, "approve", "dung");

        var view = (await author.GetAsync(One)).Json;
        Assert.Equal("approved", view.GetProperty("state").GetString());
        Assert.Equal(3, view.GetProperty("signatures").GetArrayLength());
        Assert.Equal("theriac-recipe/1", view.GetProperty("recipe").GetProperty("format").GetString());
        Assert.Equal(0, view.GetProperty("problems").GetArrayLength());
        Assert.True(view.GetProperty("graph").GetProperty("nodes").GetArrayLength() > 50);
        var row = Assert.Single((await author.GetAsync("/api/recipes?state=approved")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal("FG-COUGH-100", row.GetProperty("productCode").GetString());
        Assert.Equal(source, (await author.GetAsync(One + "/source")).Text);
        var document = Encoding.UTF8.GetBytes((await author.GetAsync(One + "/recipe.json")).Text);
        Assert.Equal(view.GetProperty("hash").GetString(), Convert.ToHexStringLower(SHA256.HashData(document)));
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/xml")]
    [InlineData("text/xml; charset=utf-8")]
    public async Task A_recipe_file_is_read_whichever_name_its_media_type_has(string mediaType)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var author = await server.PersonAsync("an", Role.RecipeAuthor);

        var refused = await author.SendAsync(
            HttpMethod.Post, "/api/recipes/import", "<a/>",
            change: request => request.Content!.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(mediaType));

        Assert.Equal("batchml-not-v02", refused.Code);
    }

    [Theory, OnBothEngines]
    public async Task Findings_and_problems_are_told_in_the_reader_s_language(Engine engine)
    {
        var source = Corpus.ReadText("b2mml/Examples/cough-syrup-master-recipe-v02.xml");
        await using var server = await TheriacServer.StartAsync(engine);
        var author = await server.PersonAsync("an", Role.RecipeAuthor);
        await author.PostAsync("/api/recipes/import?id=COUGH-SYRUP&version=1", source);

        var english = await DetailsAsync("en");
        foreach (var language in new[] { "vi", "zh" })
        {
            var told = await DetailsAsync(language);
            Assert.Equal(english.Length, told.Length);
            Assert.Empty(told.Intersect(english));
        }

        async Task<string[]> DetailsAsync(string language)
        {
            var view = (await author.GetAsync($"{One}?language={language}")).Json;
            return
            [
                .. view.GetProperty("findings").EnumerateArray().Concat(view.GetProperty("problems").EnumerateArray())
                    .Select(one => one.GetProperty("detail").GetString()!),
            ];
        }
    }

    [Theory, OnBothEngines]
    public async Task Bad_documents_are_refused_with_all_errors_and_nothing_is_written(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var author = await server.PersonAsync("an", Role.RecipeAuthor);
        var head = (await server.Ledger.HeadAsync()).Number;

        Assert.Equal("batchml-not-xml", (await author.PostAsync("/api/recipes/import", "<a>")).Code);
        Assert.Equal("recipe-not-json", (await author.PostAsync("/api/recipes/import", "{")).Code);
        var refused = await author.SendAsync(HttpMethod.Put, "/api/recipes/R/versions/1", """{"id":" ","version":"1"}""");
        Assert.Equal((HttpStatusCode)422, refused.Status);
        Assert.True(refused.Json.GetProperty("errors").GetArrayLength() > 3);
        Assert.Equal("recipe-unknown", (await author.GetAsync("/api/recipes/R/versions/1")).Code);
        Assert.Equal(head, (await server.Ledger.HeadAsync()).Number);
    }

    [Fact]
    public async Task The_schema_is_served()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var answer = await server.Browser().GetAsync("/api/schemas/recipe.json");
        Assert.Equal("application/schema+json", answer.Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal("urn:theriac:schema:recipe:1", answer.Json.GetProperty("$id").GetString());
    }

    private static async Task SignAsync(Browser person, string action, string userId)
    {
        if (action is "check" or "approve")
            await person.ReviewBlocksAsync(One);
        var prepared = await person.PostAsync($"{One}/actions/{action}/document", new { language = "en" });
        Assert.True(prepared.Status == HttpStatusCode.OK, prepared.Text);
        var document = prepared.Json;
        var signature = new
        {
            documentHash = document.GetProperty("hash").GetString(),
            meaning = document.GetProperty("document").GetProperty("meaning").GetString(),
            language = "en",
            userId,
            password = TestPeople.Password,
        };
        var signed = await person.PostAsync($"{One}/actions/{action}", new { signature });
        Assert.True(signed.Status == HttpStatusCode.OK, signed.Text);
    }
}
