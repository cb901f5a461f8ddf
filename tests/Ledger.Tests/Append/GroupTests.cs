using Microsoft.Extensions.DependencyInjection;
using Theriac.Kernel;
using Theriac.Ledger.Append;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Ledger.Tests.Append;

public sealed class GroupTests
{
    [Theory, OnBothEngines]
    public async Task A_decision_that_relied_on_a_stream_which_changed_meanwhile_is_made_again(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        await AppendAsync(instance, "lot/L1", "released");
        var decisions = 0;
        var outcome = await instance.Ledger.DecideAsync(async cancellation =>
        {
            decisions++;
            var lot = await instance.Get<IStreams>().LoadAsync<LastNote>("lot/L1", cancellation);
            if (decisions == 1)
                await AppendAsync(instance, "lot/L1", "quarantined"); // Somebody else, between look and append.
            if (lot.State.Text == "quarantined")
                return new Refusal("lot-not-released", 409, "The lot is in quarantine.");
            var request = new AppendRequest(Author.System, [new Draft("batch/B1", new Noted("charged"))], [lot.At]);
            return Outcome<Decision<string>>.Ok(new Decision<string>("charged", request));
        }, new RefusalRecord(Author.System, "batch/B1", "charge-lot"));

        Assert.Equal("lot-not-released", outcome.Refusal.Code);
        Assert.Equal(2, decisions);
        var entry = (await instance.Ledger.ReadStreamAsync("batch/B1")).Single();
        Assert.Equal("attempt-refused.v1", entry.Type);
    }

