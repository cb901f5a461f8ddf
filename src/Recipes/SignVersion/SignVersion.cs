using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Carries out signed steps. The signature is bound to a document that names the hash of the whole version.</summary>
internal sealed class SignVersion(
    ILedger ledger, RecipeVersions versions, RecipeContents contents, ISigning signing, RecipeDesk desk)
{
    public async Task<Outcome<PreparedDocument>> PrepareAsync(
        string id, string version, RecipeStep step, string language, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, version, step, caller, cancellation)).Try(out var subject, out var refusal)) return refusal;
        return await signing.PrepareAsync(caller, subject.Document(step, language), cancellation: cancellation);
    }

    public async Task<Outcome<VersionInfo>> HandleAsync(
        string id, string version, RecipeStep step, SignatureInput input, Caller caller, CancellationToken cancellation)
    {
        var author = await desk.AuthorAsync(caller, step.Roles, cancellation);
        var stream = RecipeStreams.Version(id, version);
        var record = new RefusalRecord(author, stream, step.Command);
        if (!(await LoadAsync(id, version, step, caller, cancellation)).Try(out var subject, out var refusal))
        {
            if (refusal.Status != 404) await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }
        var requirement = new SignRequirement(step.Roles, RecipeDesk.SiteOf(caller, step.Roles), step.NotSigners(subject.Version.State));
        var signed = await signing.SignAsync(caller, input, subject.Document(step, input.Language), requirement, cancellation);
        if (!signed.Try(out var signature, out refusal))
        {
            // A mistyped secret is an attempt on the account and stands there.
            if (refusal.Status == 403) await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }
        var decided = await ledger.DecideAsync(
            token => DecideAsync(id, version, step, subject.Version.State.Recipe, signature, author, token), record, cancellation);
        return decided.Map(done => done.Result);
    }

    private async Task<Outcome<Decision<VersionInfo>>> DecideAsync(
        string id, string version, RecipeStep step, string signedRecipe, Signature signature, Author author, CancellationToken cancellation)
    {
        var now = await versions.LoadAsync(id, version, cancellation);
        var recipe = await contents.RecipeAsync(now.State.Recipe, cancellation);
        var findings = await contents.FindingsAsync(now.State.Findings, cancellation);
        if (step.Fault(now.State, recipe, findings) is { } fault) return fault;
        // Somebody may have saved while this one was signing; what was signed must still be what is there.
        if (now.State.Recipe != signedRecipe) return RecipeRefusals.ChangedMeanwhile(now.State.Recipe);
        if (step.NotSigners(now.State).Contains(signature.Signer)) return RecipeRefusals.OwnWork(signature.Signer);
        await contents.StoreAsync(now.State.Recipe, cancellation);
        List<Draft> drafts = [new(now.Stream, step.Fact(now.State, signature))];
        List<StreamVersion> relies = [now.At];
        if (step is ApproveVersion) await SupersedeAsync(now.State, drafts, relies, cancellation);
        var state = step switch
        {
            ApproveVersion => RecipeState.Approved,
            RetireVersion => RecipeState.Retired,
            _ => RecipeState.InReview,
        };
        return new Decision<VersionInfo>(
            new VersionInfo(now.State.Summary!.Id, now.State.Summary.Version, state, now.State.Recipe, 0),
            new AppendRequest(author, drafts, relies));
    }

    // The recipe's own stream makes two approvals at the same time impossible.
    private async Task SupersedeAsync(
        RecipeVersion approved, List<Draft> drafts, List<StreamVersion> relies, CancellationToken cancellation)
    {
        var summary = approved.Summary!;
        var family = await versions.FamilyAsync(summary.Id, cancellation);
        relies.Add(family.At);
        if (family.State.SitesDecide) return;
        if (family.State.Effective is { } before)
        {
            var old = await versions.LoadAsync(summary.Id, before, cancellation);
            relies.Add(old.At);
            drafts.Add(new Draft(old.Stream, new RecipeSuperseded(summary.Id, before, summary.Version)));
        }
        drafts.Add(new Draft(family.Stream, new RecipeEffective(summary.Id, summary.Version, approved.Recipe)));
    }

    private async Task<Outcome<Subject>> LoadAsync(
        string id, string version, RecipeStep step, Caller caller, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (!found.Exists || found.State.Summary is null) return RecipeRefusals.Unknown();
        var recipe = await contents.RecipeAsync(found.State.Recipe, cancellation);
        var findings = await contents.FindingsAsync(found.State.Findings, cancellation);
        if (step.Fault(found.State, recipe, findings) is { } fault) return fault;
        if (step.NotSigners(found.State).Contains(caller.UserId)) return RecipeRefusals.OwnWork(caller.UserId);
        return new Subject(found, recipe, findings);
    }

    private sealed record Subject(Folded<RecipeVersion> Version, MasterRecipe Recipe, IReadOnlyList<Finding> Findings)
    {
        public SignDocument Document(RecipeStep step, string language) => RecipeTexts.Document(language, step, Version.State, Recipe, Findings);
    }
}
