namespace Theriac.Ledger.Append;

/// <summary>An append that waits for its group. Its payloads are canonical bytes already: that is done outside of the lock.</summary>
internal sealed class Pending
{
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Pending(AppendRequest request, FactTypes types)
    {
        Request = request;
        Facts = new (string, byte[])[request.Drafts.Count];
        for (var i = 0; i < Facts.Length; i++)
            Facts[i] = (types.NameOf(request.Drafts[i].Fact), FactTypes.Write(request.Drafts[i].Fact));
    }

    public AppendRequest Request { get; }

    /// <summary>What it writes to or relied on; a stream may come more than once.</summary>
    public IEnumerable<string> Streams =>
        Request.Drafts.Select(draft => draft.Stream).Concat(Request.ReliesOn.Select(relied => relied.Stream));

    /// <summary>Type and payload of each draft.</summary>
    public (string Type, byte[] Payload)[] Facts { get; }

    public Task<AppendResult> Task => _done.Task;

    /// <summary>What the group decided for it; told only after the commit.</summary>
    public AppendResult? Result { get; set; }

    public void Tell() => _done.TrySetResult(Result ?? throw new InvalidOperationException("The group did not decide."));

    public void Fail(Exception exception) => _done.TrySetException(exception);
}
