using System.Net;
using System.Text.Json.Nodes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using static Theriac.Epcis.Tests.EpcisHost;

namespace Theriac.Epcis.Tests.Capture;

/// <summary>The example documents of the standard, which nobody here wrote.</summary>
public sealed class CorpusTests
{
    /// <summary>Files of the corpus that hold one event without a document.</summary>
    private static bool IsDocument(JsonNode json) => (string?)json["type"] is "EPCISDocument" or "EPCISQueryDocument";

    [Theory, OnBothEngines]
    public async Task Every_example_of_the_standard_is_captured_and_read_back_equal_in_meaning(Engine engine)
    {
        var files = Corpus.Files("epcis/gs1/JSON", "*.jsonld");
        Assert.True(files.Count >= 40);
        foreach (var batch in files.Select((file, index) => (File: file, Index: index)).GroupBy(pair => pair.Index % 8))
        {
            await using var host = await StartAsync(engine);
            foreach (var (file, _) in batch)
                await CaptureAndReadBackAsync(host, file);
        }
    }

    private static async Task CaptureAndReadBackAsync(EpcisHost host, string file)
    {
        var given = Lenient.Parse(await File.ReadAllTextAsync(file));
        var name = Path.GetFileName(file);
        var before = (await host.Instance.Ledger.HeadAsync()).Number;
        var path = IsDocument(given) ? "/epcis/capture" : "/epcis/events";
        var response = await host.PostAsync(path, await File.ReadAllBytesAsync(file));
        var answer = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.Conflict)
            return; // Its event came with another file already.
        Assert.True(response.IsSuccessStatusCode, $"{name}: {answer}");
        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            var job = await host.GetAsync(response.Headers.Location!.ToString());
            if (!(bool)job["success"]!)
            {
                Assert.Equal("epcisException:ResourceAlreadyExistsException", (string)job["errors"]![0]!["type"]!);
                return;
            }
        }

        await AssertReadBackAsync(host, given, name, before);
    }

    private static async Task AssertReadBackAsync(EpcisHost host, JsonNode given, string name, long before)
    {
        var expected = EventsOf(given).ToList();
        var page = await host.GetAsync($"/epcis/events?perPage=1000&orderDirection=DESC&eventCountLimit={expected.Count}");
        var read = page["epcisBody"]!["queryResults"]!["resultsBody"]!["eventList"]!.AsArray().Reverse().ToList();
        Assert.True((await host.Instance.Ledger.HeadAsync()).Number == before + 1, name);
        Assert.Equal(expected.Count, read.Count);
        foreach (var (want, got) in expected.Zip(read))
        {
            Assert.True(
                JsonNode.DeepEquals(Meaning(want, given["@context"]!), Meaning(got!, page["@context"]!, want["eventID"] is null)),
                $"{name}:\n{want}\n{got}");
        }
    }

    /// <summary>An event with the context that counts for it; without what a repository gives.</summary>
    private static JsonObject Meaning(JsonNode one, JsonNode context, bool idWasMade = false)
    {
        var copy = one.DeepClone().AsObject();
        copy["@context"] ??= context.DeepClone();
        copy.Remove("recordTime");
        if (idWasMade)
            copy.Remove("eventID");
        return copy;
    }

    internal static IEnumerable<JsonNode> EventsOf(JsonNode document)
    {
        if (document["epcisBody"] is not { } body)
            return [document];
        return (body["queryResults"]?["resultsBody"] ?? body)["eventList"]!.AsArray().Select(one => one!);
    }
}
