using Theriac.Expressions.Values;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>A table of constants: <c>lookup({table.ID.COLUMN}, value)</c> gives the number of the row that holds for the value.</summary>
public sealed record LookupTable
{
    [Id]
    public required string Id { get; init; }

    public required LocalizedText Title { get; init; }

    public required LookupKey Key { get; init; }

    /// <summary>Of the numbers that rows begin with; absent: plain numbers, or codes.</summary>
    public Unit? Unit { get; init; }

    /// <summary>The last row holds up to and with this; absent: for everything above.</summary>
    public decimal? UpTo { get; init; }

    [CountMax(20)]
    public IReadOnlyList<LookupColumn> Columns { get; init; } = [];

    [CountMax(500)]
    public IReadOnlyList<LookupRow> Rows { get; init; } = [];

    /// <summary>One column as expressions read it; rows that are not whole hold for nothing. Null when there is no such column.</summary>
    public Value? Of(string column)
    {
        var at = Columns.Select((one, i) => (one, i)).FirstOrDefault(pair => pair.one.Id == column);
        if (at.one is not { } found)
            return null;
        var rows = Rows.Where(row => row.Values.Count > at.i).ToList();
        return Key == LookupKey.Code
            ? Value.ByCode(rows.Where(row => row.Code is not null).Select(row => (row.Code!, row.Values[at.i])), found.Unit)
            : Value.ByRange(rows.Where(row => row.From is not null).Select(row => (row.From!.Value, row.Values[at.i])), UpTo, Unit, found.Unit);
    }
}

/// <summary>How a row is found.</summary>
public enum LookupKey
{
    /// <summary>A row holds from its <see cref="LookupRow.From"/> on, to where the next row begins.</summary>
    Range,

    /// <summary>The row whose <see cref="LookupRow.Code"/> is the text: the code of a choice.</summary>
    Code,
}

/// <summary>What a table gives.</summary>
public sealed record LookupColumn
{
    [Id]
    public required string Id { get; init; }

    public required LocalizedText Title { get; init; }

    public Unit? Unit { get; init; }
}

public sealed record LookupRow
{
    /// <summary>The lowest number that it holds for, included.</summary>
    public decimal? From { get; init; }

    [TextMax(64)]
    public string? Code { get; init; }

    /// <summary>One for each column, in their order.</summary>
    [CountMax(20)]
    public IReadOnlyList<decimal> Values { get; init; } = [];
}
