namespace Theriac.Host.Demo.Story;

/// <summary>The end of a shift: who goes signs the list of what is open, who comes ticks each line and signs.</summary>
internal static class DemoShifts
{
    /// <param name="next">Null where nobody has come yet: the hand-over waits.</param>
    public static async Task HandOverAsync(DemoPerson person, string batch, DemoPerson? next)
    {
        var actions = $"/api/batches/{batch}/actions/";
        await person.SignAsync(actions + "hand-over", new { note = "Bình thường. Đã vệ sinh chỗ làm việc.", notes = new { } });
        if (next is null)
            return;
        var open = (await person.GetAsync($"/api/batches/{batch}/handover"))["open"]!;
        await next.SignAsync(actions + "take-over", new
        {
            handover = open["id"]!.GetValue<string>(),
            lines = open["lines"]!.AsArray().Select(line => new { key = line!["key"]!.GetValue<string>(), taken = true }),
        });
    }
}
