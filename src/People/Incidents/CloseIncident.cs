using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.People.Incidents;

/// <summary>A person answers for an incident. One of the clock is signed: whoever closes it says that times may be judged again (A11D-15).</summary>
internal sealed class CloseIncident(ILedger ledger, IStreams streams, ISigning signing)
{
    public async Task<Outcome<PreparedDocument>> PrepareAsync(string id, CloseIncidentInput input, Caller caller, CancellationToken cancellation)
    {
        var now = await streams.LoadAsync<IncidentState>(IncidentState.StreamOfId(id), cancellation);
        if (!Check(now.State, id, input, caller).Try(out _, out var refusal))
            return refusal;
        return await signing.PrepareAsync(caller, IncidentTexts.Document(now.State, id, input, input.Language ?? caller.Language), cancellation: cancellation);
    }

    public async Task<Outcome<Done>> CloseAsync(string id, CloseIncidentInput input, Caller caller, Author author, CancellationToken cancellation)
    {
        var stream = IncidentState.StreamOfId(id);
        var first = (await streams.LoadAsync<IncidentState>(stream, cancellation)).State;
        if (!Check(first, id, input, caller).Try(out _, out var refusal))
            return refusal;
        Signature? signature = null;
        if (IncidentDecisions.IsSigned(first.Kind) && !(await SignAsync(first, id, input, caller, cancellation)).Try(out signature, out refusal))
            return refusal;
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<IncidentState>(stream, token);
                if (!Check(now.State, id, input, caller, signature).Try(out var fact, out var no))
                    return no;
                if (signature is not null && signing.HashOf(IncidentTexts.Document(now.State, id, input, signature.Language)) != signature.DocumentHash)
                    return PeopleRefusals.DocumentChanged;
                return new Decision<Done>(default, new AppendRequest(author, [new Draft(stream, fact)], [now.At]));
            },
            cancellation: cancellation);
        return decided.Map(_ => default(Done));
    }

    private static Outcome<IFact> Check(IncidentState state, string id, CloseIncidentInput input, Caller caller, Signature? signature = null) =>
        state.Open == id && state.Site is { } site && !caller.HasAny(site, Incidents.Closers)
            ? PeopleRefusals.IncidentElsewhere(id, site)
            : IncidentDecisions.Close(state, id, input, signature);

    private async Task<Outcome<Signature>> SignAsync(IncidentState state, string id, CloseIncidentInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.Signature is not { } given)
            return PeopleRefusals.ComponentsMissing;
        // The instance has one clock: who may close incidents anywhere may close this one.
        var site = state.Site ?? caller.Roles.Where(grant => Incidents.Closers.Contains(grant.Role)).Select(grant => grant.Site).FirstOrDefault() ?? RoleGrant.AllSites;
        return await signing.SignAsync(
            caller, given, IncidentTexts.Document(state, id, input, given.Language), new SignRequirement(Incidents.Closers, site, []), cancellation);
    }
}
