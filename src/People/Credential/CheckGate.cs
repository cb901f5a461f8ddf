namespace Theriac.People.Credential;

/// <summary>Secrets are dear to check: only some at the same time, some wait, further ones are turned away.</summary>
internal sealed class CheckGate(PeopleOptions options) : IDisposable
{
    private readonly SemaphoreSlim _checks = new(options.SecretChecksMax);
    private int _waiting;

    /// <summary>Somebody waits.</summary>
    public bool IsCrowded => Volatile.Read(ref _waiting) > 0;

    /// <summary>False when too many wait already. Who entered must leave.</summary>
    public async Task<bool> TryEnterAsync(CancellationToken cancellation)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.SecretChecksWaitingMax)
                return false;
            await _checks.WaitAsync(cancellation);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Leave() => _checks.Release();

    public void Dispose() => _checks.Dispose();
}