    [Theory, OnBothEngines]
    public async Task Of_writers_that_relied_on_the_same_version_one_wins_and_all_succeed_by_deciding_again(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(writer => instance.Ledger.DecideAsync(async cancellation =>
        {
            var batch = await instance.Get<IStreams>().LoadAsync<LastNote>("batch/B1", cancellation);
            var request = new AppendRequest(Author.System, [new Draft("batch/B1", new Noted($"{writer} after {batch.Version}"))], [batch.At]);
            return Outcome<Decision<long>>.Ok(new Decision<long>(batch.Version, request));
        })));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsOk));
        Assert.Equal(Enumerable.Range(0, 12).Select(version => (long)version), outcomes.Select(outcome => outcome.Value.Result).Order());
        Assert.True((await Notes.VerifyAsync(instance)).IsOk);
    }

    [Theory, OnBothEngines]
    public async Task One_request_that_breaks_harms_no_other_of_its_group(Engine engine)
    {
        await using var instance = await NoteRows.StartAsync(engine);
        var tasks = Enumerable.Range(0, 40).Select(i => instance.Ledger.AppendAsync(new AppendRequest(
            Author.System, [new Draft($"batch/B{i}", new Noted($"{i}"))], [])
        {
            Operational = i == 17 ? [new Statement(Sql.Of<NoteRows>("Notes/PutRow"), ("number", 1L), ("actor", null), ("text", null))] : [],
        })).ToArray();
        await Task.WhenAll(tasks.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal([17], Enumerable.Range(0, 40).Where(i => !tasks[i].IsCompletedSuccessfully));
        Assert.Equal(39, await NoteRows.CountAsync(instance));
        Assert.Equal(40, (await Notes.VerifyAsync(instance)).Entries);
    }

    [Theory, OnBothEngines]
    public async Task The_same_idempotency_key_writes_once_also_within_one_group(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var author = Author.System with { Claim = new IdempotencyClaim("mai.tran", "k-1", "hash") };
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => instance.Ledger.AppendAsync(
            new AppendRequest(author, [new Draft("batch/B1", new Noted("once"))], []))));
        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.Equal(19, results.OfType<AppendResult.Repeated>().Count());
        Assert.Single(await instance.Ledger.ReadStreamAsync("batch/B1"));
    }

    [Theory, OnBothEngines]
    public async Task When_too_much_waits_it_is_refused_and_nothing_is_written_for_it(Engine engine)
    {
        await using var instance = await Notes.StartAsync(
            engine, services => services.AddSingleton<Action<LedgerOptions>>(options => options.WaitingMax = 4));
        var results = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => instance.Ledger.AppendAsync(
            new AppendRequest(Author.System, [new Draft($"batch/B{i}", new Noted($"{i}"))], []))));
        var busy = results.OfType<AppendResult.Busy>().Count();
        Assert.True(busy > 0);
        Assert.Equal(1 + 300 - busy, (await instance.Ledger.HeadAsync()).Number);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10e1")]
    [Trait("Requirement", "P11-10e4")]
    [Trait("Requirement", "DI-Cs")]
    public async Task Each_entry_has_actor_terminal_zone_and_the_servers_time_which_never_goes_back(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        var author = new Author("mai.tran", "tablet-7", "Asia/Ho_Chi_Minh");
        var noon = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        instance.Clock.Set(noon);
        await AppendAsync(instance, "batch/B1", "one", author);
        instance.Clock.Set(noon.AddMinutes(-10));
        await AppendAsync(instance, "batch/B1", "two", author);

        var entries = await instance.Ledger.ReadStreamAsync("batch/B1");
        Assert.All(entries, entry => Assert.Equal(Micros.From(noon), entry.At));
        Assert.All(entries, entry => Assert.Equal(
            ("mai.tran", "tablet-7", "Asia/Ho_Chi_Minh", 420), (entry.Actor, entry.Terminal, entry.Zone, entry.OffsetMinutes)));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10e2")]
    public async Task A_changed_value_leaves_every_earlier_one_readable(Engine engine)
    {
        await using var instance = await Notes.StartAsync(engine);
        foreach (var value in (string[])["12.4", "12.5", "12.6", "12.7"])
            await AppendAsync(instance, "batch/B1", value);
        var read = (await instance.Ledger.ReadStreamAsync("batch/B1")).Select(instance.Get<FactTypes>().Read).Cast<Noted>();
        Assert.Equal(["12.4", "12.5", "12.6", "12.7"], read.Select(note => note.Text));
    }

    [Theory, OnBothEngines]
    public async Task Two_nodes_on_one_database_leave_no_gap_and_each_hears_of_the_other(Engine engine)
    {
        if (engine == Engine.Sqlite)
            return; // SQLite is for one node.
        await using var one = await Notes.StartAsync(engine);
        await using var other = Node(one);
        var nodes = new[] { one.Ledger, other.GetRequiredService<ILedger>() };
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => nodes[i % 2].AppendAsync(
            new AppendRequest(Author.System, [new Draft($"batch/B{i}", new Noted($"{i}"))], []))));

        var all = await one.Ledger.ReadAsync(1, 1000);
        Assert.Equal(Enumerable.Range(1, 61).Select(number => (long)number), all.Select(entry => entry.Number));
        Assert.True((await Notes.VerifyAsync(one)).IsOk);

        var feed = other.GetRequiredService<LedgerFeed>();
        var heard = feed.AfterAsync(61, CancellationToken.None);
        await AppendAsync(one, "batch/B1", "from the first node");
        await new FeedService(nodes[1], feed, new LedgerOptions(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<FeedService>.Instance)
            .LookAsync(CancellationToken.None);
        Assert.Equal(62, await heard.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Theory, OnBothEngines]
    public async Task What_a_node_knows_of_a_stream_is_read_again_when_another_node_wrote(Engine engine)
    {
        await using var one = await Notes.StartAsync(engine);
        await using var other = Node(one);
        var nodes = new[] { one.Ledger, other.GetRequiredService<ILedger>() };
        for (var version = 0L; version < 12; version++)
        {
            // By turns, twice each: the second append of a turn is written without reading, the first cannot be.
            Assert.IsType<AppendResult.Appended>(await NoteAsync(nodes[version / 2 % 2], version));
            Assert.Equal(
                new AppendResult.Conflict("batch/B1", version, version + 1), await NoteAsync(nodes[version / 2 % 2], version));
        }

        var claim = Author.System with { Claim = new IdempotencyClaim("mai.tran", "k-1", "hash") };
        Assert.IsType<AppendResult.Appended>(await NoteAsync(nodes[0], 12, claim));
        Assert.IsType<AppendResult.Repeated>(await NoteAsync(nodes[0], 13, claim));
        Assert.IsType<AppendResult.Repeated>(await NoteAsync(nodes[1], 13, claim));
        Assert.Equal(13, (await one.Ledger.ReadStreamAsync("batch/B1")).Count);
        Assert.True((await Notes.VerifyAsync(one)).IsOk);
    }

    [Theory, OnBothEngines]
    public async Task A_commit_whose_answer_was_lost_is_told_as_written_and_is_not_written_twice(Engine engine)
    {
        await using var one = await Notes.StartAsync(engine);
        var losing = new LosingDatabase(Database.Open(one.Connection));
        await using var node = Node(one, losing);
        var ledger = node.GetRequiredService<ILedger>();
        for (var version = 0L; version < 6; version++)
        {
            losing.LosesNext = version % 2 == 1; // Of what was read first, and of what was known.
            Assert.IsType<AppendResult.Appended>(await NoteAsync(ledger, version));
        }

        Assert.Equal(3, losing.Lost);
        Assert.Equal(6, (await one.Ledger.ReadStreamAsync("batch/B1")).Count);
        Assert.True((await Notes.VerifyAsync(one)).IsOk);
    }

    private static ServiceProvider Node(TestInstance first, Database? database = null) => new ServiceCollection().AddLogging()
        .AddSingleton<TimeProvider>(first.Clock).AddSingleton(_ => database ?? Database.Open(first.Connection))
        .AddLedger().AddFacts(typeof(Noted).Assembly).BuildServiceProvider();

    private static Task<AppendResult> NoteAsync(ILedger ledger, long after, Author? author = null) => ledger.AppendAsync(new AppendRequest(
        author ?? Author.System, [new Draft("batch/B1", new Noted($"{after}"))], [new StreamVersion("batch/B1", after)]));

    private static async Task AppendAsync(TestInstance instance, string stream, string text, Author? author = null) =>
        Assert.IsType<AppendResult.Appended>(await instance.Ledger.AppendAsync(
            new AppendRequest(author ?? Author.System, [new Draft(stream, new Noted(text))], [])));
}

public sealed record LastNote(string? Text) : IStreamState<LastNote>
{
    public static LastNote Empty(string stream) => new((string?)null);

    public LastNote Apply(Entry entry, IFact fact) => fact is Noted noted ? new LastNote(noted.Text) : this;
}
