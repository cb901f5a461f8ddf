using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

internal sealed record StepInput(string? Language = null, SignatureInput? Signature = null, string? Reason = null);

internal static class RecipeEndpoints
{
    private const string One = "/api/recipes/{id}/versions/{version}";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("recipes");
        group.MapGet("/api/recipes", (RecipeList list, string? state, string? after, int? count, CancellationToken cancellation) =>
            list.ReadAsync(state, after, count, cancellation)).Require().Produces<Page<RecipeRow>>();
        group.MapGet(One, async (
            string id, string version, string? part, ReadRecipe read, ReaderLanguage language, CancellationToken cancellation) =>
            (await read.HandleAsync(id, version, language.Code, part == "document", cancellation)).ToResult()).Require().Produces<RecipeView>();
        group.MapGet(One + "/recipe.json", async (string id, string version, HttpRequest request, ReadRecipe read, CancellationToken cancellation) =>
            await read.DocumentAsync(id, version, request, cancellation)).Require().Produces<MasterRecipe>();
        group.MapGet(One + "/source", async (string id, string version, ReadRecipe read, CancellationToken cancellation) =>
            (await read.SourceAsync(id, version, cancellation)).ToResult(bytes => Results.File(bytes, "application/octet-stream", "source")))
            .Require().Produces<Stream>(contentType: "application/octet-stream");
        group.MapGet("/api/schemas/recipe.json", () => Results.Bytes(RecipeSchema.Published(), "application/schema+json")).Anonymous()
            .Produces<object>(contentType: "application/schema+json");
        MapWriting(group);
        LintEndpoints.Map(group);
        foreach (var (action, step) in new[] { ("send-to-review", RecipeStep.Send), ("check", RecipeStep.Check), ("approve", RecipeStep.Approve), ("retire", RecipeStep.Retire), ("return-to-draft", RecipeStep.Return) })
            MapStep(group, action, step);
    }

    private static void MapWriting(RouteGroupBuilder group)
    {
        group.MapPost("/api/recipes/import", async (
            HttpRequest request, string? id, string? version, string? fileName, Caller caller, ImportRecipe import, CancellationToken cancellation) =>
            await WithBodyAsync(
                request, body => import.HandleAsync(new ImportInput(body, id, version, fileName), caller, cancellation), cancellation,
                RecipeLimits.XmlBytesMax))
            .Accepts<object>("application/xml", "text/xml", "application/json").Require([.. WriteVersion.Roles]).TakesDocument().Produces<VersionInfo>();
        group.MapPut(One, async (
            string id, string version, HttpRequest request, string? @base, Caller caller, SaveDraft save, CancellationToken cancellation) =>
            await WithBodyAsync(request, body => save.HandleAsync(id, version, body, @base, caller, cancellation), cancellation))
            .Accepts<object>("application/json").Require([.. WriteVersion.Roles]).TakesDocument().Produces<VersionInfo>();
        group.MapPost(One + "/actions/complete", async (
            string id, string version, HttpRequest request, string? @base, Caller caller, CompleteDraft complete, CancellationToken cancellation) =>
            await WithBodyAsync(request, body => complete.HandleAsync(id, version, body, @base, caller, cancellation), cancellation))
            .Accepts<object>("application/json").Require([.. WriteVersion.Roles]).TakesDocument().Produces<VersionInfo>();
    }

    /// <summary>A signed action and its twin that prepares the document.</summary>
    private static void MapStep(RouteGroupBuilder group, string action, RecipeStep step)
    {
        group.MapPost($"{One}/actions/{action}/document", async (
            string id, string version, StepInput input, Caller caller, SignVersion sign, CancellationToken cancellation) =>
            (await sign.PrepareAsync(id, version, step with { Reason = input.Reason }, input.Language ?? caller.Language, caller, cancellation)).ToResult())
            .Require([.. step.Roles]).Produces<PreparedDocument>();
        group.MapPost($"{One}/actions/{action}", async (
            string id, string version, StepInput input, Caller caller, SignVersion sign, CancellationToken cancellation) =>
            input.Signature is { } signature
                ? (await sign.HandleAsync(id, version, step with { Reason = input.Reason }, signature, caller, cancellation)).ToResult()
                : RecipeRefusals.SignatureMissing().ToResult())
            .Require([.. step.Roles]).Produces<VersionInfo>();
    }

    /// <summary>The body as bytes, read no further than the limit: a recipe is judged as it was written.</summary>
    public static async Task<IResult> WithBodyAsync<T>(
        HttpRequest request, Func<ReadOnlyMemory<byte>, Task<Outcome<T>>> handle, CancellationToken cancellation, int max = RecipeLimits.BytesMax)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (memory.Length + read > max) return RecipeRefusals.TooLarge(memory.Length + read, max).ToResult();
            memory.Write(buffer, 0, read);
        }
        return (await handle(memory.ToArray())).ToResult();
    }
}
