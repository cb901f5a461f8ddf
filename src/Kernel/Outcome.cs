using System.Diagnostics.CodeAnalysis;

namespace Theriac.Kernel;

/// <summary>Either a value or a <see cref="Kernel.Refusal"/>; exactly one of the two.</summary>
/// <remarks><c>default</c> is neither and throws when it is read.</remarks>
public readonly struct Outcome<T>
{
    private readonly T? _value;
    private readonly Refusal? _refusal;
    private readonly bool _isOk;

    private Outcome(T? value, Refusal? refusal, bool isOk) => (_value, _refusal, _isOk) = (value, refusal, isOk);

    public bool IsOk => _isOk || (_refusal is null ? throw Unset() : false);

    public T Value => _isOk ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public Refusal Refusal => _refusal ?? throw (_isOk ? new InvalidOperationException("Not refused.") : Unset());

    public static Outcome<T> Ok(T value) => new(value, null, isOk: true);

    public static Outcome<T> No(Refusal refusal) => new(default, refusal, isOk: false);

    public static implicit operator Outcome<T>(T value) => Ok(value);

    public static implicit operator Outcome<T>(Refusal refusal) => No(refusal);

    /// <summary>True with the value, false with the refusal.</summary>
    public bool Try([MaybeNullWhen(false)] out T value, [MaybeNullWhen(true)] out Refusal refusal)
    {
        (value, refusal) = (_value, _refusal);
        return IsOk;
    }

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => IsOk ? next(Value) : Refusal;

    public Outcome<TNext> Map<TNext>(Func<T, TNext> map) => IsOk ? Outcome<TNext>.Ok(map(Value)) : Refusal;

    private static InvalidOperationException Unset() => new("default(Outcome) holds nothing.");
}

/// <summary>The value of an outcome that has nothing to say but yes.</summary>
public readonly record struct Done
{
    public static readonly Outcome<Done> Ok = Outcome<Done>.Ok(default);
}
