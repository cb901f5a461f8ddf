namespace Theriac.Ledger;

/// <summary>State folded from a stream. Immutable: instances are cached and shared between requests.</summary>
public interface IStreamState<TSelf>
    where TSelf : class, IStreamState<TSelf>
{
    static abstract TSelf Empty(string stream);

    TSelf Apply(Entry entry, IFact fact);
}

/// <summary>A state with the version that it was folded from; version 0 is a stream without entries.</summary>
public sealed record Folded<TState>(string Stream, TState State, long Version)
{
    public bool Exists => Version > 0;

    public StreamVersion At => new(Stream, Version);
}

/// <summary>Loads states of streams; keeps recent ones in memory and only reads what was appended since.</summary>
public interface IStreams
{
    Task<Folded<TState>> LoadAsync<TState>(string stream, CancellationToken cancellation = default)
        where TState : class, IStreamState<TState>;

    /// <summary>Several of one kind, in the order that was asked for: one question says which of them changed, and only those are read.</summary>
    Task<IReadOnlyList<Folded<TState>>> LoadAsync<TState>(IReadOnlyCollection<string> streams, CancellationToken cancellation = default)
        where TState : class, IStreamState<TState>;
}
