using System.Text.Json;
using Microsoft.Playwright;
using Theriac.Testing;

namespace Theriac.Browser.Tests.Running;

/// <summary>axe-core over the page that is open: WCAG 2.2 A and AA.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(
        Path.Combine(PostgresServer.FindRoot(), "web", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>Rule and first place of each violation.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page)
    {
        // The page's policy forbids scripts of others; a script evaluated by the driver is none of the page's.
        await page.EvaluateAsync(Script + "; undefined");
        var found = await page.EvaluateAsync<JsonElement>(
            "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(result => result.violations.map(one => one.id + ': ' + one.nodes[0].html.slice(0, 200)))");
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }
}
