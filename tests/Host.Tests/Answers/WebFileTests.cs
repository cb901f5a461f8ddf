using System.Net;
using Theriac.Host.Tests.Server;
using Theriac.Storage;
using Xunit;

namespace Theriac.Host.Tests.Answers;

public sealed class WebFileTests : IDisposable
{
    private readonly string _web = Directory.CreateTempSubdirectory("theriac-web-").FullName;

    public WebFileTests()
    {
        Directory.CreateDirectory(Path.Combine(_web, "assets"));
        File.WriteAllText(Path.Combine(_web, "index.html"), "<!doctype html><title>Theriac</title>");
        File.WriteAllText(Path.Combine(_web, "assets", "app-1234.js"), "plain");
        File.WriteAllText(Path.Combine(_web, "assets", "app-1234.js.br"), "pressed");
    }

    public void Dispose() => Directory.Delete(_web, recursive: true);

    [Theory]
    [InlineData("/")]
    [InlineData("/batches/B2406-017")]
    [InlineData("/people/lan")]
    public async Task A_path_of_the_application_gets_its_page_and_is_never_kept(string path)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite, "--web", _web);

        var answer = await server.Browser().GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.Status, answer.Message.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Message.Headers.CacheControl!.NoStore);
        Assert.Contains("frame-ancestors 'none'", string.Join(' ', answer.Message.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/assets/gone.js")]
    [InlineData("/%2e%2e/theriac.db")]
    [InlineData("/assets/..%2f..%2ftheriac.db")]
    public async Task What_is_no_page_is_not_found(string path)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite, "--web", _web);

        Assert.Equal("not-found", (await server.Browser().GetAsync(path)).Code);
    }

    [Fact]
    public async Task A_file_with_a_hash_in_its_name_is_kept_for_ever_and_sent_compressed_to_who_can_read_it()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite, "--web", _web);

        var plain = await server.Browser().GetAsync("/assets/app-1234.js");
        var pressed = await server.Browser().SendAsync(
            HttpMethod.Get, "/assets/app-1234.js", change: request => request.Headers.Add("Accept-Encoding", "gzip, br"));

        Assert.Equal(("plain", "pressed"), (plain.Text, pressed.Text));
        Assert.Equal(["br"], pressed.Message.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", pressed.Message.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", plain.Message.Headers.CacheControl!.ToString());
    }
}
