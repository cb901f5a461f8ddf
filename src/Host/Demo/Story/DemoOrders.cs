using System.Globalization;

namespace Theriac.Host.Demo.Story;

/// <summary>Orders of the coming days that the planner took from a file and has not released yet.</summary>
internal static class DemoOrders
{
    private static readonly (string Order, string Site, string Recipe, string Quantity, int Days, int Priority)[] All =
    [
        ("450081", "HN", "DEMOSOL-10", "30000,each", 2, 1),
        ("450082", "HN", "DEMOPAR-SYRUP", ",", 3, 2),
        ("450083", "BN", "DEMOVIT-500", ",", 3, 2),
    ];

    public static async Task PlanAsync(DemoPerson planner, DateTimeOffset now)
    {
        var lines = All.Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Order},{one.Site},{one.Recipe},{one.Quantity},1,{now.AddDays(one.Days):yyyy-MM-dd}T06:00:00+07:00,{one.Priority}\n"));
        var file = new { name = "week.csv", text = "order,site,recipe,quantity,unit,version,start,priority\n" + string.Concat(lines) };
        var preview = await planner.PostAsync("/api/order-files/preview", file);
        await planner.PostAsync("/api/order-files", new { file.name, file.text, hash = preview["hash"]!.GetValue<string>() });
    }
}
