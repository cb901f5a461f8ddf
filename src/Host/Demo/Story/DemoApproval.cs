using System.Text.Json.Nodes;
using Theriac.Recipes;

namespace Theriac.Host.Demo.Story;

/// <summary>The recipes' way from a file to approval: written by one, checked by another, approved by quality.</summary>
internal static class DemoApproval
{
    public static IReadOnlyList<JsonNode> Documents { get; } = [.. DemoRecipes.All.Select(recipe => JsonNode.Parse(recipe.Document.Span)!)];

    public static async Task ApproveAllAsync(DemoCast cast)
    {
        var (author, checker, qa) = (cast.Office(DemoStaff.Author), cast.Office(DemoStaff.Checker), cast.Office(DemoStaff.Qa));
        foreach (var (recipe, document) in DemoRecipes.All.Zip(Documents))
        {
            await author.PostAsync($"/api/recipes/import?fileName={recipe.Id}.json", document);
            var actions = $"/api/recipes/{recipe.Id}/versions/{recipe.Version}/actions/";
            await author.SignAsync(actions + "send-to-review", new { });
            await checker.SignAsync(actions + "check", new { });
            await qa.SignAsync(actions + "approve", new { });
        }
    }
}
