using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Plant.Sites;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Integration.Tests;

/// <summary>What comes twice, damaged or too late changes nothing, and each message is answered (A11-5).</summary>
[Trait("Requirement", "A11-5")]
public sealed class MessageTests
{
    [Theory, OnBothEngines]
    public async Task A_message_plans_its_orders_once_and_its_repetition_gets_the_same_answer(Engine engine)
    {
        await using var exchange = await Exchange.StartAsync(engine);
        var message = Letters.Schedule("Process", "b1", inside: Letters.Request("4712"));

        var first = await exchange.TakeAsync(message);
        exchange.Instance.Clock.Advance(TimeSpan.FromHours(1));
        var again = await exchange.TakeAsync(message);

        Assert.True(first is { Accepted: true, Repeated: false });
        Assert.True(again is { Accepted: true, Repeated: true });
        Assert.Equal(first.Answer, again.Answer);
        Assert.Empty(B2mmlSchema.Faults(await exchange.ContentAsync(first.Answer)));
        Assert.Equal(["order/4711 order-planned.v1", "order/4712 order-planned.v1"], await exchange.OrderEntriesAsync());
        Assert.Equal(message, await exchange.ContentAsync((await exchange.Get<MessageList>().ListAsync(new(), SiteScope.All, default)).Items.Single().Content));
        Assert.Equal(1, (await exchange.Get<MessageList>().ListAsync(new(), SiteScope.All, default)).Items.Single().Repeats);
        await RebuildEquality.AssertAsync(exchange.Instance);
    }

    [Theory, OnBothEngines]
    public async Task One_wrong_order_keeps_the_whole_message_out_and_the_answer_says_why(Engine engine)
    {
        await using var exchange = await Exchange.StartAsync(engine);

        var taken = await exchange.TakeAsync(Letters.Schedule("Process", "b1", inside: Letters.Request("4712").Replace(">HN<", ">XX<")));

        Assert.False(taken.Accepted);
        var answer = await exchange.ContentAsync(taken.Answer);
        Assert.Empty(B2mmlSchema.Faults(answer));
        Assert.Contains("site-unknown: There is no site XX. (/orders/1/site)", Encoding.UTF8.GetString(answer));
        Assert.Empty(await exchange.OrderEntriesAsync());
        Assert.Equal(["rejected"], (await exchange.Get<MessageList>().ListAsync(new(), SiteScope.All, default)).Items.Select(one => one.State));
    }

