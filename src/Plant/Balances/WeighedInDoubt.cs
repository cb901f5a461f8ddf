using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Balances;

/// <summary>
/// A reading that was off, with what it puts in doubt, in one append: an exception on each batch for which something was weighed on the
/// balance since its last good check, and the whole list in the balance's own log. It does not wait for a signature that nobody may give.
/// </summary>
internal sealed class WeighedInDoubt(ILedger ledger, IStreams streams, IEnumerable<IBalanceDoubts> all)
{
    public async Task<Outcome<EquipmentState>> WriteAsync(
        string stream, DateOnly on, TestReading reading, Author author, Caller caller, CancellationToken cancellation)
    {
        var decided = await ledger.DecideAsync(
            async token =>
            {
                var (now, doubt, since) = await LookAsync(stream, on, reading, caller, token);
                var weighed = new Draft(stream, new BalanceTestWeighed(doubt.Balance, on, reading));
                return Outcome<Decision<(BalanceDoubt Doubt, WeighedSince Since)>>.Ok(new Decision<(BalanceDoubt, WeighedSince)>(
                    (doubt, since), new AppendRequest(author, [weighed, .. Drafts(stream, doubt, since)], [now.At, .. since.ReliesOn])));
            },
            new RefusalRecord(author, stream, "weigh-test"), cancellation);
        if (!decided.Try(out var done, out var refusal))
            return refusal;
        await TellAsync(done.Result.Doubt, done.Result.Since, cancellation);
        await LookAgainAsync(stream, on, reading, author, caller, cancellation);
        return (await streams.LoadAsync<EquipmentState>(stream, cancellation)).State;
    }

    /// <summary>A weighing that was under way may have been written between the look and the append; after it nothing more is weighed.</summary>
    private async Task LookAgainAsync(
        string stream, DateOnly on, TestReading reading, Author author, Caller caller, CancellationToken cancellation)
    {
        while (true)
        {
            var (now, doubt, since) = await LookAsync(stream, on, reading, caller, cancellation);
            if (since.Weighings.Count == 0)
                return;
            var request = new AppendRequest(author with { Claim = null }, [.. Drafts(stream, doubt, since)], [now.At, .. since.ReliesOn]);
            var written = await ledger.WriteAsync(request, cancellation);
            if (written.IsOk)
                await TellAsync(doubt, since, cancellation);
            else if (written.Refusal.Code == "record-busy")
                continue;
            return;
        }
    }

    private async Task<(Folded<EquipmentState> Now, BalanceDoubt Doubt, WeighedSince Since)> LookAsync(
        string stream, DateOnly on, TestReading reading, Caller caller, CancellationToken cancellation)
    {
        var now = await streams.LoadAsync<EquipmentState>(stream, cancellation);
        var doubt = new BalanceDoubt(now.State.Id, now.State.Site, on, reading, now.State.LastGood, now.State.Doubted);
        var since = WeighedSince.Nothing;
        foreach (var one in all)
        {
            var more = await one.OfAsync(caller, doubt, cancellation);
            since = new WeighedSince([.. since.Weighings, .. more.Weighings], [.. since.Drafts, .. more.Drafts], [.. since.ReliesOn, .. more.ReliesOn]);
        }

        return (now, doubt, since);
    }

    private static IEnumerable<Draft> Drafts(string stream, BalanceDoubt doubt, WeighedSince since) => since.Weighings.Count == 0 ? []
        : [new Draft(stream, new BalanceDoubted(doubt.Balance, doubt.On, doubt.Reading.TestWeight, doubt.Since, since.Weighings)), .. since.Drafts];

    private async Task TellAsync(BalanceDoubt doubt, WeighedSince since, CancellationToken cancellation)
    {
        foreach (var one in all)
            await one.WrittenAsync(doubt, since.Weighings, cancellation);
    }
}
