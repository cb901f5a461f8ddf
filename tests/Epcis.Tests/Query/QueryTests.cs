using System.Net;
using System.Text.Json.Nodes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using static Theriac.Epcis.Tests.EpcisHost;

namespace Theriac.Epcis.Tests.Query;

public sealed class QueryTests
{
    private static readonly string[] Events =
    [
        Observed("1", "2026-11-20T08:00:00Z", ""","bizStep":"shipping","disposition":"in_transit","readPoint":{"id":"urn:epc:id:sgln:0614141.00001.0"}"""),
        Observed("2", "2026-11-20T16:00:00+07:00", ""","bizStep":"https://ref.gs1.org/cbv/BizStep-receiving","bizLocation":{"id":"urn:epc:id:sgln:0614141.00002.0"}"""),
        """
        {"type":"AggregationEvent","eventID":"urn:example:3","eventTime":"2026-11-20T10:00:00Z","eventTimeZoneOffset":"+00:00","action":"ADD",
         "parentID":"urn:epc:id:sscc:0614141.1234567890","childEPCs":["urn:epc:id:sgtin:0614141.107346.1","urn:epc:id:sgtin:0614141.107346.9"]}
        """,
        """
        {"type":"TransformationEvent","eventID":"urn:example:4","eventTime":"2026-11-20T11:00:00Z","eventTimeZoneOffset":"+00:00",
         "inputQuantityList":[{"epcClass":"urn:epc:class:lgtin:4012345.012345.998877","quantity":12.5,"uom":"KGM"}],
         "outputEPCList":["urn:epc:id:sgtin:0614141.107346.1"],"transformationID":"urn:example:batch"}
        """,
    ];

    public static TheoryData<Engine, string, string[]> Queries()
    {
        var data = new TheoryData<Engine, string, string[]>();
        (string Query, string[] Found)[] all =
        [
            ("", ["1", "2", "3", "4"]),
            ("eventType=ObjectEvent", ["1", "2"]),
            ("eventType=AggregationEvent|TransformationEvent", ["3", "4"]),
            ("EQ_action=ADD", ["3"]),
            ("EQ_bizStep=shipping", ["1"]),
            ("EQ_bizStep=urn:epcglobal:cbv:bizstep:receiving", ["2"]),
            ("EQ_bizStep=receiving|shipping", ["1", "2"]),
            ("EQ_disposition=https://ref.gs1.org/cbv/Disp-in_transit", ["1"]),
            ("EQ_readPoint=urn:epc:id:sgln:0614141.00001.0", ["1"]),
            ("EQ_bizLocation=urn:epc:id:sgln:0614141.00002.0", ["2"]),
            ("GE_eventTime=2026-11-20T09:00:00Z", ["2", "3", "4"]),
            ("GE_eventTime=2026-11-20T09:00:01Z&LT_eventTime=2026-11-20T11:00:00Z", ["3"]),
            ("GE_recordTime=2026-11-22T08:00:00Z", ["1", "2", "3", "4"]),
            ("LT_recordTime=2026-11-22T08:00:00Z", []),
            ("MATCH_epc=urn:epc:id:sgtin:0614141.107346.1", ["1", "3"]),
            ("MATCH_anyEPC=urn:epc:id:sgtin:0614141.107346.1", ["1", "3", "4"]),
            ("MATCH_epc=urn:epc:idpat:sgtin:0614141.107346.*", ["1", "2", "3"]),
            ("MATCH_epc=https://id.gs1.org/01/10614141073464/21/1", ["1", "3"]),
            ("MATCH_epc=https://pack.example.org/x/01/10614141073464/21/1?17=281231", ["1", "3"]),
            ("EQ_readPoint=https://id.gs1.org/414/0614141000012", ["1"]),
            ("MATCH_anyEPCClass=https://id.gs1.org/01/04012345123456/10/998877", ["4"]),
            ("MATCH_parentID=urn:epc:id:sscc:0614141.1234567890", ["3"]),
            ("MATCH_outputEPC=urn:epc:id:sgtin:0614141.107346.1", ["4"]),
            ("MATCH_anyEPCClass=urn:epc:class:lgtin:4012345.012345.998877", ["4"]),
            ("MATCH_epc=urn:epc:id:sgtin:0614141.107346.1&MATCH_parentID=urn:epc:id:sscc:0614141.1234567890", ["3"]),
            ("EQ_eventID=urn:example:2|urn:example:4", ["2", "4"]),
            ("EQ_transformationID=urn:example:batch", ["4"]),
            ("orderBy=eventTime&orderDirection=DESC", ["4", "3", "2", "1"]),
            ("orderDirection=DESC&perPage=2", ["4", "3"]),
            ("eventCountLimit=2", ["1", "2"]),
            ("EXISTS_errorDeclaration=", []),
        ];
        foreach (var engine in Enum.GetValues<Engine>())
        {
            foreach (var (query, found) in all)
                data.Add(engine, query, found);
        }

        return data;
    }

