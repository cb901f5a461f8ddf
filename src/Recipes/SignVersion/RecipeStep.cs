using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>A signed step in the life of a version: who may take it, when, and what it makes. Pure.</summary>
internal abstract record RecipeStep(string Command)
{
    public const int ReasonMax = 2_000;

    public static readonly RecipeStep Send = new SendToReview();
    public static readonly RecipeStep Check = new CheckVersion();
    public static readonly RecipeStep Approve = new ApproveVersion();
    public static readonly RecipeStep Retire = new RetireVersion();

    public static readonly RecipeStep Return = new ReturnVersion();

    public static readonly IReadOnlyList<RecipeStep> All = [Send, Check, Approve, Retire, Return];

    /// <summary>Why it is done, where that is asked.</summary>
    public string? Reason { get; init; }

    /// <summary>Roles that ever take it; which one now, the route says.</summary>
    public abstract IReadOnlyList<Role> Roles { get; }

    public virtual IReadOnlyList<Role> RolesIn(ReviewScene scene) => Roles;

    public virtual SignatureMeaning Meaning(ReviewScene scene) => SignatureMeaning.Approved;

    /// <summary>Why the step cannot be taken now, or null.</summary>
    public abstract Refusal? Fault(ReviewScene scene);

    /// <summary>Why this person cannot take it, or null.</summary>
    public virtual Refusal? FaultOf(ReviewScene scene, string person) => null;

    /// <summary>Who may not take it.</summary>
    public virtual IReadOnlyCollection<string> NotSigners(ReviewScene scene) => [];

    public abstract IEnumerable<IFact> Facts(ReviewScene scene, Signature signature);

    /// <summary>Blocking findings of the linter: with one of them nobody approves a master.</summary>
    protected static Refusal? Incomplete(ReviewScene scene) =>
        Linter.Problems(scene.Recipe, scene.Around) is { Count: > 0 } problems ? RecipeRefusals.NotComplete(problems) : null;

    /// <summary>As a list to read, or null when there is none.</summary>
    protected static string? NumbersOf(IEnumerable<RecipeComment> comments) =>
        string.Join(", ", comments.Take(RecipeLimits.ErrorsMax).Select(one => one.Number)) is { Length: > 0 } numbers ? numbers : null;

    protected static bool Says(string? reason) => !string.IsNullOrWhiteSpace(reason) && reason.Length <= ReasonMax;
}

/// <summary>The author says: this is what I prepared. It must be complete, and no finding may be open.</summary>
internal sealed record SendToReview() : RecipeStep("send-recipe-to-review")
{
    public override IReadOnlyList<Role> Roles => [Role.RecipeAuthor];

    public override SignatureMeaning Meaning(ReviewScene scene) => SignatureMeaning.Performed;

    public override Refusal? Fault(ReviewScene scene)
    {
        if (scene.Version.State != RecipeState.Draft) return RecipeRefusals.NotDraft(scene.Version);
        var open = scene.Findings.Where(finding => finding.IsOpen).ToList();
        if (open.Count > 0) return RecipeRefusals.FindingsOpen(open);
        if (scene.Recipe is { IsBlock: true, Procedure.Elements.Count: not 1 }) return RecipeRefusals.BlockShape();
        if (Incomplete(scene) is { } incomplete) return incomplete;
        if (NumbersOf(scene.Comments.Unanswered) is { } waiting) return RecipeRefusals.CommentsUnanswered(waiting);
        // A first version needs no reason to be there; a change does.
        return scene.Predecessor is not null && !Says(Reason) ? RecipeRefusals.ReasonMissing(ReasonMax) : null;
    }

    public override IEnumerable<IFact> Facts(ReviewScene scene, Signature signature)
    {
        var (summary, recipe) = (scene.Version.Summary!, scene.Version.Recipe);
        return
        [
            new RecipeSentToReview(summary.Id, summary.Version, recipe, signature),
            new RecipeReviewBegun(summary.Id, summary.Version, recipe, scene.Predecessor?.Version, Says(Reason) ? Reason!.Trim() : null, scene.Route),
        ];
    }
}

/// <summary>A signature on the route: none by an author, on a long route each by another person, only over blocks that the signer confirmed, and while no comment is open.</summary>
internal abstract record RouteSignature(string Command) : RecipeStep(Command)
{
    public override IReadOnlyList<Role> Roles => RecipeRoute.Roles;

    public override IReadOnlyList<Role> RolesIn(ReviewScene scene) => scene.Next is { } next ? [next.Role] : Roles;

