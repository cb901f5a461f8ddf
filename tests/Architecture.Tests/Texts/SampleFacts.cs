using System.Collections;
using System.Reflection;
using Theriac.Kernel;

namespace Theriac.Architecture.Tests.Texts;

/// <summary>Makes a fact of any type, with something in every place.</summary>
internal static class SampleFacts
{
    public const string Text = "abcdefghijklmnopqrst";

    public static object Make(Type type, int depth = 0)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return Simple(inner) ?? List(inner, depth) ?? Record(inner, depth)
            ?? throw new InvalidOperationException($"No sample of {type} is known.");
    }

    private static object? Simple(Type type)
    {
        if (type == typeof(string)) return Text;
        if (type == typeof(DateOnly)) return new DateOnly(2026, 11, 22);
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.UnixEpoch;
        if (type == typeof(Unit)) return Unit.Second;
        if (type == typeof(Quantity)) return new Quantity(1, Unit.Second);
        if (type == typeof(Guid)) return Guid.Empty;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        return type.IsPrimitive || type == typeof(decimal) ? Activator.CreateInstance(type) : null;
    }

    private static object? List(Type type, int depth)
    {
        if (!type.IsGenericType || !typeof(IEnumerable).IsAssignableFrom(type))
            return null;
        var items = type.GetGenericArguments();
        if (items.Length == 2)
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(items));
        var list = Array.CreateInstance(items[0], 1);
        list.SetValue(Make(items[0], depth + 1), 0);
        return list;
    }

    private static object? Record(Type type, int depth)
    {
        if (depth > 8 || type.IsInterface || type.IsAbstract)
            return null;
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(one => one.GetParameters() is not [var only] || only.ParameterType != type)
            .OrderByDescending(one => one.GetParameters().Length).First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, depth + 1))]);
        if (constructor.GetParameters().Length == 0)
        {
            foreach (var property in type.GetProperties().Where(one => one.CanWrite && one.PropertyType == typeof(string)))
                property.SetValue(made, Text);
        }

        return made;
    }
}