    [Fact]
    public async Task Every_parameter_finds_what_the_standard_says()
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var host = await StartAsync(engine);
            Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync("/epcis/capture", Document(Events))).StatusCode);
            foreach (var row in Queries().Where(row => row.Data.Item1 == engine))
                Assert.Equal(row.Data.Item3.Select(id => $"urn:example:{id}"), await host.IdsAsync(row.Data.Item2));
        }
    }

    [Theory]
    [InlineData("EQ_colour=red")]
    [InlineData("EQ_action=EAT")]
    [InlineData("eventType=PartyEvent")]
    [InlineData("GE_eventTime=yesterday")]
    [InlineData("perPage=0")]
    [InlineData("MATCH_epc=not an epc")]
    [InlineData("EQ_bizStep=shipping&EQ_bizStep=receiving")]
    [InlineData("nextPageToken=AAAA")]
    [InlineData("orderBy=colour")]
    public async Task A_query_that_is_not_the_standards_is_a_QueryParameterException(string query)
    {
        await using var host = await StartAsync(Engine.Sqlite);
        var response = await host.Client.GetAsync($"/epcis/events?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("epcisException:QueryParameterException", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["type"]!);
    }

    [Fact]
    public async Task All_wrong_parameters_are_told_at_once()
    {
        await using var host = await StartAsync(Engine.Sqlite);
        var response = await host.Client.GetAsync("/epcis/events?EQ_action=EAT&EQ_colour=red&GE_eventTime=x");
        Assert.Equal(3, JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!.AsArray().Count);
    }

    [Theory, OnBothEngines]
    public async Task Pages_neither_repeat_nor_skip_while_events_arrive(Engine engine)
    {
        await using var host = await StartAsync(engine);
        for (var i = 0; i < 5; i++)
            await host.PostAsync("/epcis/capture", Document(Observed($"a{i}"), Observed($"b{i}")));
        var seen = new List<string>();
        var url = "/epcis/events?perPage=3&EQ_action=OBSERVE";
        for (var page = 0; url is not null; page++)
        {
            var response = await host.Client.GetAsync(url);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            seen.AddRange(body["epcisBody"]!["queryResults"]!["resultsBody"]!["eventList"]!.AsArray().Select(one => (string)one!["eventID"]!));
            await host.PostAsync("/epcis/capture", Document(Observed($"late{page}", "2026-01-01T00:00:00Z")));
            url = response.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(Enumerable.Range(0, 5).SelectMany(i => new[] { $"urn:example:a{i}", $"urn:example:b{i}" }), seen);
    }

    [Theory, OnBothEngines]
    public async Task A_page_token_is_refused_when_altered_expired_or_taken_to_another_query(Engine engine)
    {
        await using var host = await StartAsync(engine);
        await host.PostAsync("/epcis/capture", Document(Events));
        var first = await host.Client.GetAsync("/epcis/events?perPage=1");
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync(next)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.GetAsync(next + "&EQ_action=ADD")).StatusCode);
        var at = next.IndexOf("nextPageToken=", StringComparison.Ordinal) + 60;
        var altered = next[..at] + (next[at] == 'A' ? 'B' : 'A') + next[(at + 1)..];
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.GetAsync(altered)).StatusCode);
        host.Instance.Clock.Advance(EpcisLimits.PageTokenAgeMax + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.GetAsync(next)).StatusCode);
    }

    [Fact]
    public async Task Other_media_types_and_too_long_urls_get_the_standards_problems()
    {
        await using var host = await StartAsync(Engine.Sqlite);
        using var xml = new HttpRequestMessage(HttpMethod.Get, "/epcis/events");
        xml.Headers.Accept.ParseAdd("application/xml");
        Assert.Equal(HttpStatusCode.NotAcceptable, (await host.Client.SendAsync(xml)).StatusCode);
        var longUrl = $"/epcis/events?EQ_eventID=urn:x:{new string('a', 7_990)}";
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await host.Client.GetAsync(longUrl)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Client.GetAsync("/epcis/events?maxEventCount=1")) is { } one
            && one.StatusCode == HttpStatusCode.OK && (await host.PostAsync("/epcis/capture", Document(Events))).IsSuccessStatusCode
            ? (await host.Client.GetAsync("/epcis/events?maxEventCount=1")).StatusCode
            : HttpStatusCode.OK);
    }
}
