namespace Theriac.Edge;

/// <summary>A part of a list. <paramref name="Next"/> is the cursor of the following part, or null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
