using System.Net;
using Microsoft.AspNetCore.TestHost;
using Theriac.Host.Tests.Server;
using Theriac.Storage;
using Xunit;

namespace Theriac.Host.Tests.Pages;

public sealed class WebFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("theriac-web").FullName;

    public WebFilesTests() => File.WriteAllText(Path.Combine(_folder, "index.html"), "<title>Theriac</title>");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/", "*/*", HttpStatusCode.OK)]
    [InlineData("/people/lan", "text/html", HttpStatusCode.OK)]
    [InlineData("/people/lan.nguyen", "text/html,application/xhtml+xml", HttpStatusCode.OK)]
    [InlineData("/missing.png", "image/avif,image/webp", HttpStatusCode.NotFound)]
    [InlineData("/assets/gone.js", "text/html", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", "text/html", HttpStatusCode.NotFound)]
    public async Task An_address_of_the_application_is_its_page_and_a_missing_file_is_missing(string path, string accept, HttpStatusCode expected)
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite, "--web", _folder);
        using var client = server.App.GetTestServer().CreateClient();
        client.DefaultRequestHeaders.Add("Accept", accept);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }
}
