using System.Diagnostics.CodeAnalysis;

namespace Theriac.Kernel;

/// <summary>An identifier that a person chose: a user id, a lot number, an equipment tag.</summary>
/// <remarks>
/// ASCII letters, digits and <c>- _ .</c> only, because ids stand in URLs, stream names and labels, and look-alike
/// letters let one person pass for another. Full-width forms (an input method left on) are read as their ASCII twins.
/// The text keeps the case that was typed, which tells no two ids apart. <c>default</c> is not valid.
/// </remarks>
public readonly record struct EntityId
{
    public const int LengthMax = 64;

    private readonly string? _text;

    private EntityId(string text) => _text = text;

    public static Outcome<EntityId> Parse(string? text) =>
        TryParse(text, out var id) ? id : KernelRefusals.IdNotValid();

    public static bool TryParse([NotNullWhen(true)] string? text, out EntityId id)
    {
        id = default;
        if (text is null || text.Length is 0 or > LengthMax)
            return false;
        var folded = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(source[i] - 0xFEE0) : source[i];
        });
        if (!char.IsAsciiLetterOrDigit(folded[0]) || !char.IsAsciiLetterOrDigit(folded[^1]))
            return false;
        if (folded.AsSpan().ContainsAnyExcept(Allowed))
            return false;
        id = new EntityId(folded);
        return true;
    }

    /// <summary>Two ids are the same when they differ in case only.</summary>
    public bool Equals(EntityId other) => string.Equals(_text, other._text, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() =>
        _text is null ? 0 : string.GetHashCode(_text, StringComparison.OrdinalIgnoreCase);

    public override string ToString() =>
        _text ?? throw new InvalidOperationException("default(EntityId) is not an id.");

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
}
