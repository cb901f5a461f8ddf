using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Theriac.Host.Tests.Docs;

/// <summary>What one compiled method names: members that it calls or reads, and its texts.</summary>
internal static class Intermediate
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Members and texts in order. An asynchronous method, or one that yields, is read in what the compiler made of it.</summary>
    public static IEnumerable<object> NamedBy(MethodBase method)
    {
        var made = method.GetCustomAttribute<StateMachineAttribute>() is { } machine
            ? Close(machine.StateMachineType, method).GetMethod("MoveNext", Any)!
            : method;
        return made.GetMethodBody()?.GetILAsByteArray() is { } bytes ? Read(bytes, made) : [];
    }

    private static Type Close(Type machine, MethodBase method)
    {
        Type[] arguments = [.. method.DeclaringType?.GetGenericArguments() ?? [], .. method.IsGenericMethod ? method.GetGenericArguments() : []];
        return machine.IsGenericTypeDefinition && arguments.Length == machine.GetGenericArguments().Length
            ? machine.MakeGenericType(arguments)
            : machine;
    }

    private static IEnumerable<object> Read(byte[] bytes, MethodBase method)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var code = Codes[bytes[at] == 0xFE ? unchecked((short)((0xFE << 8) | bytes[at + 1])) : bytes[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineString)
                yield return method.Module.ResolveString(BitConverter.ToInt32(bytes, at));
            else if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(bytes, at)) is { } member)
                yield return member;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType?.GetGenericArguments();
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, ofMethod);
    }
}
