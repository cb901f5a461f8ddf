using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Theriac.Kernel;

/// <summary>
/// Null in a list whose items are never null is refused. The framework heeds nullable annotations of members, and does not look into
/// lists.
/// </summary>
internal static class NoNullItems
{
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var lists = type.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(HoldsNoNull).ToArray();
        if (lists.Length == 0) return;
        var before = type.OnDeserialized;
        type.OnDeserialized = read =>
        {
            before?.Invoke(read);
            foreach (var list in lists)
            {
                if (list.GetValue(read) is IEnumerable items && items.Cast<object?>().Contains(null))
                    throw new JsonException($"A list holds null: {JsonNamingPolicy.CamelCase.ConvertName(list.Name)}.");
            }
        };
    }

    private static bool HoldsNoNull(PropertyInfo member)
    {
        if (member.GetIndexParameters().Length > 0 || ItemOf(member.PropertyType) is not { IsValueType: false }) return false;
        var nullability = new NullabilityInfoContext().Create(member);
        var item = nullability.ElementType ?? (nullability.GenericTypeArguments is [var only] ? only : null);
        return item?.ReadState == NullabilityState.NotNull;
    }

    private static Type? ItemOf(Type list) => list.IsArray ? list.GetElementType()
        : list.IsGenericType && typeof(IEnumerable).IsAssignableFrom(list) && list.GetGenericArguments() is [var item] ? item : null;
}
