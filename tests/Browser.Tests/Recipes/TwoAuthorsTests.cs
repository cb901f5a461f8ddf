using Microsoft.Playwright;
using Theriac.Browser.Tests.MainJob;
using Theriac.Host.Tests.MainJob;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Xunit;

namespace Theriac.Browser.Tests.Recipes;

/// <summary>Two authors at one draft: each sees the other's change, nobody's value is swallowed, nothing typed is lost.</summary>
public sealed class TwoAuthorsTests
{
    [Fact]
    public async Task Two_authors_see_each_others_changes_and_two_values_of_one_thing_stand_side_by_side()
    {
        await using var site = await SyrupSite.StartAsync();
        await site.Plant.Server.AccountAsync("binh", [Role.RecipeAuthor]);
        (await site.Plant.Author.PostAsync("/api/recipes", new { id = "TWO", version = "1", title = new { en = "Two authors" } })).Ok();
        var an = await site.OpenAsync("an", "/recipes/TWO/1/edit");
        var binh = await site.OpenAsync("binh", "/recipes/TWO/1/edit");

        await TitleAsync(an, "Phase 1", "Mix");
        await binh.GetByTitle("Mix", new() { Exact = true }).First.WaitForAsync();

        // Both write the same title before either hears of the other.
        await binh.Context.SetOfflineAsync(true);
        await TitleAsync(binh, "Mix", "Mix dry");
        await binh.GetByText("Not saved since").WaitForAsync();
        await TitleAsync(an, "Mix", "Mix wet");
        await new EditorRobot(an).SavedAsync();
        await binh.Context.SetOfflineAsync(false);
        var conflict = binh.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Both values stand here" });
        await conflict.GetByText("Mix dry").WaitForAsync();
        await conflict.GetByText("Mix wet").First.WaitForAsync();
        await conflict.GetByText("an tester").WaitForAsync();

        await binh.PressAsync("Take mine");
        await an.GetByTitle("Mix dry", new() { Exact = true }).First.WaitForAsync();
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task What_could_not_be_sent_before_the_window_closed_is_offered_again()
    {
        await using var site = await SyrupSite.StartAsync();
        (await site.Plant.Author.PostAsync("/api/recipes", new { id = "LEFT", version = "1", title = new { en = "Left unsent" } })).Ok();
        var page = await site.OpenAsync("an", "/recipes/LEFT/1/edit");
        await page.GetByRole(AriaRole.Tree).First.WaitForAsync();
        await page.Context.RouteAsync("**/actions/edit", route => route.AbortAsync());
        await TitleAsync(page, "Phase 1", "Typed without a network");
        await page.GetByText("Not saved since").WaitForAsync();
        await page.CloseAsync();

        var again = await page.Context.NewPageAsync();
        await page.Context.UnrouteAsync("**/actions/edit");
        await again.GotoAsync(site.Url + "/recipes/LEFT/1/edit");
        await again.PressAsync("Put them back");
        await again.GetByTitle("Typed without a network", new() { Exact = true }).First.WaitForAsync();
        await new EditorRobot(again).SavedAsync();
        var recipe = (await site.Plant.Author.ReadAsync("/api/recipes/LEFT/versions/1")).GetProperty("recipe");
        Assert.Contains("Typed without a network", recipe.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task TitleAsync(IPage page, string from, string to)
    {
        var robot = new EditorRobot(page);
        await robot.SelectAsync(from);
        await robot.FillAsync("title", to);
    }
}
