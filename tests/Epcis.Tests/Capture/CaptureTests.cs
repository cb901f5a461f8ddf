using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using static Theriac.Epcis.Tests.EpcisHost;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Epcis.Tests.Capture;

public sealed class CaptureTests
{
    [Theory, OnBothEngines]
    public async Task A_capture_answers_202_with_the_place_of_its_job_and_the_job_says_how_it_ended(Engine engine)
    {
        await using var host = await StartAsync(engine);
        var response = await host.PostAsync("/epcis/capture", Document(Observed("1"), Observed("2")), "application/ld+json");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var job = await host.GetAsync(response.Headers.Location!.ToString());
        Assert.False((bool)job["running"]!);
        Assert.True((bool)job["success"]!);
        Assert.Equal("rollback", (string)job["captureErrorBehaviour"]!);
        Assert.Equal("2026-11-22T08:00:00.000000Z", (string)job["createdAt"]!);
        Assert.Single((await host.GetAsync("/epcis/capture")).AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/epcis/capture/nothing")).StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task One_entry_publishes_a_capture_with_count_and_Merkle_root_of_the_stored_bytes(Engine engine)
    {
        await using var host = await StartAsync(engine);
        string[] events = [Observed("1"), Observed("2"), Observed("3")];
        await host.PostAsync("/epcis/capture", Document(events));
        var entry = (await host.Instance.Ledger.ReadAsync(new EntryFilter { Type = "epcis-captured.v1" })).Single();
        var payload = JsonNode.Parse(entry.Payload.Span)!;
        Assert.Equal($"epcis/{payload["captureId"]}", entry.Stream);
        Assert.Equal("machine/line-1", entry.Actor);
        Assert.Equal(3, (long)payload["count"]!);
        var leaves = events.Select(one => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(one)])).ToArray();
        var root = SHA256.HashData([1, .. SHA256.HashData([1, .. leaves[0], .. leaves[1]]), .. leaves[2]]);
        Assert.Equal(Convert.ToHexStringLower(root), (string)payload["root"]!);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-5")]
    public async Task An_event_id_is_stored_once_and_its_error_declaration_beside_it(Engine engine)
    {
        await using var host = await StartAsync(engine);
        await host.PostAsync("/epcis/capture", Document(Observed("1")));
        var again = await host.PostAsync("/epcis/capture", Document(Observed("2"), Observed("1")));
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        var job = await host.GetAsync(again.Headers.Location!.ToString());
        Assert.False((bool)job["success"]!);
        Assert.Equal("epcisException:ResourceAlreadyExistsException", (string)job["errors"]![0]!["type"]!);
        Assert.Equal(["urn:example:1"], await host.IdsAsync(""));

        var declared = Observed("1", more: ""","errorDeclaration":{"declarationTime":"2026-11-21T08:00:00Z","reason":"did_not_occur"}""");
        await host.PostAsync("/epcis/capture", Document(declared));
        Assert.Equal(["urn:example:1", "urn:example:1"], await host.IdsAsync("EQ_eventID=urn:example:1"));
        Assert.Single(await host.IdsAsync("EXISTS_errorDeclaration="));
        await RebuildEquality.AssertAsync(host.Instance);
    }

    [Theory, OnBothEngines]
    public async Task Of_many_simultaneous_captures_of_one_event_exactly_one_wins(Engine engine)
    {
        await using var host = await StartAsync(engine);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            host.PostAsync("/epcis/events", EventAlone("same", i))));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Single(await host.IdsAsync(""));
    }

    [Theory, OnBothEngines]
    public async Task A_single_event_is_created_with_its_own_place(Engine engine)
    {
        await using var host = await StartAsync(engine);
        var response = await host.PostAsync("/epcis/events", EventAlone("1", 1));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var read = await host.GetAsync(response.Headers.Location!.ToString());
        Assert.Equal("urn:example:1", (string)read["eventID"]!);
        Assert.Equal("2026-11-22T08:00:00.000000Z", (string)read["recordTime"]!);
        var conflict = await host.PostAsync("/epcis/events", EventAlone("1", 1));
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal(
            "epcisException:ResourceAlreadyExistsException", (string)JsonNode.Parse(await conflict.Content.ReadAsStringAsync())!["type"]!);
    }

    [Fact]
    public async Task An_event_without_id_gets_one()
    {
        await using var host = await StartAsync(Engine.Sqlite);
        await host.PostAsync("/epcis/capture", Document(Observed("1").Replace("\"eventID\":\"urn:example:1\",", "", StringComparison.Ordinal)));
        Assert.StartsWith("urn:uuid:", (await host.IdsAsync("")).Single());
    }

    [Fact]
    [Trait("Requirement", "A11-5")]
    public async Task Every_error_of_a_document_is_told_at_once_and_nothing_is_stored()
    {
        await using var host = await StartAsync(Engine.Sqlite);
        var bad = """{"type":"ObjectEvent","eventTime":"soon","eventTimeZoneOffset":"7","action":"EAT","epcList":["no uri"],"colour":"red"}""";
        var response = await host.PostAsync("/epcis/capture", Document(Observed("1"), bad));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("epcisException:ValidationException", (string)problem["type"]!);
        Assert.Equal(
            ["/epcisBody/eventList/1/action", "/epcisBody/eventList/1/colour", "/epcisBody/eventList/1/epcList/0",
                "/epcisBody/eventList/1/eventTime", "/epcisBody/eventList/1/eventTimeZoneOffset"],
            problem["errors"]!.AsArray().Select(error => (string)error!["field"]!).Order(StringComparer.Ordinal));
        Assert.Empty(await host.IdsAsync(""));
    }

    [Theory]
    [InlineData("application/xml", "<a/>", HttpStatusCode.UnsupportedMediaType, "epcisException:UnsupportedMediaTypeException")]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest, "epcisException:ValidationException")]
    [InlineData("application/json", """{"type":"EPCISDocument","type":"EPCISDocument"}""", HttpStatusCode.BadRequest, "epcisException:ValidationException")]
    public async Task What_is_no_document_gets_the_standards_problem(string mediaType, string body, HttpStatusCode status, string type)
    {
        await using var host = await StartAsync(Engine.Sqlite);
        var response = await host.PostAsync("/epcis/capture", body, mediaType);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(type, (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["type"]!);
    }

    [Fact]
    public async Task Too_many_events_are_refused_whole()
    {
        await using var host = await StartAsync(Engine.Sqlite);
        var many = Enumerable.Range(0, EpcisLimits.EventsPerCaptureMax + 1).Select(i => Observed($"{i}")).ToArray();
        var response = await host.PostAsync("/epcis/capture", Document(many));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(await host.IdsAsync(""));
    }

    [Theory, OnBothEngines]
    public async Task What_was_staged_is_invisible_until_its_entry_is_appended(Engine engine)
    {
        await using var host = await StartAsync(engine);
        var repository = host.Instance.Get<IEpcisRepository>();
        var staged = await repository.StageAsync([new NewEvent
        {
            Type = "ObjectEvent", EventTime = "2026-11-22T08:00:00Z", EventTimeZoneOffset = "+07:00", Action = "ADD",
            BizStep = "commissioning", EpcList = ["urn:epc:id:sgtin:0614141.107346.77"],
        }]);
        Assert.Empty(await host.IdsAsync(""));
        Assert.Empty(await repository.FindByEpcAsync(["urn:epc:id:sgtin:0614141.107346.77"]));
        await host.Instance.Ledger.AppendAsync(new AppendRequest(Author.System, [staged.Draft], [staged.At]));
        Assert.Equal(staged.EventIds, await host.IdsAsync(""));
        Assert.Single(await repository.FindByEpcAsync(["urn:epc:id:sgtin:0614141.107346.77"]));
    }

    [Theory, OnBothEngines]
    public async Task The_database_itself_refuses_to_change_an_event(Engine engine)
    {
        await using var host = await StartAsync(engine);
        await host.PostAsync("/epcis/capture", Document(Observed("1")));
        foreach (var table in new[] { "epcis_event", "epcis_document", "epcis_event_epc" })
        {
            foreach (var statement in new[] { $"delete from {table}", $"update {table} set capture_id = 'x'" })
            {
                var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => host.Instance.Database.WriteAsync(async writing =>
                {
                    await using var command = writing.Connection.CreateCommand();
                    (command.Transaction, command.CommandText) = (writing.Transaction, statement);
                    return await command.ExecuteNonQueryAsync();
                }));
                Assert.Matches("ledger-immutable|permission denied|not authorized", refused.Message);
            }
        }

        Assert.Single(await host.IdsAsync(""));
    }

    private static string EventAlone(string id, int second) =>
        """{"@context":"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",""" + Observed(id, $"2026-11-20T08:00:{second:00}Z")[1..];
}
