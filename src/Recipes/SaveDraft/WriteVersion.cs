using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>What is to become of a version: its content, and the fact that says how it came about.</summary>
internal sealed record Writing(ImportedDraft Draft, Func<RecipeSummary, string, RecipeVersion, string, IFact> Fact)
{
    /// <summary>Facts of other streams that are written with it, or not at all.</summary>
    public IReadOnlyList<Draft> Beside { get; init; } = [];

    /// <summary>Streams beside its own that nobody may have written to meanwhile.</summary>
    public IReadOnlyList<StreamVersion> ReliesOn { get; init; } = [];
}

/// <summary>Where a version stands now.</summary>
internal sealed record VersionInfo(string Id, string Version, RecipeState State, string Hash, int FindingsOpen);

/// <summary>Writes the content of a draft: the road that import, save and completion share.</summary>
internal sealed class WriteVersion(ILedger ledger, RecipeVersions versions, RecipeContents contents, RecipeDesk desk)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.RecipeAuthor];

    /// <param name="decide">Sees the version as it is now, and decides what is written or why nothing is. Pure but for reading content.</param>
    public async Task<Outcome<VersionInfo>> HandleAsync(
        string id, string version, string command, Caller caller,
        Func<Folded<RecipeVersion>, Task<Outcome<Writing>>> decide, CancellationToken cancellation)
    {
        var author = await desk.AuthorAsync(caller, Roles, cancellation);
        var stream = RecipeStreams.Version(id, version);
        var exists = (await versions.LoadAsync(id, version, cancellation)).Exists;
        var decided = await ledger.DecideAsync<VersionInfo>(
            async token =>
            {
                var now = await versions.LoadAsync(id, version, token);
                if (!(await decide(now)).Try(out var writing, out var refusal)) return refusal;
                var recipe = await contents.PutAsync(writing.Draft.Recipe, token);
                var findings = await contents.PutAsync(writing.Draft.Findings, token);
                var summary = Summaries.Of(writing.Draft.Recipe, writing.Draft.Findings);
                var fact = writing.Fact(summary, recipe, now.State, findings);
                return new Decision<VersionInfo>(
                    new VersionInfo(summary.Id, summary.Version, RecipeState.Draft, recipe, summary.FindingsOpen),
                    new AppendRequest(author, [new Draft(stream, fact), .. writing.Beside], [now.At, .. writing.ReliesOn]));
            },
            exists ? new RefusalRecord(author, stream, command) : null, cancellation);
        return decided.Map(done => done.Result);
    }
}
