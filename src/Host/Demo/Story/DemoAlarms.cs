namespace Theriac.Host.Demo.Story;

/// <summary>Until when exceptions are signed, and what machines watch; two alarms while no batch had the machine.</summary>
internal static class DemoAlarms
{
    private const string Press = "/api/equipment/HN-ROT-01/actions/";

    public static async Task SetAsync(DemoCast cast)
    {
        var qa = cast.Office(DemoStaff.Qa);
        await qa.SignAsync("/api/exception-policy/actions/set", new
        {
            rules = new[]
            {
                Rule("information", 720, ["qa-reviewer"]),
                Rule("minor", 168, ["qa-reviewer"]),
                Rule("major", 72, ["qa-reviewer"]),
                Rule("critical", 2, ["supervisor", "qa-reviewer"], ["qa-reviewer", "qualified-person"]),
            },
            reason = "Procedure QA-11 asks for it.",
        });
        await qa.PostAsync(Press + "set-alarm-limits", new
        {
            point = "oil-pressure",
            title = "Oil pressure",
            unit = "bar",
            low = "2.0",
            high = "6.0",
            critical = false,
            reason = "As its maker says.",
        });
        await qa.PostAsync("/api/equipment/HN-FBG-01/actions/set-alarm-limits", new
        {
            point = "inlet-air",
            title = "Inlet air temperature",
            unit = "°C",
            low = "15",
            high = "80",
            critical = true,
            reason = "As qualified.",
        });
    }

    public static async IAsyncEnumerable<TimeSpan> RaiseAsync(DemoCast cast)
    {
        var person = cast.At(DemoStaff.OperatorHn, "HN-T2");
        var alarm = await person.PostAsync(Press + "raise-alarm", new { point = "oil-pressure", value = "1.6", unit = "bar" });
        yield return TimeSpan.FromMinutes(7);
        await person.PostAsync(
            $"/api/alarms/{alarm["alarm"]!.GetValue<string>()}/actions/acknowledge", new { comment = "Oil topped up; 3.1 bar. Maintenance was told." });
        yield return TimeSpan.FromHours(20);
        await person.PostAsync(Press + "raise-alarm", new { text = "Guard door open" });
    }

    private static object Rule(string grade, int hours, params string[][] signatures) => new { grade, signatures, hours };
}
