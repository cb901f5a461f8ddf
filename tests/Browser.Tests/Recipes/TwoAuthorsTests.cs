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
        await SuggestionAsync(an, binh);
        await DrawingAsync(an);
        Assert.Empty(site.Errors);
    }

    /// <summary>One suggests, the other sees it at the thing, takes it over, and may take it back.</summary>
    private static async Task SuggestionAsync(IPage an, IPage binh)
    {
        await new EditorRobot(an).SelectAsync("Mix dry");
        await an.Keyboard.PressAsync("Control+Alt+KeyM");
        await an.Locator("[data-panel] textarea[data-comment-text]").FillAsync("Say for how long.");
        await an.GetByText("Suggest a change").ClickAsync();
        await an.Locator("[data-panel] [data-field=suggested-member]").ClickAsync();
        await an.GetByRole(AriaRole.Option, new() { Name = "Title", Exact = true }).ClickAsync();
        await an.Locator("[data-comments] ~ div [data-field=title]").FillAsync("Mix dry for five minutes");
        await an.PressAsync("Add comment");

        await binh.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = "1 open comment" }).First.WaitForAsync();
        await new EditorRobot(binh).SelectAsync("Mix dry");
        await binh.GetByText("Say for how long.").WaitForAsync();
        await binh.PressAsync("Apply the suggestion");
        await an.GetByTitle("Mix dry for five minutes", new() { Exact = true }).First.WaitForAsync();
        await binh.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await an.GetByTitle("Mix dry", new() { Exact = true }).First.WaitForAsync();
    }

    /// <summary>A box is chosen by a click, the next one by an arrow key, and Enter leads to its properties.</summary>
    private static async Task DrawingAsync(IPage page)
    {
        var robot = new EditorRobot(page);
        await robot.ShowAsync("Blocks");
        await page.Locator("[data-block=phase]").ClickAsync();
        var head = page.Locator("[data-panel] h2");
        var boxes = page.Locator(".react-flow__node [data-kind=phase]");
        await boxes.Nth(1).WaitForAsync();
        foreach (var title in new[] { "Mix dry", "Phase", "Mix dry" })
        {
            await boxes.Filter(new() { HasText = title }).First.ClickAsync();
            await head.Filter(new() { HasText = title }).WaitForAsync();
        }
        await page.Locator(".react-flow__node", new() { Has = page.Locator("[data-kind=phase]", new() { HasText = "Mix dry" }) }).First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await head.Filter(new() { HasTextRegex = new("^Phase") }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.activeElement?.closest('[data-panel]') !== null");
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
