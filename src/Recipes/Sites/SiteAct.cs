using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Recipes;

/// <summary>Everything that a decision about a version at a site looks at.</summary>
/// <param name="Today">In the site's calendar.</param>
/// <param name="Waiting">Content of the set that waits for its approval.</param>
internal sealed record SiteScene(
    SiteInfo Site,
    DateOnly Today,
    Folded<RecipeVersion> Version,
    MasterRecipe Recipe,
    Folded<RecipeFamily> Family,
    Folded<SiteRecipe> Here,
    ParameterSet? Waiting)
{
    public RecipeSummary Summary => Version.State.Summary!;
}

/// <summary>A signed act on a version at one site. Pure.</summary>
internal abstract record SiteAct(string Command, SignatureMeaning Meaning, Role Role)
{
    public const int ReasonMax = 2_000;

    public IReadOnlyList<Role> Roles => [Role];

    /// <summary>Why it cannot be done now, or null.</summary>
    public Refusal? Fault(SiteScene scene) =>
        scene.Version.State.State == RecipeState.Approved ? FaultOf(scene) : RecipeRefusals.NotApproved(scene.Version.State);

    /// <summary>Who may not sign it.</summary>
    public virtual IReadOnlyCollection<string> NotSigners(SiteScene scene) => [];

    public abstract SignDocument Document(string language, SiteScene scene);

    public abstract IEnumerable<Draft> Facts(SiteScene scene, Signature signature);

    /// <summary>What is stored before the facts name it.</summary>
    public virtual ParameterSet? Content(SiteScene scene) => null;

    protected abstract Refusal? FaultOf(SiteScene scene);

    protected static Refusal? ReasonFault(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonMax ? RecipeRefusals.ReasonMissing(ReasonMax) : null;
}

/// <summary>An author says what the site sets for the version.</summary>
internal sealed record PrepareParameters(IReadOnlyList<ParameterValue> Values, string? Reason)
    : SiteAct("prepare-parameters", SignatureMeaning.Performed, Role.RecipeAuthor)
{
    private const int ValuesMax = 2_000;

    public override ParameterSet Content(SiteScene scene) => new()
    {
        Id = scene.Summary.Id,
        Version = scene.Summary.Version,
        Recipe = scene.Version.State.Recipe,
        Site = scene.Site.Id,
        Values = [.. Values.OrderBy(one => one.Parameter, StringComparer.Ordinal).ThenBy(one => one.BatchSize, StringComparer.Ordinal)],
    };

    public override SignDocument Document(string language, SiteScene scene) =>
        SiteTexts.Parameters(language, Meaning, scene, Content(scene), Reason!);

    public override IEnumerable<Draft> Facts(SiteScene scene, Signature signature) =>
        [new(scene.Here.Stream, new ParameterSetPrepared(
            scene.Summary.Id, scene.Summary.Version, scene.Site.Id, ParameterJson.HashOf(Content(scene)), Reason!.Trim(), signature))];

    protected override Refusal? FaultOf(SiteScene scene)
    {
        if (ReasonFault(Reason) is { } fault) return fault;
        if (Values.Count is 0 or > ValuesMax || Values.Any(value => value is null))
            return Refusal.Input("/values", "values-missing", "Set at least one parameter.");
        return ParameterRules.Faults(scene.Recipe, Values) is { Count: > 0 } faults ? Refusal.Input(faults) : null;
    }
}

/// <summary>Quality says: batches at this site take these values. Never the person who prepared them.</summary>
/// <param name="Set">Hash of what was looked at.</param>
internal sealed record ApproveParameters(string? Set) : SiteAct("approve-parameters", SignatureMeaning.Approved, Role.QaReviewer)
{
    public override IReadOnlyCollection<string> NotSigners(SiteScene scene) =>
        Waiting(scene) is { } set ? [set.Prepared.Signer] : [];

    public override SignDocument Document(string language, SiteScene scene) =>
        SiteTexts.Parameters(language, Meaning, scene, scene.Waiting!, Waiting(scene)!.Reason);

    public override IEnumerable<Draft> Facts(SiteScene scene, Signature signature) =>
        [new(scene.Here.Stream, new ParameterSetApproved(
            scene.Summary.Id, scene.Summary.Version, scene.Site.Id, Waiting(scene)!.Hash, signature))];

    protected override Refusal? FaultOf(SiteScene scene) =>
        Waiting(scene) is not { } set ? RecipeRefusals.ParametersNotWaiting()
        : Set is not null && Set != set.Hash ? RecipeRefusals.ParametersChanged(set.Hash)
        : null;

    private static SiteSet? Waiting(SiteScene scene) => scene.Here.State.WaitingSet(scene.Summary.Version);
}

/// <summary>Quality says from which day the site makes its batches by this version.</summary>
internal sealed record MakeEffective(DateOnly? From, string? Reason) : SiteAct("make-recipe-effective", SignatureMeaning.Approved, Role.QaReviewer)
{
    public override SignDocument Document(string language, SiteScene scene) => SiteTexts.Effective(language, scene, From!.Value, Reason!);

    public override IEnumerable<Draft> Facts(SiteScene scene, Signature signature)
    {
        yield return new Draft(scene.Here.Stream, new RecipeMadeEffective(
            scene.Summary.Id, scene.Summary.Version, scene.Site.Id, From!.Value, Reason!.Trim(), signature));
        if (!scene.Family.State.SitesDecide)
            yield return new Draft(scene.Family.Stream, new RecipeSitesDecide(scene.Summary.Id, scene.Site.Id));
    }

    protected override Refusal? FaultOf(SiteScene scene)
    {
        if (ReasonFault(Reason) is { } fault) return fault;
        if (From is not { } from)
            return Refusal.Input("/from", "date-missing", "Say from which day.");
        if (from < scene.Today)
            return Refusal.Input("/from", "date-past", $"At {scene.Site.Id} it is {scene.Today:yyyy-MM-dd}. A version is not effective before somebody said so.");
        var isSet = scene.Here.State.ApprovedSet(scene.Summary.Version) is not null;
        var missing = isSet ? [] : ParameterRules.Missing(scene.Recipe, []).ToList();
        return missing.Count > 0 ? RecipeRefusals.ParametersMissing(missing) : null;
    }
}
