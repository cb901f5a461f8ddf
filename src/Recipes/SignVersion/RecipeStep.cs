using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>A signed step in the life of a version: who may take it, when, and what it makes. Pure.</summary>
internal abstract record RecipeStep(string Command, SignatureMeaning Meaning, Role Role)
{
    public static readonly RecipeStep Send = new SendToReview();
    public static readonly RecipeStep Check = new CheckVersion();
    public static readonly RecipeStep Approve = new ApproveVersion();

    public static readonly RecipeStep Retire = new RetireVersion();

    public static readonly IReadOnlyList<RecipeStep> All = [Send, Check, Approve, Retire];

    /// <summary>Why it is done, where that is asked.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<Role> Roles => [Role];

    /// <summary>Why the step cannot be taken now, or null.</summary>
    public abstract Refusal? Fault(RecipeVersion version, MasterRecipe recipe, IReadOnlyList<Finding> findings);

    /// <summary>Who may not take it.</summary>
    public abstract IReadOnlyCollection<string> NotSigners(RecipeVersion version);

    public abstract IFact Fact(RecipeVersion version, Signature signature);
}

/// <summary>The author says: this is what I prepared. It must be complete, and no finding may be open.</summary>
internal sealed record SendToReview() : RecipeStep("send-recipe-to-review", SignatureMeaning.Performed, Role.RecipeAuthor)
{
    public override Refusal? Fault(RecipeVersion version, MasterRecipe recipe, IReadOnlyList<Finding> findings)
    {
        if (version.State != RecipeState.Draft) return RecipeRefusals.NotDraft(version);
        var open = findings.Where(finding => finding.IsOpen).ToList();
        if (open.Count > 0) return RecipeRefusals.FindingsOpen(open);
        return RecipeCheck.Problems(recipe) is { Count: > 0 } problems ? RecipeRefusals.NotComplete(problems) : null;
    }

    public override IReadOnlyCollection<string> NotSigners(RecipeVersion version) => [];

    public override IFact Fact(RecipeVersion version, Signature signature) =>
        new RecipeSentToReview(version.Summary!.Id, version.Summary.Version, version.Recipe, signature);
}

/// <summary>A second person says: I checked it independently. Nobody who wrote any of it.</summary>
internal sealed record CheckVersion() : RecipeStep("check-recipe", SignatureMeaning.Verified, Role.RecipeChecker)
{
    public override Refusal? Fault(RecipeVersion version, MasterRecipe recipe, IReadOnlyList<Finding> findings) =>
        version.State != RecipeState.InReview ? RecipeRefusals.NotInReview(version)
        : version.IsChecked ? RecipeRefusals.AlreadyChecked()
        : null;

    public override IReadOnlyCollection<string> NotSigners(RecipeVersion version) => version.Authors;

    public override IFact Fact(RecipeVersion version, Signature signature) =>
        new RecipeChecked(version.Summary!.Id, version.Summary.Version, version.Recipe, signature);
}

/// <summary>Quality says: batches may be made by it. Only after the independent check, and nobody who wrote any of it.</summary>
internal sealed record ApproveVersion() : RecipeStep("approve-recipe", SignatureMeaning.Approved, Role.QaReviewer)
{
    public override Refusal? Fault(RecipeVersion version, MasterRecipe recipe, IReadOnlyList<Finding> findings) =>
        version.State != RecipeState.InReview ? RecipeRefusals.NotInReview(version)
        : !version.IsChecked ? RecipeRefusals.NotChecked()
        : null;

    public override IReadOnlyCollection<string> NotSigners(RecipeVersion version) => version.Authors;

    public override IFact Fact(RecipeVersion version, Signature signature) =>
        new RecipeApproved(version.Summary!.Id, version.Summary.Version, version.Recipe, signature);
}

/// <summary>Quality says: no new batches by it. Batches that run go on.</summary>
internal sealed record RetireVersion() : RecipeStep("retire-recipe", SignatureMeaning.Approved, Role.QaReviewer)
{
    private const int ReasonMax = 2_000;

    public override Refusal? Fault(RecipeVersion version, MasterRecipe recipe, IReadOnlyList<Finding> findings) =>
        version.State is not (RecipeState.Approved or RecipeState.Superseded) ? RecipeRefusals.NotApproved(version)
        : string.IsNullOrWhiteSpace(Reason) || Reason.Length > ReasonMax ? RecipeRefusals.ReasonMissing(ReasonMax)
        : null;

    public override IReadOnlyCollection<string> NotSigners(RecipeVersion version) => [];

    public override IFact Fact(RecipeVersion version, Signature signature) =>
        new RecipeRetired(version.Summary!.Id, version.Summary.Version, version.Recipe, Reason!.Trim(), signature);
}
