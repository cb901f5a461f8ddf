namespace Theriac.Ledger.Append;

/// <summary>An append that waits for its group.</summary>
internal sealed class Pending(AppendRequest request)
{
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendRequest Request { get; } = request;

    public Task<AppendResult> Task => _done.Task;

    /// <summary>What the group decided for it; told only after the commit.</summary>
    public AppendResult? Result { get; set; }

    public void Tell() => _done.TrySetResult(Result ?? throw new InvalidOperationException("The group did not decide."));

    public void Fail(Exception exception) => _done.TrySetException(exception);
}
