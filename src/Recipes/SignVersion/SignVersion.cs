using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Carries out signed steps. The signature is bound to a document that names the hash of the whole version.</summary>
internal sealed class SignVersion(
    ILedger ledger, RecipeVersions versions, RecipeContents contents, ReviewScenes scenes, ISigning signing, RecipeDesk desk)
{
    public async Task<Outcome<PreparedDocument>> PrepareAsync(
        string id, string version, RecipeStep step, string language, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, version, step, caller.UserId, cancellation)).Try(out var scene, out var refusal)) return refusal;
        return await signing.PrepareAsync(caller, RecipeTexts.Document(language, step, scene), cancellation: cancellation);
    }

    public async Task<Outcome<VersionInfo>> HandleAsync(
        string id, string version, RecipeStep step, SignatureInput input, Caller caller, CancellationToken cancellation)
    {
        var author = await desk.AuthorAsync(caller, step.Roles, cancellation);
        var stream = RecipeStreams.Version(id, version);
        var record = new RefusalRecord(author, stream, step.Command);
        if (!(await LoadAsync(id, version, step, caller.UserId, cancellation)).Try(out var scene, out var refusal))
        {
            if (refusal.Status != 404) await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }
        var roles = step.RolesIn(scene);
        var requirement = new SignRequirement(roles, RecipeDesk.SiteOf(caller, roles), step.NotSigners(scene));
        var signed = await signing.SignAsync(caller, input, RecipeTexts.Document(input.Language, step, scene), requirement, cancellation);
        if (!signed.Try(out var signature, out refusal))
        {
            // A mistyped secret is an attempt on the account and stands there.
            if (refusal.Status == 403) await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }
        var decided = await ledger.DecideAsync(
            token => DecideAsync(id, version, step, scene.Version.Recipe, signature, author, token), record, cancellation);
        return decided.Map(done => done.Result);
    }

    private async Task<Outcome<Decision<VersionInfo>>> DecideAsync(
        string id, string version, RecipeStep step, string signedRecipe, Signature signature, Author author, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, version, step, signature.Signer, cancellation)).Try(out var now, out var refusal)) return refusal;
        // Somebody may have saved while this one was signing; what was signed must still be what is there.
        if (now.Version.Recipe != signedRecipe) return RecipeRefusals.ChangedMeanwhile(now.Version.Recipe);
        // Another version may have been approved: then this one changes something else than the signer read.
        if (signing.HashOf(RecipeTexts.Document(signature.Language, step, now)) != signature.DocumentHash)
            return RecipeRefusals.ComparedAnew();
        await contents.StoreAsync(now.Version.Recipe, cancellation);
        List<Draft> drafts = [.. step.Facts(now, signature).Select(fact => new Draft(now.Loaded.Stream, fact))];
        List<StreamVersion> relies = [now.Loaded.At, now.Family.At, now.Register.At];
        if (step is ApproveVersion) await SupersedeAsync(now, drafts, relies, cancellation);
        var state = step switch
        {
            ApproveVersion => RecipeState.Approved,
            RetireVersion => RecipeState.Retired,
            ReturnVersion => RecipeState.Draft,
            _ => RecipeState.InReview,
        };
        return new Decision<VersionInfo>(
            new VersionInfo(now.Version.Summary!.Id, now.Version.Summary.Version, state, now.Version.Recipe, 0),
            new AppendRequest(author, drafts, relies));
    }

    // The recipe's own stream makes two approvals at the same time impossible.
    private async Task SupersedeAsync(ReviewScene approved, List<Draft> drafts, List<StreamVersion> relies, CancellationToken cancellation)
    {
        var (summary, family) = (approved.Version.Summary!, approved.Family);
        if (family.State.SitesDecide)
        {
            drafts.Add(new Draft(family.Stream, new RecipeNewest(summary.Id, summary.Version, approved.Version.Recipe)));
            return;
        }
        if (family.State.Effective is { } before)
        {
            var old = await versions.LoadAsync(summary.Id, before, cancellation);
            relies.Add(old.At);
            if (old.State.State == RecipeState.Approved)
                drafts.Add(new Draft(old.Stream, new RecipeSuperseded(summary.Id, before, summary.Version)));
        }
        drafts.Add(new Draft(family.Stream, new RecipeEffective(summary.Id, summary.Version, approved.Version.Recipe)));
    }

    private async Task<Outcome<ReviewScene>> LoadAsync(
        string id, string version, RecipeStep step, string person, CancellationToken cancellation)
    {
        if (await scenes.FindAsync(id, version, cancellation) is not { } scene) return RecipeRefusals.Unknown();
        return (step.Fault(scene) ?? step.FaultOf(scene, person)) is { } fault ? fault : scene;
    }
}
