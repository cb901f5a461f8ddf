using Theriac.Activity.Index;
using Theriac.Activity.Search;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Queries;

internal sealed record SaveQueryInput(string? Name = null, ActivityQuery? Query = null);

internal sealed record RetireQueryInput(string? Reason = null);

/// <param name="Through">The newest entry that was on the screen when it was looked at.</param>
internal sealed record ReviewQueryInput(
    long? Through = null, ReviewOutcome? Outcome = null, string? Text = null, string? Language = null, SignatureInput? Signature = null);

/// <summary>Queries of the trail that are saved by name, reviewed at intervals, and signed with their outcome.</summary>
internal sealed class SavedQueries(
    ILedger ledger, IStreams streams, ActivityIndex index, ActivitySearch search, ISigning signing, IContentStore contents, PeopleOptions options)
{
    public const int CountMax = 200;

    /// <summary>As many of one person are in use at a time.</summary>
    public const int OfOneMax = 50;

    /// <summary>Who may sign the outcome.</summary>
    public static readonly Role[] Reviewers = [Role.QaReviewer, Role.QualifiedPerson, Role.SecurityOfficer, Role.Auditor];

    public async Task<Outcome<SavedQueryView>> SaveAsync(SaveQueryInput input, Caller caller, CancellationToken cancellation)
    {
        var query = (input.Query ?? new ActivityQuery()).Trimmed();
        var name = input.Name?.Trim() ?? "";
        if (QueryDecisions.Check(name, query).ToList() is { Count: > 0 } wrong)
            return Refusal.Input([.. wrong]);
        var used = (await ListAsync(cancellation)).Where(one => one.Retired is null).ToList();
        if (used.Exists(one => string.Equals(one.Saved!.Name, name, StringComparison.OrdinalIgnoreCase)))
            return ActivityRefusals.NameTaken(name);
        if (used.Count(one => one.SavedBy!.Actor == caller.UserId) >= OfOneMax)
            return ActivityRefusals.QueriesTooMany(OfOneMax);
        var stream = QueryState.StreamOf(Guid.NewGuid().ToString("N")[..12]);
        var written = await ledger.WriteAsync(
            new AppendRequest(caller.At(options.Zone), [new Draft(stream, new ActivityQuerySaved(name, query))], [new StreamVersion(stream, 0)]), cancellation);
        return written.Try(out _, out var refusal) ? await ViewAsync(stream, cancellation) : refusal;
    }

    public async Task<Outcome<SavedQueryView>> RetireAsync(string id, RetireQueryInput input, Caller caller, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Input("/reason", "reason-missing", "Say why.");
        var stream = QueryState.StreamOf(id);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var folded = await streams.LoadAsync<QueryState>(stream, token);
                if (QueryDecisions.Open(folded.State) is { } refusal)
                    return refusal;
                if (folded.State.SavedBy!.Actor != caller.UserId && !caller.HasAny(null, Reviewers))
                    return ActivityRefusals.NotItsAuthor();
                var fact = new ActivityQueryRetired(folded.State.Saved!.Name, input.Reason.Trim());
                return new Decision<Done>(default, new AppendRequest(caller.At(options.Zone), [new Draft(stream, fact)], [folded.At]));
            },
            cancellation: cancellation);
        return decided.Try(out _, out var no) ? await ViewAsync(stream, cancellation) : no;
    }

    public async Task<Outcome<PreparedDocument>> PrepareAsync(string id, ReviewQueryInput input, Caller caller, CancellationToken cancellation)
    {
        if (!(await ReviewOfAsync(id, input, cancellation)).Try(out var review, out var refusal))
            return refusal;
        return await signing.PrepareAsync(caller, QueryDocuments.Of(review, input.Language ?? caller.Language), cancellation: cancellation);
    }

    public async Task<Outcome<SavedQueryView>> ReviewAsync(string id, ReviewQueryInput input, Caller caller, CancellationToken cancellation)
    {
        if (!(await ReviewOfAsync(id, input, cancellation)).Try(out var review, out var refusal))
            return refusal;
        if (input.Signature is not { } given)
            return Refusal.Input("/signature", "signature-missing", "This action is signed. Ask for its document first.");
        var requirement = new SignRequirement(Reviewers, RoleGrant.AllSites, []);
        var signed = await signing.SignAsync(caller, given, QueryDocuments.Of(review, given.Language), requirement, cancellation);
        if (!signed.Try(out var signature, out refusal))
            return refusal;
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var folded = await streams.LoadAsync<QueryState>(review.Stream, token);
                if (QueryDecisions.Review(folded.State, review.Through) is { } no)
                    return no;
                return new Decision<Done>(
                    default, new AppendRequest(caller.At(options.Zone), [new Draft(review.Stream, review.Signed(signature))], [folded.At]));
            },
            cancellation: cancellation);
        return decided.Try(out _, out var late) ? await ViewAsync(review.Stream, cancellation) : late;
    }

    /// <summary>Every query that is in use, however old, and the newest of the retired ones; the newest first.</summary>
    public async Task<IReadOnlyList<QueryState>> ListAsync(CancellationToken cancellation)
    {
        List<QueryState> found = [];
        var retired = 0;
        for (var below = (long?)(await ledger.HeadAsync(cancellation)).Number + 1; below is { } before;)
        {
            var page = await index.FindAsync(new IndexQuery([Terms.Type("activity-query-saved")], null, before, 0), CountMax, cancellation);
            foreach (var entry in await ledger.FindAsync(page.Numbers, cancellation))
            {
                var state = (await streams.LoadAsync<QueryState>(entry.Stream, cancellation)).State;
                if (state.Retired is null || ++retired <= CountMax)
                    found.Add(state);
            }

            below = page.Next;
        }

        return found;
    }

    public async Task<SavedQueryView> ViewAsync(string stream, CancellationToken cancellation) =>
        await ViewAsync((await streams.LoadAsync<QueryState>(stream, cancellation)).State, cancellation);

    public async Task<SavedQueryView> ViewAsync(QueryState state, CancellationToken cancellation)
    {
        List<QueryReviewView> reviews = [];
        foreach (var (entry, fact) in state.Reviews.Reverse())
        {
            var worth = await SignatureStates.OfAsync(contents, fact.Signature, fact.Signature.DocumentHash, cancellation);
            reviews.Add(new QueryReviewView(fact.After, fact.Through, fact.Rows, fact.NewRows, fact.Outcome, fact.Text, SignatureShown.Of(entry, fact.Signature, worth)));
        }

        var saved = state.SavedBy!;
        return new SavedQueryView(
            state.Id, state.Saved!.Name, state.Saved.Query, saved.Actor, Micros.ToText(saved.At), saved.Zone, state.Retired?.Reason, state.Through, reviews);
    }

    /// <summary>What would be signed: the query, run through one entry, with the counts of now.</summary>
    private async Task<Outcome<PendingReview>> ReviewOfAsync(string id, ReviewQueryInput input, CancellationToken cancellation)
    {
        var stream = QueryState.StreamOf(id);
        var state = (await streams.LoadAsync<QueryState>(stream, cancellation)).State;
        if (QueryDecisions.Check(input) is { Count: > 0 } wrong)
            return Refusal.Input([.. wrong]);
        var through = Math.Min(input.Through!.Value, (await ledger.HeadAsync(cancellation)).Number);
        if (QueryDecisions.Review(state, through) is { } refusal)
            return refusal;
        var query = state.Saved!.Query;
        var rows = await search.CountAsync(query, 0, through, cancellation);
        var fresh = state.Through == 0 ? rows : await search.CountAsync(query, state.Through, through, cancellation);
        return new PendingReview(stream, state.Saved.Name, query, state.Through, through, rows, fresh, input.Outcome!.Value, input.Text?.Trim() ?? "");
    }
}

/// <summary>Everything of a review but its signature.</summary>
internal sealed record PendingReview(
    string Stream, string Name, ActivityQuery Query, long After, long Through, long Rows, long NewRows, ReviewOutcome Outcome, string Text)
{
    public ActivityQueryReviewed Signed(Signature signature) => new(Name, Query, After, Through, Rows, NewRows, Outcome, Text, signature);
}

internal sealed record QueryReviewView(
    long After, long Through, long Rows, long NewRows, ReviewOutcome Outcome, string Text, SignatureShown Signature);

/// <param name="Retired">Why it is not used any more; null while it is.</param>
/// <param name="Through">Reviewed through this entry; 0 when never.</param>
/// <param name="Reviews">The newest first.</param>
internal sealed record SavedQueryView(
    string Id, string Name, ActivityQuery Query, string SavedBy, string SavedAt, string Zone, string? Retired, long Through,
    IReadOnlyList<QueryReviewView> Reviews);
