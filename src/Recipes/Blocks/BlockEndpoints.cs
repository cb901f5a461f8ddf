using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

internal static class BlockEndpoints
{
    private const string One = "/api/recipes/{id}/versions/{version}";

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("recipes");
        group.MapGet("/api/recipes/{id}/where-used", (string id, string? after, ReadBlocks read, CancellationToken cancellation) =>
            read.UsesAsync(id, after, cancellation)).Require().Produces<Page<BlockUseView>>();
        group.MapGet(One + "/blocks/updates", async (
            string id, string version, ReaderLanguage language, ReadBlocks read, CancellationToken cancellation) =>
            (await read.UpdatesAsync(id, version, language.Code, cancellation)).Map(all => new Page<BlockUpdateView>(all, null)).ToResult())
            .Require().Produces<Page<BlockUpdateView>>();
        group.MapPost(One + "/actions/insert-block", async (
            string id, string version, TakeBlockInput input, Caller caller, TakeBlock take, CancellationToken cancellation) =>
            (await take.InsertAsync(id, version, input, caller, cancellation)).ToResult()).Require([.. WriteVersion.Roles]).Produces<VersionInfo>();
        group.MapPost(One + "/actions/take-block-update", async (
            string id, string version, TakeBlockInput input, Caller caller, TakeBlock take, CancellationToken cancellation) =>
            (await take.UpdateAsync(id, version, input, caller, cancellation)).ToResult()).Require([.. WriteVersion.Roles]).Produces<VersionInfo>();
    }
}
