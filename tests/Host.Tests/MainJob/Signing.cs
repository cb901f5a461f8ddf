using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Host.Tests.Server;
using Theriac.Kernel;
using Theriac.People.Testing;
using Xunit;

namespace Theriac.Host.Tests.MainJob;

using Browser = Theriac.Host.Tests.Server.Browser; // Also compiled into Theriac.Browser.Tests, where the word means a namespace.

/// <summary>Signs as a screen does: asks for the document, then sends its hash with the components.</summary>
internal static class Signing
{
    /// <param name="second">Another person signs on this browser's tablet.</param>
    public static async Task<Answer> SignAsync(this Browser browser, string path, object body, string userId, bool second = false)
    {
        var asked = (JsonObject)JsonSerializer.SerializeToNode(body, KernelJson.Options)!;
        asked["language"] = "en";
        var prepared = await browser.PostAsync(path + "/document", asked.ToJsonString());
        if (prepared.Status != HttpStatusCode.OK)
            return prepared;
        asked["signature"] = JsonSerializer.SerializeToNode(
            new
            {
                documentHash = prepared.Json.GetProperty("hash").GetString(),
                meaning = prepared.Json.GetProperty("document").GetProperty("meaning").GetString(),
                language = "en",
                userId = second || prepared.Json.GetProperty("first").GetBoolean() ? userId : null,
                password = TestPeople.Password,
            },
            KernelJson.Options);
        foreach (var known in new[] { "batchId", "orderId" })
        {
            if (prepared.Json.TryGetProperty(known, out var id))
                asked[known] = id.GetString();
        }

        return await browser.PostAsync(path, asked.ToJsonString());
    }

    /// <summary>Stores the specimen of the label that the cough syrup's completion names (211.186(b)(8)).</summary>
    public static async Task KeepLabelAsync(this Browser author)
    {
        byte[] gif = [.. "GIF89a"u8, 1, 0, 1, 0];
        (await author.SendAsync(HttpMethod.Post, "/api/recipes/pictures", "", change: request => request.Content = new ByteArrayContent(gif))).Ok();
    }

    /// <summary>A reviewer confirms every block of a recipe that waits for him, as the screen's button does.</summary>
    /// <param name="recipe">Address of the version.</param>
    public static async Task ReviewBlocksAsync(this Browser browser, string recipe)
    {
        var view = (await browser.GetAsync(recipe + "/review")).Ok();
        var waiting = view.GetProperty("notSeen").EnumerateArray().Select(id => id.GetString()!).ToHashSet();
        var blocks = view.GetProperty("diff").GetProperty("blocks").EnumerateArray()
            .Where(block => waiting.Contains(block.GetProperty("id").GetString()!))
            .Select(block => new { id = block.GetProperty("id").GetString(), hash = block.GetProperty("hash").GetString() }).ToList();
        (await browser.PostAsync(recipe + "/actions/review-blocks", new { blocks })).Ok();
    }

    /// <summary>The answer's JSON; fails with the server's own words when it is a refusal.</summary>
    public static JsonElement Ok(this Answer answer)
    {
        Assert.True((int)answer.Status is >= 200 and < 300, $"{(int)answer.Status} {answer.Text}");
        return answer.Text.Length == 0 ? default : answer.Json;
    }

    public static async Task<JsonElement> ReadAsync(this Browser browser, string path) => (await browser.GetAsync(path)).Ok();
}
