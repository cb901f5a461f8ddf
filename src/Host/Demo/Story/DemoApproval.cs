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
            if (!recipe.Label.IsEmpty)
                await author.UploadAsync("/api/recipes/pictures", recipe.Label, "image/png");
            await author.PostAsync($"/api/recipes/import?fileName={recipe.Id}.json", document);
            var actions = $"/api/recipes/{recipe.Id}/versions/{recipe.Version}/actions/";
            await author.SignAsync(actions + "send-to-review", new { });
            await ReviewAsync(checker, actions);
            await checker.SignAsync(actions + "check", new { });
            await ReviewAsync(qa, actions);
            await qa.SignAsync(actions + "approve", new { });
        }
    }

    /// <summary>A reviewer confirms what waits for him; whoever checked and approves has seen it already.</summary>
    private static async Task ReviewAsync(DemoPerson reviewer, string actions)
    {
        var view = await reviewer.GetAsync(actions.Replace("/actions/", "/review"));
        var waiting = view["notSeen"]!.AsArray().Select(id => id!.GetValue<string>()).ToHashSet();
        if (waiting.Count == 0)
            return;
        var blocks = view["diff"]!["blocks"]!.AsArray().Where(block => waiting.Contains(block!["id"]!.GetValue<string>()))
            .Select(block => new { id = block!["id"]!.GetValue<string>(), hash = block["hash"]!.GetValue<string>() });
        await reviewer.PostAsync(actions + "review-blocks", new { blocks });
    }
}
