using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Batches;
using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Integration.Tests;

public sealed class FolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exchange").FullName;

    [Fact]
    [Trait("Requirement", "A11-5")]
    public async Task Files_are_taken_once_answered_and_put_away_by_what_became_of_them()
    {
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite, options => (options.Folder, options.RequireDigest) = (_folder, true));
        var folder = exchange.Get<FolderExchange>();
        await folder.LookAsync(default);
        Put("good.xml", Letters.Schedule("Process", "b1"));
        Put("bad.xml", "<a"u8.ToArray());
        Put("damaged.xml", Letters.Schedule("Process", "b9", order: "9999"), digest: new string('0', 62) + "ff  damaged.xml");
        Put("bare.xml", Letters.Schedule("Process", "b8", order: "8888"), digest: null); // A flipped bit in it nobody would see.

        Assert.Equal(0, await folder.LookAsync(default)); // It may still be written.
        Assert.Equal(4, await folder.LookAsync(default));

        Assert.Equal(["order/4711 order-planned.v1"], await exchange.OrderEntriesAsync());
        Assert.Empty(Names("in"));
        Assert.All(Names("done"), name => Assert.StartsWith("good-", name));
        Assert.Equal(3, Names("refused").Count(name => name.EndsWith(".xml", StringComparison.Ordinal)));
        Assert.Contains(Directory.GetFiles(Path.Combine(_folder, "out")), file => File.ReadAllText(file).Contains("message-digest-missing", StringComparison.Ordinal));
        Assert.Equal(4, Names("out").Count);
        Assert.All(Directory.GetFiles(Path.Combine(_folder, "out")), file => Assert.Empty(B2mmlSchema.Faults(File.ReadAllBytes(file))));

        // As after a crash between the entry and the move: the file is still there.
        Put("good.xml", Letters.Schedule("Process", "b1"));
        await folder.LookAsync(default);
        await folder.LookAsync(default);
        Assert.Equal(["order/4711 order-planned.v1"], await exchange.OrderEntriesAsync());
        Assert.Equal(4, Names("out").Count);

        // A partner who cannot say it.
        exchange.Get<IntegrationOptions>().RequireDigest = false;
        Put("bare.xml", Letters.Schedule("Process", "b8", order: "8888"), digest: null);
        await folder.LookAsync(default);
        await folder.LookAsync(default);
        Assert.Contains("order/8888 order-planned.v1", await exchange.OrderEntriesAsync());
    }

    [Theory, OnBothEngines]
    public async Task A_batch_that_ends_is_told_once_handed_over_and_confirmed(Engine engine)
    {
        await using var exchange = await Exchange.StartAsync(
            engine, options => (options.Folder, options.Partner) = (_folder, "ERP-1"),
            services => services.AddSingleton<IBatchPerformance, OneBatch>());
        var make = exchange.Get<MakePerformances>();
        await make.RunAsync(default); // From here on.
        await exchange.Instance.Ledger.AppendAsync(new AppendRequest(Author.System, [new Draft("batch/B2611-001", new BatchCompleted(3))], []));

        Assert.Equal(1, await make.RunAsync(default));
        Assert.Equal(0, await make.RunAsync(default));
        var message = Assert.Single((await exchange.Get<MessageList>().OutAfterAsync(null, null, SiteScope.All, default)).Items);
        Assert.Equal(("B2611-001", "made"), (message.Subject, message.State));

        await exchange.Get<FolderExchange>().LookAsync(default);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "out"), "*.xml"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), File.ReadAllText(file + ".sha256").Trim());
        Assert.Equal("delivered", (await exchange.Get<MessageList>().OutAfterAsync(null, null, SiteScope.All, default)).Items.Single().State);
        var stranger = Exchange.Erp with { Roles = [new Theriac.People.RoleGrant(Theriac.People.Role.Machine, "BN")] };
        Assert.Equal("confirm-elsewhere", (await exchange.TakeAsync(Letters.Confirm("c0", message.BodId!, accepted: true), caller: stranger)).Reasons.Single().Code);
        Assert.True((await exchange.TakeAsync(Letters.Confirm("c1", message.BodId!, accepted: true))).Accepted);
        Assert.Equal("confirmed", (await exchange.Get<MessageList>().OutAfterAsync(null, null, SiteScope.All, default)).Items.Single().State);
        Assert.Equal("confirm-unknown", (await exchange.TakeAsync(Letters.Confirm("c2", "nobody", accepted: true))).Reasons.Single().Code);
        await RebuildEquality.AssertAsync(exchange.Instance);
    }

    [Fact]
    [Trait("Requirement", "A11-13")]
    public async Task A_performance_that_the_partner_does_not_take_is_an_incident_and_a_late_delivery_does_not_hide_it()
    {
        await using var exchange = await Exchange.StartAsync(
            Engine.Sqlite, options => options.Partner = "ERP-1", services => services.AddSingleton<IBatchPerformance, OneBatch>());
        var make = exchange.Get<MakePerformances>();
        await make.RunAsync(default);
        await exchange.Instance.Ledger.AppendAsync(new AppendRequest(Author.System, [new Draft("recall/B2611-001", new BatchCompleted(3))], []));
        Assert.Equal(1, await make.RunAsync(default));
        var message = (await exchange.Get<MessageList>().OutAfterAsync(null, null, SiteScope.All, default)).Items.Single();

        await exchange.TakeAsync(Letters.Confirm("c1", message.BodId!, accepted: false));
        await exchange.Instance.Ledger.AppendAsync(new AppendRequest(
            Author.System, [new Draft(MessageState.StreamOf(message.Key), new MessageDelivered("b2mml-folder", "late.xml"))], []));

        Assert.Single(await exchange.EntriesAsync("incident/"));
        Assert.Equal("not-taken", (await exchange.Get<MessageList>().OutAfterAsync(null, null, SiteScope.All, default)).Items.Single().State);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-13")]
    public async Task A_performance_that_nobody_fetches_is_an_incident_once_and_one_that_a_machine_fetches_is_handed_over(Engine engine)
    {
        await using var exchange = await Exchange.StartAsync(
            engine, options => options.Partner = "ERP-1", services => services.AddSingleton<IBatchPerformance, OneBatch>());
        var make = exchange.Get<MakePerformances>();
        var fetching = exchange.Get<FetchPerformance>();
        await make.RunAsync(default);
        await exchange.Instance.Ledger.AppendAsync(new AppendRequest(Author.System, [new Draft("batch/B2611-001", new BatchCompleted(3))], []));
        await make.RunAsync(default);
        Assert.Equal(0, await fetching.LookAsync(default));
        exchange.Instance.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(1, await fetching.LookAsync(default));
        exchange.Instance.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await fetching.LookAsync(default));
        Assert.Equal(["incident-opened.v1"], (await exchange.EntriesAsync("incident/")).Select(one => one.Type));

        var message = (await exchange.Get<MessageList>().OutAfterAsync(null, null, SiteScope.All, default)).Items.Single();
        var state = (await exchange.Get<IStreams>().LoadAsync<MessageState>(MessageState.StreamOf(message.Key))).State;
        await fetching.NoteAsync(Exchange.Planner with { SessionId = "s-1" }, state, default); // Who looks at it on a screen is not the partner.
        Assert.Equal("made", (await exchange.Get<MessageList>().OutAfterAsync(null, null, SiteScope.All, default)).Items.Single().State);
        await fetching.NoteAsync(Exchange.Erp, state, default);
        await fetching.NoteAsync(Exchange.Erp, state, default);
        Assert.Equal("delivered", (await exchange.Get<MessageList>().OutAfterAsync(null, null, SiteScope.All, default)).Items.Single().State);
        Assert.Single(await exchange.EntriesAsync("message/"), one => one.Type == "message-delivered.v1");
        Assert.Equal(0, await fetching.LookAsync(default));
        Assert.Equal(["incident-opened.v1", "incident-over.v1"], (await exchange.EntriesAsync("incident/")).Select(one => one.Type));
        await RebuildEquality.AssertAsync(exchange.Instance);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Put(string name, byte[] bytes) => Put(name, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <param name="digest">What the file beside it says; null where there is none.</param>
    private void Put(string name, byte[] bytes, string? digest)
    {
        if (digest is not null)
            File.WriteAllText(Path.Combine(_folder, "in", name + ".sha256"), digest);
        File.WriteAllBytes(Path.Combine(_folder, "in", name), bytes);
    }

    private IReadOnlyList<string> Names(string folder) => [.. Directory.GetFiles(Path.Combine(_folder, folder)).Select(Path.GetFileName)!];

    private sealed class OneBatch : IBatchPerformance
    {
        public Task<BatchPerformance?> FindAsync(string batchId, CancellationToken cancellation = default) =>
            Task.FromResult<BatchPerformance?>(PerformanceTests.Batch);
    }
}
