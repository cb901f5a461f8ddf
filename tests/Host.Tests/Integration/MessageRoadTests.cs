using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Host.Tests.Server;
using Theriac.Integration;
using Theriac.People;
using Theriac.Storage;
using Xunit;

namespace Theriac.Host.Tests.Integration;

public sealed class MessageRoadTests
{
    private const string Message = """
        <ProcessOperationsSchedule xmlns="http://www.mesa.org/xml/B2MML" releaseID="0701">
          <ApplicationArea><CreationDateTime>2026-11-22T08:00:00Z</CreationDateTime><BODID>b1</BODID></ApplicationArea>
          <DataArea><Process/><OperationsSchedule><ID>S1</ID></OperationsSchedule></DataArea>
        </ProcessOperationsSchedule>
        """;

    [Fact]
    public async Task A_machine_posts_a_message_and_is_answered_also_when_it_is_not_taken()
    {
        await using var server = await TheriacServer.StartAsync(Engine.Sqlite);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var made = await admin.PostAsync("/api/tokens", new { name = "ERP", roles = new[] { new { role = "machine", site = "*" } }, days = 30 });
        var erp = server.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(erp, Message, null)).Status);
        erp.Bearer = made.Json.GetProperty("token").GetString();
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Message)));
        var answer = await PostAsync(erp, Message, $"sha-256=:{digest}:");
        var damaged = await PostAsync(erp, Message.Replace("S1", "S2", StringComparison.Ordinal), $"sha-256=:{digest}:");

        server.App.Services.GetRequiredService<IntegrationOptions>().RequireDigest = true;
        Assert.Contains("message-digest-missing", (await PostAsync(erp, Message.Replace("S1", "S3", StringComparison.Ordinal), null)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("application/xml", answer.Message.Content.Headers.ContentType?.MediaType);
        Assert.Contains("actionCode=\"Rejected\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("orders-count", answer.Text, StringComparison.Ordinal); // It came through to the orders: there are none in it.
        Assert.Contains("message-digest-differs", damaged.Text, StringComparison.Ordinal);
        Assert.Equal("role-missing", (await erp.GetAsync("/api/interfaces/messages")).Code);
        Assert.Equal(HttpStatusCode.OK, (await erp.GetAsync("/api/b2mml/performances")).Status);
        var items = (await admin.GetAsync("/api/interfaces/messages")).Json.GetProperty("items");
        Assert.Equal(3, items.GetArrayLength());
        var shown = await admin.GetAsync($"/api/interfaces/messages/{items[1].GetProperty("key").GetString()}?language=vi");
        Assert.Contains("hãy gửi lại", shown.Json.GetProperty("reasons")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Task<Answer> PostAsync(Browser browser, string message, string? digest) => browser.SendAsync(
        HttpMethod.Post, "/api/b2mml/messages", change: request =>
        {
            request.Content = new StringContent(message, Encoding.UTF8, "application/xml");
            if (digest is not null)
                request.Headers.Add("Content-Digest", digest);
        });
}
