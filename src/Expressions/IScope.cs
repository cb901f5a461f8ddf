using Theriac.Expressions.Types;
using Theriac.Expressions.Values;

namespace Theriac.Expressions;

/// <summary>Which values a recipe has at the place of an expression, by path: <c>{granulation.water}</c>.</summary>
public interface IScope
{
    ExpressionType? Find(string path);

    /// <summary>All of them, for completion, with what they are called.</summary>
    IEnumerable<(string Path, string Title)> Paths { get; }
}

/// <summary>The values that a record has now.</summary>
public interface IValues
{
    /// <summary>Null when nothing was recorded, or it was marked not applicable.</summary>
    Value? Find(string path);

    /// <summary>The site's time zone: days and months are counted in it.</summary>
    TimeZoneInfo Zone { get; }
}
