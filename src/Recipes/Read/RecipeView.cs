using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>One version as a screen shows it: the whole document, what is wrong with it, and who signed.</summary>
/// <param name="Recipe">The document as it is stored and hashed.</param>
/// <param name="Problems">What an approved recipe must say and this one does not; empty when it is complete.</param>
/// <param name="Graph">For the drawing; null while the procedure cannot be executed.</param>
internal sealed record RecipeView(
    string Id,
    string Version,
    RecipeState State,
    string Hash,
    bool IsChecked,
    JsonElement Recipe,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<FieldError> Problems,
    IReadOnlyList<RecipeSignatureView> Signatures,
    IReadOnlyList<string> Authors,
    RecipeSourceView? Source,
    RecipeDrawing? Graph);

/// <param name="State">Superseded when the version's content has changed since; void when what is stored is not what was signed.</param>
internal sealed record RecipeSignatureView(SignatureState State, string At, string Zone, int OffsetMinutes, long Entry, Signature Signature, RecipeAct Act);

/// <param name="Origin">Of a version that came as a package: from which instance, and who signed it there.</param>
internal sealed record RecipeSourceView(string Hash, string Format, string? Name, PackageOrigin? Origin);

internal sealed record FindingView(
    string Id,
    string Code,
    FindingSeverity Severity,
    string Path,
    string? ElementId,
    string Detail,
    string? Given,
    bool IsOpen,
    FindingAnswerView? Resolution);

internal sealed record FindingAnswerView(FindingAnswer Answer, string Reason, string By, string At);

internal sealed class ReadRecipe(
    RecipeVersions versions, RecipeContents contents, LintSurroundingsReader surroundings, IContentStore store, Phrases phrases)
{
    public Task<Outcome<RecipeView>> HandleAsync(string id, string version, string language, CancellationToken cancellation) =>
        HandleAsync(id, version, language, isDocumentOnly: false, cancellation);

    /// <param name="isDocumentOnly">True for an editor, which checks and draws itself: problems are empty, and there is no graph.</param>
    public async Task<Outcome<RecipeView>> HandleAsync(
        string id, string version, string language, bool isDocumentOnly, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State is not { Summary: { } summary } state) return RecipeRefusals.Unknown();
        var recipe = await contents.RecipeAsync(state.Recipe, cancellation);
        var findings = await contents.FindingsAsync(state.Findings, cancellation);
        var bytes = await contents.BytesAsync(state.Recipe, cancellation);
        var graph = isDocumentOnly ? null : RecipeDrawing.Of(recipe);
        var isWhole = Convert.ToHexStringLower(SHA256.HashData(bytes)) == state.Recipe;
        List<RecipeSignatureView> signatures = [];
        foreach (var one in state.Signatures)
            signatures.Add(await ToViewAsync(one, state, isWhole, cancellation));
        return new RecipeView(
            summary.Id, summary.Version, state.State, state.Recipe, state.IsChecked, JsonSerializer.Deserialize<JsonElement>(bytes),
            [.. findings.Select(one => ToView(one, language))],
            isDocumentOnly ? [] : await ProblemsAsync(recipe, language, cancellation), signatures,
            [.. state.Authors], state.Source is null ? null : new RecipeSourceView(state.Source, state.SourceFormat!, state.SourceName, state.Origin),
            graph);
    }

    /// <summary>The canonical bytes, whose SHA-256 is the version's hash and the ETag. Whoever has them already gets 304.</summary>
    public async Task<IResult> DocumentAsync(string id, string version, HttpRequest request, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown().ToResult();
        var tag = $"\"{found.State.Recipe}\"";
        request.HttpContext.Response.Headers.ETag = tag;
        if (request.Headers.IfNoneMatch.Contains(tag)) return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Bytes(await contents.BytesAsync(found.State.Recipe, cancellation), "application/json");
    }

    /// <summary>The imported file, byte for byte.</summary>
    public async Task<Outcome<byte[]>> SourceAsync(string id, string version, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Source is not { } source) return RecipeRefusals.Unknown();
        return await contents.BytesAsync(source, cancellation);
    }

    private async Task<IReadOnlyList<FieldError>> ProblemsAsync(MasterRecipe recipe, string language, CancellationToken cancellation)
    {
        var around = await surroundings.ReadAsync(recipe, cancellation);
        return [.. Linter.Problems(recipe, around).Select(one => one.In(phrases, language))];
    }

    private FindingView ToView(Finding one, string language) => new(
        one.Id, one.Code, one.Severity, one.Path, one.ElementId,
        phrases.Retell(language, Problems.SaidBy(one.Code), one.Detail), one.Given, one.IsOpen,
        one.Resolution is { } answer ? new FindingAnswerView(answer.Answer, answer.Reason, answer.By, Micros.ToText(answer.At)) : null);

    private async Task<RecipeSignatureView> ToViewAsync(
        RecipeSignature one, RecipeVersion version, bool isWhole, CancellationToken cancellation)
    {
        var current = one.Recipe == version.Recipe ? one.Signature.DocumentHash : null;
        var state = isWhole ? await SignatureStates.OfAsync(store, one.Signature, current, cancellation) : SignatureState.Void;
        return new RecipeSignatureView(state, Micros.ToText(one.At), one.Zone, one.OffsetMinutes, one.Entry, one.Signature, one.Act);
    }
}
