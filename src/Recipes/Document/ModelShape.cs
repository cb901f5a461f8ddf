using System.Collections;
using System.Reflection;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Recipes;

internal enum ShapeKind
{
    Object,
    List,
    Text,
    Choice,
    Whole,
    Decimal,
    Flag,
    Unit,
}

internal sealed record ShapeMember(string Name, Shape Shape, bool IsRequired);

/// <summary>What a JSON value must look like, computed from the model's records and their attributes.</summary>
internal sealed class Shape
{
    private static readonly Dictionary<Type, Shape> Objects = [];
    private static readonly Lock Gate = new();

    private static readonly Shape Quantity = new()
    {
        Kind = ShapeKind.Object,
        Type = typeof(Quantity),
        Members = new[]
        {
            new ShapeMember("value", new Shape { Kind = ShapeKind.Decimal }, IsRequired: true),
            new ShapeMember("unit", new Shape { Kind = ShapeKind.Unit }, IsRequired: true),
        }.ToDictionary(member => member.Name, StringComparer.Ordinal),
    };

    public required ShapeKind Kind { get; init; }

    public Type? Type { get; init; }

    public IReadOnlyDictionary<string, ShapeMember> Members { get; private set; } = new Dictionary<string, ShapeMember>();

    public Shape? Item { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public int Max { get; init; }

    public int Min { get; init; }

    public string? Form { get; init; }

    public string? Fixed { get; init; }

    public static Shape Of<T>()
    {
        lock (Gate) return OfObject(typeof(T));
    }

    private static Shape OfObject(Type type)
    {
        if (Objects.TryGetValue(type, out var known)) return known;
        var shape = new Shape { Kind = ShapeKind.Object, Type = type };
        Objects.Add(type, shape); // Before its members, for an element holds elements.
        shape.Members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(ToMember)
            .ToDictionary(member => member.Name, StringComparer.Ordinal);
        return shape;
    }

    private static ShapeMember ToMember(PropertyInfo property)
    {
        var isRequired = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute))
            || property.IsDefined(typeof(FixedAttribute));
        return new ShapeMember(JsonNamingPolicy.CamelCase.ConvertName(property.Name), OfProperty(property), isRequired);
    }

    private static Shape OfProperty(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type)) return OfValue(type, property);
        return new Shape
        {
            Kind = ShapeKind.List,
            Item = OfValue(type.GetGenericArguments()[0], property),
            Max = Attribute<CountMaxAttribute>(property).ItemsMax,
        };
    }

    private static Shape OfValue(Type type, PropertyInfo property)
    {
        if (type == typeof(string)) return OfText(property);
        if (type.IsEnum) return new Shape { Kind = ShapeKind.Choice, Choices = [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)] };
        if (type == typeof(bool)) return new Shape { Kind = ShapeKind.Flag };
        if (type == typeof(decimal)) return new Shape { Kind = ShapeKind.Decimal };
        if (type == typeof(Quantity)) return Quantity;
        if (type == typeof(Unit)) return new Shape { Kind = ShapeKind.Unit };
        if (type != typeof(int)) return OfObject(type);
        var range = Attribute<WholeRangeAttribute>(property);
        return new Shape { Kind = ShapeKind.Whole, Min = range.Low, Max = range.High };
    }

    private static Shape OfText(PropertyInfo property)
    {
        var form = property.GetCustomAttribute<PatternAttribute>()?.Form
            ?? (property.IsDefined(typeof(IdAttribute)) ? IdAttribute.Form : null);
        var isFixed = property.GetCustomAttribute<FixedAttribute>()?.Value;
        var max = form is null && isFixed is null ? Attribute<TextMaxAttribute>(property).CharactersMax : 64;
        return new Shape { Kind = ShapeKind.Text, Form = form, Fixed = isFixed, Max = max };
    }

    private static T Attribute<T>(PropertyInfo property)
        where T : Attribute =>
        property.GetCustomAttribute<T>()
        ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} lacks its [{typeof(T).Name}].");
}
