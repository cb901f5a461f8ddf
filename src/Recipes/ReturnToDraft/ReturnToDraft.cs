using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Sends a version back to its authors, with the reason. What was signed stays on record and covers nothing any more.</summary>
internal sealed class ReturnToDraft(ILedger ledger, RecipeVersions versions, RecipeDesk desk)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.RecipeAuthor, Role.RecipeChecker, Role.QaReviewer];

    private const int ReasonMax = 2_000;

    public async Task<Outcome<VersionInfo>> HandleAsync(string id, string version, string? reason, Caller caller, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonMax) return RecipeRefusals.ReasonMissing(ReasonMax);
        var author = await desk.AuthorAsync(caller, Roles, cancellation);
        var stream = RecipeStreams.Version(id, version);
        var decided = await ledger.DecideAsync<VersionInfo>(
            async token =>
            {
                var now = await versions.LoadAsync(id, version, token);
                if (now.State.Summary is not { } summary) return RecipeRefusals.Unknown();
                if (now.State.State != RecipeState.InReview) return RecipeRefusals.NotInReview(now.State);
                var fact = new RecipeReturnedToDraft(summary.Id, summary.Version, now.State.Recipe, reason.Trim());
                return new Decision<VersionInfo>(
                    new VersionInfo(summary.Id, summary.Version, RecipeState.Draft, now.State.Recipe, summary.FindingsOpen),
                    new AppendRequest(author, [new Draft(stream, fact)], [now.At]));
            },
            cancellation: cancellation);
        return decided.Map(done => done.Result);
    }
}
