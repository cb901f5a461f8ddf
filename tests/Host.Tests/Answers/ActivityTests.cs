using System.Net;
using System.Text;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.Server;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Answers;

[Trait("Requirement", "A11D-12a"), Trait("Requirement", "A11D-12c")]
public sealed class ActivityTests
{
    [Theory, OnBothEngines]
    public async Task The_trace_is_searched_by_person_record_type_time_and_text(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "joins line 2" });

        var line = Assert.Single(await FindAsync("person=admin&type=role-granted.v1"));
        Assert.Equal("granted lan the role operator at S1", line.GetProperty("sentence").GetString());
        Assert.Equal(("joins line 2", "admin tester", "Etc/UTC"), (line.GetProperty("reason").GetString(), line.GetProperty("actorName").GetString(), line.GetProperty("zone").GetString()));
        Assert.Single(await FindAsync("text=LINE 2"));
        Assert.Single(await FindAsync("text=joi* line&site=S1"));
        Assert.Empty(await FindAsync("text=joi"));
        Assert.Empty(await FindAsync("text=joins&site=S2"));
        Assert.Equal(line.GetProperty("number").GetInt64(), Assert.Single(await FindAsync("person=admin&stream=person/&type=role-granted")).GetProperty("number").GetInt64());
        Assert.Single(await FindAsync("stream=person/lan&from=2026-11-22T08:04:00Z"));
        Assert.Empty(await FindAsync("stream=person/lan&to=2026-11-22T07:00:00Z"));

        async Task<System.Text.Json.JsonElement[]> FindAsync(string query) =>
            [.. (await admin.GetAsync("/api/activity?" + query)).Json.GetProperty("items").EnumerateArray()];
    }

    [Theory, OnBothEngines]
    public async Task The_index_is_derived_a_rebuild_finds_the_same(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");
        await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "joins line 2" });
        string[] questions = ["", "person=admin", "type=role-granted", "stream=access/", "text=line", "site=S1", "signature=any"];
        var before = await AnswersAsync();

        await server.App.Services.GetRequiredService<IRebuild>().RebuildAsync();

        Assert.Equal(before, await AnswersAsync());
        Assert.Contains("joins line 2", before[4]);

        async Task<string[]> AnswersAsync()
        {
            List<string> answers = [];
            foreach (var question in questions)
                answers.Add((await admin.GetAsync("/api/activity?" + question)).Text);
            return [.. answers];
        }
    }

    [Theory, OnBothEngines]
    public async Task Newer_entries_of_the_query_alone_are_told(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var head = (await server.Ledger.HeadAsync()).Number;
        await server.PersonAsync("lan", Role.Operator);
        await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "S1", reason = "one" });

        Assert.Single((await admin.GetAsync($"/api/activity?type=role-granted&person=admin&since={head}")).Json.GetProperty("items").EnumerateArray());
        Assert.Empty((await admin.GetAsync("/api/activity?type=role-granted&person=nobody&since=0")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory, OnBothEngines]
    public async Task Pages_follow_each_other_without_gap_or_repeat(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        for (var i = 0; i < 12; i++)
            await server.AccountAsync($"person{i}");

        List<long> seen = [];
        var next = "";
        while (true)
        {
            var page = (await admin.GetAsync($"/api/activity?count=5&text=person&after={next}")).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetInt64()));
            if (page.GetProperty("next").GetString() is not { } cursor)
                break;
            next = cursor;
        }

        Assert.Equal(seen.Distinct().OrderDescending(), seen);
        Assert.True(seen.Count >= 24);
    }

    [Theory, OnBothEngines]
    public async Task An_entry_is_shown_raw_with_its_hash(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        var entry = (await admin.GetAsync("/api/ledger/entries/2")).Json;

        Assert.True(entry.GetProperty("hashMatches").GetBoolean());
        Assert.Equal(Convert.ToHexStringLower((await server.Ledger.FindAsync(2))!.Hash), entry.GetProperty("hash").GetString());
        Assert.Equal("entry-not-found", (await admin.GetAsync("/api/ledger/entries/9999")).Code);
    }

    [Theory, OnBothEngines]
    public async Task The_feed_tells_every_entry_in_order_and_ends_with_the_session(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var lan = await server.PersonAsync("lan", Role.Operator);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var client = server.App.GetTestServer().CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/feed?after=0");
        request.Headers.Add("Cookie", $"theriac-session={lan.Cookies["theriac-session"]}");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(limit.Token), Encoding.UTF8);

        await server.AccountAsync("minh");
        List<long> numbers = [];
        // First where it begins, so that a line that breaks early is taken up there; who signs in is not told to everybody.
        var told = (await server.Ledger.ReadAsync(1, 100)).Where(entry => !entry.Stream.StartsWith("access/", StringComparison.Ordinal))
            .Select(entry => entry.Number).Prepend(0).ToArray();
        while (numbers.Count < told.Length)
        {
            if (await reader.ReadLineAsync(limit.Token) is { } line && line.StartsWith("id: ", StringComparison.Ordinal))
                numbers.Add(long.Parse(line[4..]));
        }

        Assert.Equal(told, numbers);
        await lan.PostAsync("/api/session/actions/lock");
        var rest = await reader.ReadToEndAsync(limit.Token);
        Assert.Contains("session-over", rest);
    }
}
