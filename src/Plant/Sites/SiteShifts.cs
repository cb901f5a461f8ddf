using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Sites;

/// <summary>A shift by the clock of the site. One that ends at or before its start ends on the next day.</summary>
/// <param name="From">As <c>06:00</c>.</param>
internal sealed record Shift(string Name, string From, string To);

/// <summary>From now on the site works in these shifts; none: it has none.</summary>
[Fact("site-shifts-set.v1")]
internal sealed record SiteShiftsSet(string Id, IReadOnlyList<Shift> Shifts, string Reason) : IFact;

internal sealed record SiteShiftsView(string Site, IReadOnlyList<Shift> Shifts);

internal sealed record SetShiftsInput(IReadOnlyList<Shift>? Shifts = null, string? Reason = null);

/// <summary>The shifts of a site as its stream has them.</summary>
internal sealed record SiteShiftsState(string Id, string Zone, IReadOnlyList<Shift> Shifts) : IStreamState<SiteShiftsState>
{
    public static SiteShiftsState Empty(string stream) => new("", "", []);

    public SiteShiftsState Apply(Entry entry, IFact fact) => fact switch
    {
        SiteAdded one => this with { Id = one.Id, Zone = one.Zone },
        SiteShiftsSet one => this with { Shifts = one.Shifts },
        _ => this,
    };
}

/// <summary>Shifts are drawn behind timelines. They decide nothing.</summary>
internal sealed class SiteShifts(ILedger ledger, IStreams streams)
{
    public const int CountMax = 6;
    public const int NameLengthMax = 40;

    public async Task<Outcome<SiteShiftsView>> ShowAsync(string id, CancellationToken cancellation) =>
        (await streams.LoadAsync<SiteShiftsState>(PlantStreams.Site(id), cancellation)).State is { Id.Length: > 0 } state
            ? new SiteShiftsView(state.Id, state.Shifts)
            : PlantRefusals.SiteUnknown(id);

    public async Task<Outcome<SiteShiftsView>> SetAsync(string id, SetShiftsInput command, Caller caller, CancellationToken cancellation)
    {
        var input = new PlantInput();
        var reason = input.Text("/reason", command.Reason, PlantInput.ReasonLengthMax);
        var shifts = command.Shifts ?? [];
        input.Check(shifts.Count <= CountMax, "/shifts", "shifts-count", $"A site has {CountMax} shifts at most.");
        foreach (var (shift, index) in shifts.Take(CountMax).Select((shift, index) => (shift, index)))
        {
            input.Check(shift.Name.Trim().Length is > 0 and <= NameLengthMax, $"/shifts/{index}/name", "shift-name", $"A shift has a name of 1 to {NameLengthMax} characters.");
            input.Check(IsClock(shift.From) && IsClock(shift.To), $"/shifts/{index}", "shift-clock", "A shift begins and ends at a time such as 06:00.");
        }

        if (input.Failed(out var refusal))
            return refusal;
        var decided = await ledger.DecideAsync<SiteShiftsView>(
            async token =>
            {
                var now = await streams.LoadAsync<SiteShiftsState>(PlantStreams.Site(id), token);
                if (now.State.Id.Length == 0)
                    return PlantRefusals.SiteUnknown(id);
                if (!caller.HasAny(now.State.Id, Role.Administrator, Role.Supervisor))
                    return PlantRefusals.NotAtSite(now.State.Id, Role.Administrator);
                IReadOnlyList<Shift> kept = [.. shifts.Select(shift => shift with { Name = shift.Name.Trim() })];
                return new Decision<SiteShiftsView>(
                    new SiteShiftsView(now.State.Id, kept),
                    new AppendRequest(caller.At(now.State.Zone), [new Draft(now.At.Stream, new SiteShiftsSet(now.State.Id, kept, reason))], [now.At]));
            },
            cancellation: cancellation);
        return decided.Map(done => done.Result);
    }

    private static bool IsClock(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
