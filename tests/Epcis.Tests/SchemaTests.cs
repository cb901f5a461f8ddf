using System.Text;
using System.Text.Json.Nodes;
using Theriac.Epcis.Parse;
using Theriac.Epcis.Tests.Parse;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Epcis.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task Everything_that_is_answered_is_valid_by_the_standards_schema()
    {
        await using var host = await EpcisHost.StartAsync(Engine.Sqlite);
        foreach (var file in Corpus.Files("epcis/gs1/JSON", "*.jsonld"))
            await host.PostAsync("/epcis/capture", await File.ReadAllBytesAsync(file));
        var staged = await host.Instance.Get<IEpcisRepository>().StageAsync([OwnEvent()]);
        await host.Instance.Ledger.AppendAsync(new AppendRequest(Author.System, [staged.Draft], [staged.At]));
        var answers = new List<string>();
        foreach (var query in new[] { "perPage=1000", "perPage=1", "EQ_bizStep=shipping", "EQ_action=DELETE&eventType=TransactionEvent" })
            answers.Add((await host.GetAsync($"/epcis/events?{query}")).ToJsonString());
        foreach (var id in (await host.IdsAsync("perPage=40")).Distinct())
            answers.Add((await host.GetAsync($"/epcis/events/{Uri.EscapeDataString(id)}")).ToJsonString());
        Assert.Equal("", await SchemaCheck.RunAsync(answers));
    }

    [Fact]
    public async Task Whatever_mutation_is_accepted_is_valid_by_the_standards_schema()
    {
        var documents = Corpus.Files("epcis/gs1/JSON", "*.jsonld").Select(File.ReadAllText).ToArray();
        var random = new Random(7);
        var accepted = new List<string>();
        for (var round = 0; round < 3_000; round++)
        {
            var mutated = ParserFuzzTests.MutateTree(Lenient.Parse(documents[random.Next(documents.Length)]), random);
            if (DocumentReader.ReadDocument(mutated).IsOk)
                accepted.Add(Encoding.UTF8.GetString(mutated));
        }

        Assert.True(accepted.Count > 100, $"Only {accepted.Count} mutations were accepted.");
        Assert.Equal("", await SchemaCheck.RunAsync(accepted));
    }

    private static NewEvent OwnEvent() => new()
    {
        Type = "TransformationEvent",
        EventTime = "2026-11-22T08:00:00.000000Z",
        EventTimeZoneOffset = "+07:00",
        BizStep = "commissioning",
        ReadPoint = new EventPlace("urn:epc:id:sgln:0614141.00001.0"),
        InputQuantityList = [new EventQuantity("urn:epc:class:lgtin:4012345.012345.998877", 12.50m, "KGM")],
        OutputQuantityList = [new EventQuantity("urn:epc:class:lgtin:4012345.012345.B2406-017", null, null)],
        BizTransactionList = [new EventTransaction("prodorder", "urn:example:order:1")],
        SourceList = [new EventSource("owning_party", "urn:epc:id:pgln:0614141.00001")],
        DestinationList = [new EventDestination("owning_party", "urn:epc:id:pgln:0614141.00002")],
        Ilmd = new Dictionary<string, string> { ["cbvmda:lotNumber"] = "B2406-017" },
    };
}
