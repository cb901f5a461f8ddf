using Theriac.Kernel;

namespace Theriac.People.Credential;

/// <summary>
/// Who failed at the door in the running minute, by address. While nobody waits there it keeps nobody out: behind one address may
/// stand a whole plant.
/// </summary>
internal sealed class Strangers(TimeProvider clock, PeopleOptions options)
{
    private const int AddressesMax = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private long _minute;

    public bool MayTry(string? address, bool isCrowded)
    {
        if (address is null || !isCrowded)
            return true;
        lock (_gate)
        {
            Turn();
            return _failures.GetValueOrDefault(address) < options.StrangerFailuresMax;
        }
    }

    public void Failed(string? address)
    {
        if (address is null)
            return;
        lock (_gate)
        {
            Turn();
            if (_failures.ContainsKey(address) || _failures.Count < AddressesMax)
                _failures[address] = _failures.GetValueOrDefault(address) + 1;
        }
    }

    private void Turn()
    {
        var minute = Micros.Now(clock) / (60 * Micros.PerSecond);
        if (minute == _minute)
            return;
        _failures.Clear();
        _minute = minute;
    }
}
