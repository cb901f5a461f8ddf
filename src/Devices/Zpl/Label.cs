namespace Theriac.Devices;

/// <summary>A label to print: what a person reads, and a two-dimensional code of the same.</summary>
/// <param name="Title">The name of the thing, in large letters.</param>
/// <param name="Lines">Label and value, from the top; at most <see cref="LinesMax"/>.</param>
/// <param name="Code">GS1 element string with FNC1 as U+001D, or plain text; printed as Data Matrix.</param>
/// <param name="CodeText">What stands below the code for a person without a scanner.</param>
public sealed record Label(string Title, IReadOnlyList<LabelLine> Lines, string Code, string CodeText)
{
    public const int LinesMax = 9;

    /// <summary>True for an element string: the symbol then begins with FNC1.</summary>
    public bool IsGs1 { get; init; }

    /// <summary>Written across the top, for example that it is a copy.</summary>
    public string? Mark { get; init; }
}

public sealed record LabelLine(string Name, string Value);
