using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Theriac.Browser.Tests.Recipes;

/// <summary>An author at the recipe editor: drags blocks, chooses things, types into the panel.</summary>
internal sealed class EditorRobot(IPage page)
{
    /// <summary>Where in a thing something is let go: at its lower edge it goes behind it.</summary>
    private static readonly TargetPosition Lower = new() { X = 80, Y = 52 };

    private ILocator Outline => page.GetByRole(AriaRole.Tree, new() { Name = "Outline", Exact = true });

    private ILocator List => page.GetByRole(AriaRole.Tree, new() { Name = "List", Exact = true });

    public Task ShowAsync(string tab) => page.GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true }).ClickAsync();

    /// <summary>Drags a block onto a phase of the drawing; the new thing is chosen then, and gets its name.</summary>
    public async Task DropOnGraphAsync(string block, string phase, string title)
    {
        var target = page.Locator(".react-flow__node [data-kind=phase]").Filter(new() { HasText = phase });
        await DropAsync(block, target, title, Lower);
    }

    /// <summary>Drags a block onto a line of the list.</summary>
    public Task DropOnListAsync(string block, string line, string title) =>
        DropAsync(
            block, List.GetByRole(AriaRole.Treeitem).Filter(new() { Has = page.GetByTitle(line, new() { Exact = true }) }).First, title,
            new TargetPosition { X = 120, Y = 30 });

    /// <summary>A number behind a line of the list, with its unit and limits.</summary>
    public async Task NumberAsync(string line, string title, string id, string unit, (string Low, string High)? limits)
    {
        await DropOnListAsync("number", line, title);
        await NameAsync(id);
        await UnitAsync("unit", unit);
        if (limits is not var (low, high)) return;
        await FillAsync("limits-low", low);
        await FillAsync("limits-high", high);
    }

    /// <summary>A line more in a list of the header.</summary>
    public async Task AddAsync(string group, string button)
    {
        await SelectAsync(group);
        await page.Locator("[data-panel]").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Field("id").WaitForAsync();
    }

    private async Task DropAsync(string block, ILocator target, string title, TargetPosition position)
    {
        var before = await page.Locator("[data-panel] [data-field=id]").InputValueAsync();
        await page.Locator($"[data-block='{block}']").DragToAsync(target, new() { TargetPosition = position });
        await page.WaitForFunctionAsync(
            "before => { const id = document.querySelector('[data-panel] [data-field=id]'); return id && id.value !== before; }", before);
        await FillAsync("title", title);
    }

    /// <summary>Gives the chosen thing the name by which expressions know it.</summary>
    public async Task NameAsync(string id)
    {
        await FillAsync("id", id);
        await page.Locator("[data-panel] [data-field=id]").PressAsync("Enter");
    }

    public async Task SelectAsync(string title)
    {
        await ShowAsync("Outline");
        await Outline.GetByRole(AriaRole.Treeitem).Filter(new() { Has = page.GetByTitle(title, new() { Exact = true }) }).First.ClickAsync();
        await page.Locator("[data-panel] h2", new() { HasTextRegex = new Regex("^" + Regex.Escape(title)) }).WaitForAsync();
    }

    public Task FillAsync(string member, string value) => Field(member).FillAsync(value);

    /// <summary>A unit counts when its field is left.</summary>
    public async Task UnitAsync(string member, string unit)
    {
        await FillAsync(member, unit);
        await Field(member).BlurAsync();
    }

    public async Task QuantityAsync(string member, string value, string unit)
    {
        await FillAsync(member, value);
        await UnitAsync(member + "-unit", unit);
    }

    public async Task ChooseAsync(string member, string option)
    {
        await Field(member).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option }).First.ClickAsync();
    }

    public Task PressAsync(string member) => Field(member).ClickAsync();

    public Task SwitchAsync(string member) => Field(member).CheckAsync(new() { Force = true });

    /// <summary>Everything typed has reached the server.</summary>
    public Task SavedAsync() => page.WaitForFunctionAsync(
        "() => /^Saved \\d/.test(document.querySelector('[data-state=saved]')?.textContent ?? '')");

    private ILocator Field(string member) => page.Locator($"[data-panel] [data-field='{member}']").First;
}
