using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Theriac.Batches;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Integration.Tests;

public sealed class WebhookTests
{
    [Theory, OnBothEngines]
    public async Task A_partner_is_told_once_of_each_event_he_chose_and_can_check_who_told_him(Engine engine)
    {
        await using var partner = await Partner.StartAsync();
        await using var exchange = await StartAsync(engine);
        var created = await SubscribeAsync(exchange, partner, "batch-completed", "batch-held");
        await HappenAsync(exchange, new BatchCompleted(3), new BatchResumed(new By("a", "A"), "On we go."), new BatchHeld(new By("a", "A"), "Leak", null));

        await RunAsync(exchange);
        await RunAsync(exchange);

        Assert.Equal(["batch-completed", "batch-held"], partner.Got.Select(one => one.Event));
        var told = partner.Got.First();
        Assert.Equal(told.EventId, JsonNode.Parse(told.Body)!["id"]!.GetValue<string>());
        Assert.Equal("batch/B1", JsonNode.Parse(told.Body)!["subject"]!.GetValue<string>());
        Assert.DoesNotContain("Leak", partner.Got.Last().Body, StringComparison.Ordinal); // Ids and words only.
        var parts = told.Signature.Split(',').Select(part => part.Split('=')[1]).ToArray();
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(created.Secret), Encoding.UTF8.GetBytes($"{parts[0]}.{told.Body}"));
        Assert.Equal(Convert.ToHexStringLower(mac), parts[1]);
        Assert.Equal(exchange.Instance.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), parts[0]);
        var log = (await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items;
        Assert.All(log, one => Assert.Equal(("delivered", 204, 1), (one.State, one.Status, one.Tries)));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.Body))), log.Select(one => one.BodyHash));
        Assert.DoesNotContain(
            await exchange.Instance.Ledger.ReadAsync(1, 1_000),
            one => Encoding.UTF8.GetString(one.Payload.Span).Contains(created.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(
            await exchange.Instance.Ledger.ReadAsync(1, 1_000),
            one => Encoding.UTF8.GetString(one.Payload.Span).Contains(partner.Url, StringComparison.Ordinal)); // Its path may be a secret of the partner's.
        Assert.EndsWith("/…", (await exchange.Get<WebhookList>().AllAsync(default)).Single().Url, StringComparison.Ordinal);
        await RebuildEquality.AssertAsync(exchange.Instance);
    }

    [Theory, OnBothEngines]
    public async Task What_fails_is_tried_again_later_and_later_then_the_webhook_is_switched_off_and_a_person_sends_it_again(Engine engine)
    {
        await using var partner = await Partner.StartAsync();
        await using var exchange = await StartAsync(engine, options => (options.WebhookTriesMax, options.WebhookFailuresMax) = (3, 2));
        var created = await SubscribeAsync(exchange, partner, "batch-completed");
        partner.Answer = 503;
        await HappenAsync(exchange, new BatchCompleted(1), new BatchCompleted(2));
        await RunAsync(exchange);
        Assert.Equal(2, partner.Got.Count);
        await RunAsync(exchange); // Not due yet.
        Assert.Equal(2, partner.Got.Count);
        for (var tries = 1; tries < 3; tries++)
        {
            exchange.Instance.Clock.Advance(TimeSpan.FromMinutes(5));
            await RunAsync(exchange);
        }

        Assert.Equal(6, partner.Got.Count);
        Assert.Equal(["disabled"], (await exchange.Get<WebhookList>().AllAsync(default)).Select(one => one.State));
        Assert.All((await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items, one => Assert.Equal(("failed", 503, 3), (one.State, one.Status, one.Tries)));
        Assert.NotEmpty(await exchange.EntriesAsync("incident/"));

        partner.Answer = 200;
        var failed = (await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items[0];
        Exchange.Ok(await exchange.Get<Subscriptions>().EnableAsync(Exchange.Planner, created.Id, "The partner is back.", default));
        Exchange.Ok(await exchange.Get<SendDeliveries>().AgainAsync(Exchange.Planner, failed.Id, default));
        await RunAsync(exchange);

        Assert.Equal(7, partner.Got.Count);
        Assert.Equal("delivered", (await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items.Single(one => one.Id == failed.Id).State);
        Exchange.Ok(await exchange.Get<Subscriptions>().EndAsync(Exchange.Planner, created.Id, "Not needed.", default));
        await HappenAsync(exchange, new BatchCompleted(3));
        await RunAsync(exchange);
        Assert.Equal(7, partner.Got.Count);
        await exchange.Get<SendDeliveries>().PurgeAsync(default);
        Assert.Equal(2, (await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items.Count);
        exchange.Instance.Clock.Advance(TimeSpan.FromDays(91));
        await exchange.Get<SendDeliveries>().PurgeAsync(default);
        Assert.Empty((await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items);
    }

    [Theory, OnBothEngines]
    public async Task A_partner_who_is_not_there_holds_up_nobody_else(Engine engine)
    {
        var dead = await Partner.StartAsync();
        await using var partner = await Partner.StartAsync();
        await using var exchange = await StartAsync(engine);
        await SubscribeAsync(exchange, dead, "batch-completed");
        await SubscribeAsync(exchange, partner, "batch-completed");
        await dead.DisposeAsync();
        await HappenAsync(exchange, [.. Enumerable.Range(0, 20).Select(one => new BatchCompleted(one))]);

        await RunAsync(exchange);

        Assert.Equal(20, partner.Got.Count);
        var log = (await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items;
        Assert.Equal(1, log.Count(one => one is { State: "waiting", Tries: 1 }));
    }

    [Theory]
    [InlineData("{\"site\":\"HN\"}", "HN")]
    [InlineData("{\"order\":{\"site\":\"HN\"}}", "HN")]
    [InlineData("{\"order\":\"4711\"}", null)]
    [InlineData("{\"site\":null}", null)]
    [InlineData("[]", null)]
    public void The_site_of_an_entry_is_its_own_or_that_of_its_order(string payload, string? site)
    {
        using var json = System.Text.Json.JsonDocument.Parse(payload);
        Assert.Equal(site, EntrySite.Of(json.RootElement));
    }

    [Theory]
    [InlineData("https://hooks.example.com/services/T0/B0/SECRET?key=1", "https://hooks.example.com/…")]
    [InlineData("https://example.com:8443/", "https://example.com:8443/")]
    public void Of_an_address_only_the_host_is_shown(string url, string shown) => Assert.Equal(shown, WebhookTarget.Shown(url));

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var partner = await Partner.StartAsync();
        await using var exchange = await StartAsync(Engine.Sqlite);
        await SubscribeAsync(exchange, partner, "batch-completed");
        partner.Answer = 307;
        await HappenAsync(exchange, new BatchCompleted(1));

        await RunAsync(exchange);

        Assert.Equal(("waiting", 307), ((await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items.Select(one => (one.State, one.Status!.Value)).Single()));
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_found_out_when_it_is_dialled()
    {
        await using var partner = await Partner.StartAsync();
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite, options => options.WebhookHttp = true);
        await exchange.Get<FanOut>().RunAsync(default);
        Exchange.Ok(await exchange.Get<Subscriptions>().CreateAsync(
            Exchange.Planner, new NewWebhook("Inside", partner.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), ["batch-completed"]), default));
        await HappenAsync(exchange, new BatchCompleted(1));

        await RunAsync(exchange);

        Assert.Empty(partner.Got);
        Assert.Contains("lies inside", (await exchange.Get<WebhookList>().DeliveriesAsync(new(), default)).Items.Single().Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/hook", null)]
    [InlineData("https://8.8.8.8/hook", null)]
    [InlineData("http://example.com/hook", "url-not-https")]
    [InlineData("https://user:word@example.com/", "url-not-valid")]
    [InlineData("ftp://example.com/", "url-not-https")]
    [InlineData("hook", "url-not-valid")]
    [InlineData("https://127.0.0.1/", "url-inside")]
    [InlineData("https://10.0.0.7/", "url-inside")]
    [InlineData("https://192.168.1.1/", "url-inside")]
    [InlineData("https://169.254.169.254/latest/meta-data", "url-inside")]
    [InlineData("https://[::1]/", "url-inside")]
    [InlineData("https://[fd00::1]/", "url-inside")]
    [InlineData("https://[::ffff:10.0.0.1]/", "url-inside")]
    [InlineData("https://[64:ff9b::a00:1]/", "url-inside")]
    [InlineData("https://0.0.0.0/", "url-inside")]
    [InlineData("https://[::ffff:0:7f00:1]/", "url-inside")]
    [InlineData("https://[3fff::1]/", "url-inside")]
    [InlineData("https://[5f00::1]/", "url-inside")]
    [InlineData("https://[2001:10::1]/", "url-inside")]
    [InlineData("https://127。0。0。1/", "url-inside")]
    [InlineData("https://[2606:4700::1111]/", null)]
    public void A_webhook_goes_over_https_to_the_outside_only(string url, string? code) =>
        Assert.Equal(code, new WebhookTarget(new IntegrationOptions()).Check(url)?.Code);

    [Fact]
    public void An_operator_may_allow_a_network_of_the_plant()
    {
        var options = new IntegrationOptions();
        options.WebhookNetworks.Add("10.1.0.0/16");

        Assert.True(new WebhookTarget(options).MayReach(IPAddress.Parse("10.1.2.3")));
        Assert.False(new WebhookTarget(options).MayReach(IPAddress.Parse("10.2.2.3")));
    }

    [Theory, OnBothEngines]
    public async Task No_partner_is_told_of_a_procedure_without_a_batch(Engine engine)
    {
        await using var partner = await Partner.StartAsync();
        await using var exchange = await StartAsync(engine);
        await SubscribeAsync(exchange, partner, "order-released", "batch-completed");
        foreach (var (id, procedure) in new[] { ("P2611-001", new ProcedureBinding(EquipmentProcedureKind.Cleaning, "MIX-1", "Mixer", null)), ("B2611-001", null) })
        {
            var released = new OrderReleased(
                "O-1", id, id, "HN", "Asia/Ho_Chi_Minh", new RecipeBinding("R", "1", "", "Clean"), null, null, null, null, null, [], new By("a", "A"),
                new Signature("a", "A", Role.Planner, SignatureMeaning.Approved, "", "en", "", null), Procedure: procedure);
            await exchange.Instance.Ledger.AppendAsync(new AppendRequest(
                Author.System, [new Draft($"batch/{id}", released), new Draft($"batch/{id}", new BatchCompleted(3))], []));
        }

        await RunAsync(exchange);

        Assert.Equal(
            ["order-released batch/B2611-001", "batch-completed batch/B2611-001"],
            partner.Got.Select(one => $"{one.Event} {JsonNode.Parse(one.Body)!["subject"]!.GetValue<string>()}"));
    }

    private static async Task<Exchange> StartAsync(Engine engine, Action<IntegrationOptions>? configure = null)
    {
        var exchange = await Exchange.StartAsync(engine, options =>
        {
            options.WebhookHttp = true;
            options.WebhookNetworks.Add("127.0.0.0/8");
            configure?.Invoke(options);
        });
        await exchange.Get<FanOut>().RunAsync(default); // The cursor stands at the head from the first look on.
        return exchange;
    }

    private static async Task<CreatedWebhook> SubscribeAsync(Exchange exchange, Partner partner, params string[] events) => Exchange.Ok(
        await exchange.Get<Subscriptions>().CreateAsync(Exchange.Planner, new NewWebhook("ERP", partner.Url, events), default));

    private static async Task HappenAsync(Exchange exchange, params IFact[] facts) =>
        await exchange.Instance.Ledger.AppendAsync(new AppendRequest(Author.System, [.. facts.Select(fact => new Draft("batch/B1", fact))], []));

    private static async Task RunAsync(Exchange exchange)
    {
        await exchange.Get<FanOut>().RunAsync(default);
        await exchange.Get<SendDeliveries>().RunAsync(default);
    }
}
