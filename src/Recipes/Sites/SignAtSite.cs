using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Recipes;

/// <summary>Carries out signed acts on a version at a site.</summary>
internal sealed class SignAtSite(
    ILedger ledger, RecipeVersions versions, RecipeContents contents, IPlantDirectory plant, ISigning signing, TimeProvider clock)
{
    public async Task<Outcome<PreparedDocument>> PrepareAsync(
        string id, string version, string site, SiteAct act, string language, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, version, site, act, caller, cancellation)).Try(out var scene, out var refusal)) return refusal;
        if (act.NotSigners(scene).Contains(caller.UserId)) return RecipeRefusals.OwnParameters(caller.UserId);
        return await signing.PrepareAsync(caller, act.Document(language, scene), cancellation: cancellation);
    }

    public async Task<Outcome<Done>> HandleAsync(
        string id, string version, string site, SiteAct act, SignatureInput input, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, version, site, act, caller, cancellation)).Try(out var scene, out var refusal))
            return await RefuseAsync(id, site, act, caller, refusal, cancellation);
        var author = caller.At(scene.Site.Zone);
        var requirement = new SignRequirement(act.Roles, scene.Site.Id, act.NotSigners(scene));
        var signed = await signing.SignAsync(caller, input, act.Document(input.Language, scene), requirement, cancellation);
        if (!signed.Try(out var signature, out refusal))
        {
            // A mistyped secret is an attempt on the account and stands there.
            return refusal.Status == 403 ? await RefuseAsync(id, site, act, caller, refusal, cancellation) : refusal;
        }

        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var loaded = await LoadAsync(id, version, site, act, caller, token);
                if (!loaded.Try(out var now, out var fault)) return fault;
                // Somebody may have decided while this one was signing; what was signed must still be so.
                if (signing.HashOf(act.Document(signature.Language, now)) != signature.DocumentHash) return RecipeRefusals.SiteChangedMeanwhile();
                if (act.Content(now) is { } content) await contents.PutAsync(ParameterJson.MediaType, ParameterJson.Canonical(content), token);
                return new Decision<Done>(
                    default, new AppendRequest(author, [.. act.Facts(now, signature)], [now.Version.At, now.Family.At, now.Here.At]));
            },
            new RefusalRecord(author, scene.Here.Stream, act.Command), cancellation);
        return decided.Map(done => done.Result);
    }

    private async Task<Outcome<SiteScene>> LoadAsync(
        string id, string version, string site, SiteAct act, Caller caller, CancellationToken cancellation)
    {
        if (await plant.FindSiteAsync(site, cancellation) is not { } place) return RecipeRefusals.SiteUnknown(site);
        if (!caller.Has(act.Role, place.Id)) return RecipeRefusals.NotAtSite(place.Id, act.Role);
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown();
        var here = await versions.AtSiteAsync(id, place.Id, cancellation);
        var waiting = here.State.WaitingSet(version) is { } set ? await contents.ParametersAsync(set.Hash, cancellation) : null;
        var scene = new SiteScene(
            place, place.DateAt(Micros.Now(clock)), found, await contents.RecipeAsync(found.State.Recipe, cancellation),
            await versions.FamilyAsync(id, cancellation), here, waiting);
        return act.Fault(scene) is { } fault ? fault : scene;
    }

    private async Task<Refusal> RefuseAsync(
        string id, string site, SiteAct act, Caller caller, Refusal refusal, CancellationToken cancellation)
    {
        if (refusal.Status is 404 or 422 || await plant.FindSiteAsync(site, cancellation) is not { } place) return refusal;
        await ledger.RecordAsync(new RefusalRecord(caller.At(place.Zone), RecipeStreams.Site(id, place.Id), act.Command), refusal, cancellation);
        return refusal;
    }
}
