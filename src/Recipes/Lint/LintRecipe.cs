using System.Diagnostics;
using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What the rules found, told in the reader's language.</summary>
/// <param name="Rules">How many rules were held against the recipe.</param>
/// <param name="LeftOut">Findings of the same rules that are not listed: too many to read.</param>
internal sealed record LintView(IReadOnlyList<LintFinding> Findings, int Rules, int LeftOut, long Ms);

/// <summary>Lints a stored version, or a document that is not stored.</summary>
internal sealed class LintRecipe(RecipeVersions versions, RecipeContents contents, LintSurroundingsReader surroundings, Phrases phrases) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<Outcome<LintView>> VersionAsync(string id, string version, string language, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown();
        return await LintAsync(await contents.RecipeAsync(found.State.Recipe, cancellation), language, cancellation);
    }

    /// <summary>One document after the other, so that large ones of many people leave the other cores to the floor.</summary>
    public async Task<Outcome<LintView>> DocumentAsync(ReadOnlyMemory<byte> body, string language, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            return RecipeReader.Read(body).Try(out var recipe, out var refusal) ? await LintAsync(recipe, language, cancellation) : refusal;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<LintView> LintAsync(MasterRecipe recipe, string language, CancellationToken cancellation)
    {
        var around = await surroundings.ReadAsync(recipe, cancellation);
        var began = Stopwatch.GetTimestamp();
        var report = Linter.Lint(recipe, around);
        var took = (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return new LintView([.. report.Findings.Select(one => Tell(one, language))], Linter.Rules.Count, report.LeftOut, took);
    }

    private LintFinding Tell(LintFinding one, string language) => one with
    {
        Message = phrases.Retell(language, Problems.SaidBy(one.Code), one.Message),
        Fix = one.Fix is { } fix ? fix with { Title = phrases.Retell(language, Problems.SaidBy(fix.Code), fix.Title) } : null,
    };
}
