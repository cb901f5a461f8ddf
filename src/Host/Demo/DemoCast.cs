using System.Text.Json.Nodes;
using Theriac.Host.Demo.Story;

namespace Theriac.Host.Demo;

/// <summary>The people of the demo at their devices: one browser in the office and one on each tablet they work with.</summary>
internal sealed class DemoCast(Uri server, string gateKey, DemoClock clock) : IDisposable
{
    private readonly Dictionary<(string Person, string? Terminal), DemoPerson> _devices = [];
    private readonly Dictionary<string, string> _terminals = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The end of the story: the real time at which it is told.</summary>
    public DateTimeOffset Today { get; } = TimeProvider.System.GetUtcNow();

    public DemoPerson Office(string userId) => At(userId, null);

    public DemoPerson At(string userId, string? terminal)
    {
        if (_devices.TryGetValue((userId, terminal), out var known))
            return known;
        var person = DemoStaff.Of(userId);
        var device = new DemoPerson(userId, person.Password, person.Language, server, gateKey, clock);
        if (terminal is not null)
            device.TerminalCookie = _terminals[terminal];
        return _devices[(userId, terminal)] = device;
    }

    /// <summary>Enrols a tablet; whoever works at it later has its cookie.</summary>
    public async Task<JsonNode> EnrolAsync(string terminal, string code)
    {
        using var device = new DemoPerson("", "", "en", server, gateKey, clock);
        var answer = await device.EnrolAsync(code);
        _terminals[terminal] = device.TerminalCookie!;
        return answer;
    }

    public void Dispose()
    {
        foreach (var device in _devices.Values)
            device.Dispose();
    }
}
