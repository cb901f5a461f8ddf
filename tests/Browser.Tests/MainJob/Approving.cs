using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Theriac.Browser.Tests.MainJob;

/// <summary>A version is checked by Chi and approved by Dung on the recipe's page, each in an own window.</summary>
internal static class Approving
{
    public static async Task ApproveAsync(SyrupSite site, string address)
    {
        foreach (var (person, action) in new[] { ("chi", "Check and sign"), ("dung", "Approve") })
        {
            var page = await site.OpenAsync(person, address);
            await ReviewBlocksAsync(page);
            await page.PressAsync(action);
            await page.SignAsync(person);
            if (action == "Approve")
                await page.GetByText("Approved").First.WaitForAsync();
            await page.Context.CloseAsync();
        }
    }

    /// <summary>The first with all below it where it offers that, then one after another, until the head of the list says that all were seen.</summary>
    private static async Task ReviewBlocksAsync(IPage page)
    {
        var progress = page.GetByText(new Regex("^You have reviewed"));
        await progress.WaitForAsync();
        var below = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Reviewed, with") });
        var one = page.GetByRole(AriaRole.Button, new() { Name = "Reviewed", Exact = true });
        for (var (seen, all) = await SeenAsync(progress); seen < all; (seen, all) = await SeenAsync(progress))
        {
            await (await below.CountAsync() > 0 ? below : one).First.ClickAsync();
            await Assertions.Expect(progress).Not.ToHaveTextAsync(new Regex($"^You have reviewed {seen} of"));
        }
    }

    private static async Task<(int Seen, int All)> SeenAsync(ILocator progress)
    {
        var words = (await progress.InnerTextAsync()).Split(' ');
        return (int.Parse(words[3], CultureInfo.InvariantCulture), int.Parse(words[5], CultureInfo.InvariantCulture));
    }
}