    public override SignatureMeaning Meaning(ReviewScene scene) => scene.Next!.Meaning;

    public override Refusal? FaultOf(ReviewScene scene, string person) =>
        scene.Version.Authors.Contains(person) ? RecipeRefusals.OwnWork(person)
        : scene.Route.Count > RecipeRoute.Default.Count && scene.Version.Checks.Any(one => one.Signer == person) ? RecipeRefusals.SignedAlready(person)
        : scene.NotSeenBy(person).Select(block => block.Block.Id).ToList() is { Count: > 0 } waiting ? RecipeRefusals.BlocksNotSeen(waiting)
        : NumbersOf(scene.Comments.Open) is { } open ? RecipeRefusals.CommentsOpen(open)
        : null;

    public override IReadOnlyCollection<string> NotSigners(ReviewScene scene) => scene.Version.Authors;
}

/// <summary>A second person says: I checked it independently. Nobody who wrote any of it.</summary>
internal sealed record CheckVersion() : RouteSignature("check-recipe")
{
    public override Refusal? Fault(ReviewScene scene) =>
        scene.Version.State != RecipeState.InReview ? RecipeRefusals.NotInReview(scene.Version)
        : scene.Version.IsChecked ? RecipeRefusals.AlreadyChecked()
        : null;

    public override IEnumerable<IFact> Facts(ReviewScene scene, Signature signature) =>
        [
            new RecipeChecked(scene.Version.Summary!.Id, scene.Version.Summary.Version, scene.Version.Recipe, signature)
            {
                Next = scene.Route.ElementAtOrDefault(scene.Version.Checks.Count + 1)?.Role,
            },
        ];
}

/// <summary>Quality says: batches may be made by it. Only after the independent check, and nobody who wrote any of it.</summary>
internal sealed record ApproveVersion() : RouteSignature("approve-recipe")
{
    public override Refusal? Fault(ReviewScene scene) =>
        scene.Version.State != RecipeState.InReview ? RecipeRefusals.NotInReview(scene.Version)
        : !scene.Version.IsChecked ? RecipeRefusals.NotChecked()
        : Incomplete(scene);

    public override IEnumerable<IFact> Facts(ReviewScene scene, Signature signature) =>
        [
            new RecipeApproved(scene.Version.Summary!.Id, scene.Version.Summary.Version, scene.Version.Recipe, signature)
            {
                Predecessor = scene.Predecessor?.Version,
            },
        ];
}

/// <summary>Quality says: no new batches by it. Batches that run go on.</summary>
internal sealed record RetireVersion() : RecipeStep("retire-recipe")
{
    public override IReadOnlyList<Role> Roles => [Role.QaReviewer];

    public override Refusal? Fault(ReviewScene scene) =>
        scene.Version.State is not (RecipeState.Approved or RecipeState.Superseded) ? RecipeRefusals.NotApproved(scene.Version)
        : !Says(Reason) ? RecipeRefusals.ReasonMissing(ReasonMax)
        : null;

    public override IEnumerable<IFact> Facts(ReviewScene scene, Signature signature) =>
        [new RecipeRetired(scene.Version.Summary!.Id, scene.Version.Summary.Version, scene.Version.Recipe, Reason!.Trim(), signature)];
}

/// <summary>An author, or somebody on its route, sends it back, with the reason. What was signed stays on record and covers nothing any more.</summary>
internal sealed record ReturnVersion() : RecipeStep("return-recipe-to-draft")
{
    public override IReadOnlyList<Role> Roles => [Role.RecipeAuthor, .. RecipeRoute.Roles];

    public override IReadOnlyList<Role> RolesIn(ReviewScene scene) => [Role.RecipeAuthor, .. scene.Route.Select(step => step.Role).Distinct()];

    public override SignatureMeaning Meaning(ReviewScene scene) => SignatureMeaning.Reviewed;

    public override Refusal? Fault(ReviewScene scene) =>
        scene.Version.State != RecipeState.InReview ? RecipeRefusals.NotInReview(scene.Version)
        : !Says(Reason) ? RecipeRefusals.ReasonMissing(ReasonMax)
        : null;

    public override IEnumerable<IFact> Facts(ReviewScene scene, Signature signature) =>
        [
            new RecipeReturnedToDraft(scene.Version.Summary!.Id, scene.Version.Summary.Version, scene.Version.Recipe, Reason!.Trim())
            {
                Signature = signature,
            },
        ];
}