    [Fact]
    public async Task Whatever_way_messages_come_the_newest_word_stands_and_the_older_change_nothing()
    {
        byte[][] letters =
        [
            Letters.Schedule("Process", "b1", "2026-11-22T08:00:00Z", version: "1", quantity: "100"),
            Letters.Schedule("Sync", "b2", "2026-11-22T08:01:00Z", version: "2", quantity: "110"),
            Letters.Schedule("Sync", "b3", "2026-11-22T08:02:00Z", version: "3", quantity: "120"),
        ];
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite);
        var ways = Gen.ListOf(Gen.Choose(0, letters.Length - 1)).Where(way => way.Count is > 0 and < 12).Sample(15, 25);
        foreach (var (way, index) in ways.Select((way, index) => (way, index)))
        {
            var newest = -1;
            foreach (var which in way)
            {
                var before = (await exchange.OrderEntriesAsync()).Count;
                // The same letters to another order in each run, with ids of their own.
                var text = Encoding.UTF8.GetString(letters[which]).Replace("4711", $"4711-{index}").Replace("<BODID>", $"<BODID>{index}-");
                var taken = await exchange.TakeAsync(Encoding.UTF8.GetBytes(text));
                var after = (await exchange.OrderEntriesAsync()).Count;

                Assert.Equal(which > newest ? 1 : 0, after - before);
                Assert.Equal(which > newest || taken.Repeated, taken.Accepted || taken.Repeated);
                newest = Math.Max(newest, which);
            }

            Assert.Equal($"{newest + 1}", (await exchange.OrderAsync($"4711-{index}")).Order!.Version);
        }
    }

    [Fact]
    public async Task No_bit_of_a_message_that_says_its_digest_can_turn_on_its_way()
    {
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite);
        var message = Letters.Schedule("Process", "b1");
        var digest = Convert.ToHexStringLower(SHA256.HashData(message));
        foreach (var bit in Gen.Choose(0, (message.Length * 8) - 1).Sample(60, 60))
        {
            var damaged = (byte[])message.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            var taken = await exchange.TakeAsync(damaged, digest);

            Assert.False(taken.Accepted);
            Assert.Equal("message-digest-differs", taken.Reasons.Single().Code);
        }

        Assert.Empty(await exchange.OrderEntriesAsync());
        Assert.True((await exchange.TakeAsync(message, digest)).Accepted); // The whole one is not taken for a repetition.
        Assert.Single(await exchange.OrderEntriesAsync());
    }

    [Fact]
    public async Task Another_content_under_a_known_id_is_refused_and_on_record()
    {
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite);
        await exchange.TakeAsync(Letters.Schedule("Process", "b1"));

        var other = await exchange.TakeAsync(Letters.Schedule("Process", "b1", version: "2", quantity: "900"));

        Assert.Equal("message-id-reused", other.Reasons.Single().Code);
        Assert.Single(await exchange.OrderEntriesAsync());
        Assert.Contains("message-repeated.v1", (await exchange.Instance.Ledger.ReadStreamAsync($"message/{other.Key}")).Select(one => one.Type));
    }

    [Fact]
    public async Task A_machine_of_one_site_plans_nothing_at_another()
    {
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite);
        var stranger = Exchange.Erp with { Roles = [new RoleGrant(Role.Machine, "BN")] };

        var taken = await exchange.TakeAsync(Letters.Schedule("Process", "b1"), caller: stranger);

        Assert.Equal("order-elsewhere", taken.Reasons.Single().Code);
    }

    [Fact]
    [Trait("Requirement", "A11-13")]
    public async Task A_rejected_message_is_an_incident_and_can_be_tried_again_when_the_reason_is_gone()
    {
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite);
        var change = await exchange.TakeAsync(Letters.Schedule("Change", "b2", "2026-11-22T08:01:00Z", version: "2", quantity: "110"));
        Assert.Equal("order-unknown", change.Reasons.Single().Code);
        Assert.Contains(
            await exchange.EntriesAsync("incident/"), one => one.Type.StartsWith("incident-", StringComparison.Ordinal));
        await exchange.TakeAsync(Letters.Schedule("Process", "b1"));

        Assert.Equal("reason-missing", (await exchange.Get<TakeMessages>().RetryAsync(Exchange.Planner, change.Key, "", default)).Refusal.Code);
        var retried = Exchange.Ok(await exchange.Get<TakeMessages>().RetryAsync(Exchange.Planner, change.Key, "The order came after it.", default));

        Assert.True(retried.Accepted);
        Assert.Equal("2", (await exchange.OrderAsync("4711")).Order!.Version);
        Assert.Equal("message-not-retried", (await exchange.Get<TakeMessages>().RetryAsync(Exchange.Planner, change.Key, "Once more", default)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "A11-13")]
    public async Task A_time_that_is_yet_to_come_is_refused_so_that_no_order_is_shut_for_ever()
    {
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite);

        var early = await exchange.TakeAsync(Letters.Schedule("Process", "b1", "2099-01-01T00:00:00Z"));

        Assert.Equal("message-from-future", early.Reasons.Single().Code);
        Assert.NotEmpty(await exchange.EntriesAsync("incident/"));
        Assert.True((await exchange.TakeAsync(Letters.Schedule("Process", "b2", "2026-11-22T08:04:00Z"))).Accepted);
    }

    [Fact]
    public async Task Nobody_takes_the_id_of_another_ones_next_message()
    {
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite);
        var line = Exchange.Erp with { UserId = "machine/line" };
        Assert.False((await exchange.TakeAsync(Letters.Schedule("Change", "b1", order: "9999"), caller: line)).Accepted);

        var taken = await exchange.TakeAsync(Letters.Schedule("Process", "b1"));

        Assert.True(taken is { Accepted: true, Repeated: false });
    }

    [Fact]
    public async Task Reasons_without_end_make_no_entry_without_end()
    {
        await using var exchange = await Exchange.StartAsync(Engine.Sqlite);
        var orders = string.Concat(Enumerable.Range(0, 300).Select(one => Letters.Request($"48{one:000}").Replace(">HN<", ">XX<")));

        var taken = await exchange.TakeAsync(Letters.Schedule("Process", "b1", inside: orders));

        Assert.Equal((TakeMessages.ReasonsMax + 1, "reasons-cut"), (taken.Reasons.Count, taken.Reasons[^1].Code));
        Assert.Empty(B2mmlSchema.Faults(await exchange.ContentAsync(taken.Answer)));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11D-10b")]
    public async Task Both_sides_count_what_went_over_an_interface_and_a_difference_is_an_incident(Engine engine)
    {
        await using var exchange = await Exchange.StartAsync(engine);
        byte[][] letters = [Letters.Schedule("Process", "b1"), Letters.Schedule("Sync", "b2", version: "2", at: "2026-11-22T08:01:00Z")];
        foreach (var letter in letters.Append(letters[0]))
            await exchange.TakeAsync(letter);
        var theirs = Tally.Of(letters.Select(letter => Convert.ToHexStringLower(SHA256.HashData(letter))));
        var now = exchange.Instance.Clock.GetUtcNow();
        var span = new ReconcileInput(now.AddDays(-1), now.AddDays(1), theirs.Count, theirs.Hash);

        Assert.True(Exchange.Ok(await exchange.Get<Reconcile>().CompareAsync(Exchange.Erp, Interfaces.Http, span, default)).IsEqual);
        var lost = Tally.Of(letters.Append([1]).Select(letter => Convert.ToHexStringLower(SHA256.HashData(letter))));
        var differs = Exchange.Ok(await exchange.Get<Reconcile>().CompareAsync(
            Exchange.Erp, Interfaces.Http, span with { Count = lost.Count, Hash = lost.Hash }, default));

        Assert.False(differs.IsEqual);
        Assert.Equal(2, differs.Ours.Count);
        Assert.Equal([false, true], (await exchange.Get<Reconcile>().ListAsync(SiteScope.All, default)).Select(one => one.IsEqual));
        Assert.NotEmpty(await exchange.EntriesAsync("incident/"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11D-11b")]
    public async Task Messages_and_counts_of_a_site_are_read_there_and_by_those_of_all_sites(Engine engine)
    {
        await using var exchange = await Exchange.StartAsync(engine);
        Exchange.Ok(await exchange.Get<AddSite>().HandleAsync(new AddSiteInput("BN", "Bac Ninh", "Asia/Ho_Chi_Minh"), Exchange.Planner, default));
        var both = Exchange.Erp with { Roles = [new RoleGrant(Role.Machine, "HN"), new RoleGrant(Role.Machine, "BN")] };
        var here = (await exchange.TakeAsync(Letters.Schedule("Process", "b1"), caller: both)).Key;
        var there = (await exchange.TakeAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Letters.Schedule("Process", "b2")).Replace("4711", "4712").Replace(">HN<", ">BN<")), caller: both)).Key;
        var unreadable = (await exchange.TakeAsync(Encoding.UTF8.GetBytes("<Damaged"), caller: Exchange.Erp with { Roles = [new RoleGrant(Role.Machine, "BN")] })).Key;
        var list = exchange.Get<MessageList>();
        var hanoi = SiteScope.Of(TestPeople.Caller("qa") with { Roles = [new RoleGrant(Role.QaReviewer, "HN"), new RoleGrant(Role.Operator, "BN")] });

        Assert.Equal([here], (await list.ListAsync(new(), hanoi, default)).Items.Select(one => one.Key));
        Assert.Equal([unreadable, there, here], (await list.ListAsync(new(), SiteScope.All, default)).Items.Select(one => one.Key));
        Assert.Equal(1, (await list.InterfacesAsync(hanoi, default)).Sum(one => one.States.Values.Sum()));
        Assert.True((await list.ShowAsync(here, hanoi, default)).IsOk);
        Assert.Equal("message-unknown", (await list.ShowAsync(there, hanoi, default)).Refusal.Code);
        Assert.Equal("message-unknown", (await exchange.Get<TakeMessages>().RetryAsync(
            TestPeople.Caller("plan") with { Roles = [new RoleGrant(Role.Planner, "HN")] }, unreadable, "Again", default)).Refusal.Code);
        var now = exchange.Instance.Clock.GetUtcNow();
        var reconcile = exchange.Get<Reconcile>();
        Assert.Equal(1, Exchange.Ok(await reconcile.CountAsync(Interfaces.Http, now.AddDays(-1), now.AddDays(1), hanoi, default)).Ours.Count);
        Exchange.Ok(await reconcile.CompareAsync(Exchange.Erp, Interfaces.Http, new ReconcileInput(now.AddDays(-1), now.AddDays(1), 1, new string('a', 64)), default));
        Assert.Single(await reconcile.ListAsync(hanoi, default));
        Assert.Empty(await reconcile.ListAsync(new SiteScope(["BN"]), default));
        Assert.Single(await reconcile.ListAsync(SiteScope.All, default));
        await RebuildEquality.AssertAsync(exchange.Instance);
    }
}
