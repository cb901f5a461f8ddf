using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Plant.Terminals;

internal sealed record OfferInput(string? Id = null, string? Name = null, string? Area = null);

internal sealed record RevokeInput(string? Reason = null);

/// <summary>The code is shown once, here.</summary>
/// <param name="Until">Microseconds UTC.</param>
internal sealed record Offer(string Id, string Code, long Until);

internal sealed record Enrolled(TerminalInfo Terminal, string Cookie);

/// <summary>
/// Enrolment: an administrator offers a terminal in an area and gets a one-time code; the device posts the code and gets a
/// cookie that it keeps. Revoking takes the cookie's hash away in the same commit as the entry.
/// </summary>
internal sealed class KeepTerminals(Database database, ILedger ledger, IStreams streams, IPlantDirectory directory, TimeProvider clock)
{
    public static readonly Role[] RevokeRoles = [Role.Administrator, Role.SecurityOfficer];

    private static readonly Sql PutCode = Sql.Of<KeepTerminals>("Terminals/PutCode");
    private static readonly Sql PutCookie = Sql.Of<KeepTerminals>("Terminals/PutCookie");
    private static readonly Sql RemoveKey = Sql.Of<KeepTerminals>("Terminals/RemoveKey");
    private static readonly Sql FindByCode = Sql.Of<KeepTerminals>("Terminals/FindByCode");

    public async Task<Outcome<Offer>> OfferAsync(OfferInput command, Caller caller, CancellationToken cancellation)
    {
        var area = (await directory.AreasAsync(cancellation: cancellation))
            .FirstOrDefault(one => string.Equals(one.Id, command.Area, StringComparison.OrdinalIgnoreCase));
        var input = new PlantInput();
        var (id, name) = (input.Id("/id", command.Id), input.Text("/name", command.Name));
        if (input.Failed(out var refusal))
            return refusal;
        if (area is null)
            return PlantRefusals.AreaUnknown(command.Area ?? "");
        if (!caller.Has(Role.Administrator, area.Site))
            return PlantRefusals.NotAtSite(area.Site, Role.Administrator);
        var site = (await directory.FindSiteAsync(area.Site, cancellation))!;
        var offer = new Offer(id, TerminalSecret.NewCode(), Micros.Now(clock) + TerminalSecret.CodeMicrosMax);
        var stream = PlantStreams.Terminal(id);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                // A terminal may be offered again: a tablet that lost its cookie is the same terminal.
                var terminal = await streams.LoadAsync<TerminalState>(stream, token);
                if (terminal.Exists && (terminal.State.Status == TerminalStatus.Revoked || terminal.State.Area != area.Id))
                    return PlantRefusals.IdTaken("terminal", id);
                var put = new Statement(
                    PutCode, ("terminal", id), ("code_hash", TerminalSecret.HashOfCode(offer.Code)), ("code_until", offer.Until));
                Draft[] drafts = [new(stream, new TerminalOffered(id, name, site.Id, area.Id))];
                return new Decision<Done>(default, new AppendRequest(caller.At(site.Zone), drafts, [terminal.At]) { Operational = [put] });
            },
            cancellation: cancellation);
        return decided.Map(_ => offer);
    }

    public async Task<Outcome<Enrolled>> EnrolAsync(string? code, CancellationToken cancellation)
    {
        var cookie = TerminalSecret.NewCookie();
        var decided = await ledger.DecideAsync<TerminalInfo>(
            async token =>
            {
                var now = Micros.Now(clock);
                var id = await TerminalOfAsync(code, now, token);
                if (id is null)
                    return PlantRefusals.EnrolmentCodeWrong();
                var terminal = await streams.LoadAsync<TerminalState>(PlantStreams.Terminal(id), token);
                // Asked again after the stream was read: the code may have been used in between, and its use moved the stream.
                if (await TerminalOfAsync(code, now, token) != id)
                    return PlantRefusals.EnrolmentCodeWrong();
                var state = terminal.State;
                var site = (await directory.FindSiteAsync(state.Site, token))!;
                var put = new Statement(
                    PutCookie, ("terminal", id), ("cookie_hash", TerminalSecret.HashOfCookie(cookie)), ("at", now));
                // Two devices with one code: both rely on the same version, so that the later one decides again and is refused.
                return new Decision<TerminalInfo>(
                    new TerminalInfo(state.Id, state.Name, state.Site, state.Area),
                    new AppendRequest(
                        new Author(Author.System.Actor, id, site.Zone), [new Draft(terminal.Stream, new TerminalEnrolled(id))], [terminal.At])
                    {
                        Operational = [put],
                    });
            },
            cancellation: cancellation);
        return decided.Map(done => new Enrolled(done.Result, cookie));
    }

    private Task<string?> TerminalOfAsync(string? code, long now, CancellationToken cancellation) =>
        database.FindAsync<string>(FindByCode, new { code_hash = TerminalSecret.HashOfCode(code), now }, cancellation);

    public async Task<Outcome<Done>> RevokeAsync(string id, RevokeInput command, Caller caller, CancellationToken cancellation)
    {
        var input = new PlantInput();
        var reason = input.Text("/reason", command.Reason, PlantInput.ReasonLengthMax);
        if (input.Failed(out var refusal))
            return refusal;
        var stream = PlantStreams.Terminal(id);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var terminal = await streams.LoadAsync<TerminalState>(stream, token);
                if (!terminal.Exists)
                    return PlantRefusals.TerminalUnknown(id);
                if (!caller.HasAny(terminal.State.Site, RevokeRoles))
                    return PlantRefusals.NotAtSite(terminal.State.Site, RevokeRoles);
                if (terminal.State.Status == TerminalStatus.Revoked)
                    return PlantRefusals.TerminalRevoked(terminal.State.Id);
                var site = (await directory.FindSiteAsync(terminal.State.Site, token))!;
                return new Decision<Done>(
                    default,
                    new AppendRequest(caller.At(site.Zone), [new Draft(stream, new TerminalRevoked(terminal.State.Id, reason))], [terminal.At])
                    {
                        Operational = [new Statement(RemoveKey, ("terminal", terminal.State.Id))],
                    });
            },
            cancellation: cancellation);
        return decided.Map(done => done.Result);
    }
}
