using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Kernel;

namespace Theriac.Host.Tests.Docs;

/// <summary>
/// Which refusals the code behind an endpoint can reach, read from the compiled program: nobody keeps a list, so none is
/// stale. It knows no conditions, so a code may stand at an endpoint that gives it in theory only; none is missing.
/// </summary>
internal sealed partial class RefusalReach
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const int CaptureDepthMax = 6;

    // What every endpoint stands on refuses the same everywhere, and is told once.
    private static readonly string[] Below = ["Theriac.Ledger", "Theriac.Storage"];

    private readonly Dictionary<(string, string), string> _codes;
    private readonly Dictionary<(Module, int), object[]> _named = [];
    private readonly Type[] _types;
    private readonly Dictionary<(Module, int), MethodBase[]> _implementations = [];

    public RefusalReach(IEnumerable<RefusalLine> lines)
    {
        _codes = lines.ToDictionary(line => (line.Module + "Refusals", line.Member), line => line.Code);
        _types = [.. Program().SelectMany(assembly => assembly.GetTypes())];
    }

    /// <summary>Codes in alphabetical order.</summary>
    public IReadOnlyList<string> Of(Endpoint endpoint)
    {
        var start = new HashSet<MethodBase>();
        Capture(endpoint.RequestDelegate, start, 0, []);
        SortedSet<string> codes = new(StringComparer.Ordinal);
        HashSet<(Module, int)> seen = [];
        var open = new Queue<MethodBase>(start);
        while (open.TryDequeue(out var method))
        {
            if (!seen.Add((method.Module, method.MetadataToken)))
                continue;
            foreach (var next in Visit(method, codes))
                open.Enqueue(next);
        }

        return [.. codes];
    }

    /// <summary>The host and whatever of ours it refers to, loaded or not: what other tests loaded must change nothing.</summary>
    private static HashSet<Assembly> Program()
    {
        HashSet<Assembly> found = [];
        var open = new Queue<Assembly>([typeof(TheriacApp).Assembly]);
        while (open.TryDequeue(out var assembly))
        {
            if (!found.Add(assembly))
                continue;
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Theriac.", StringComparison.Ordinal)))
                open.Enqueue(Assembly.Load(name));
        }

        return found;
    }

    private static bool IsOurs(Assembly assembly) =>
        assembly.GetName().Name is { } name && name.StartsWith("Theriac.", StringComparison.Ordinal)
        && !name.Contains("Test", StringComparison.Ordinal);

    /// <summary>Our methods among what a delegate calls and what it was closed over: decisions are handed in as delegates.</summary>
    private static void Capture(object? value, HashSet<MethodBase> found, int depth, HashSet<object> seen)
    {
        if (value is null or string || depth > CaptureDepthMax || !seen.Add(value))
            return;
        if (value is Delegate call)
        {
            if (IsOurs(call.Method.Module.Assembly))
                found.Add(call.Method);
            Capture(call.Target, found, depth + 1, seen);
        }
        else if (value is IEnumerable or Type)
        {
            return;
        }
        else if (IsOurs(value.GetType().Assembly) || value.GetType().Name.StartsWith("<>", StringComparison.Ordinal))
        {
            foreach (var field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                Capture(field.GetValue(value), found, depth + 1, seen);
        }
    }

    private List<MethodBase> Visit(MethodBase method, SortedSet<string> codes)
    {
        List<MethodBase> next = [];
        var makes = false;
        var last = "";
        List<string> words = [];
        foreach (var named in NamedBy(method))
        {
            if (named is string text)
            {
                words.Add(text);
                last = text.Length > 0 ? text : last;
            }
            else
            {
                makes |= Follow((MemberInfo)named, last, codes, next);
            }
        }

        // A refusal that is made outside of its module's list: its code stands in the method that makes it.
        if (makes)
            codes.UnionWith(words.Where(word => KebabCase().IsMatch(word)));
        return next;
    }

    private object[] NamedBy(MethodBase method)
    {
        var key = (method.Module, method.MetadataToken);
        if (!_named.TryGetValue(key, out var named))
            _named[key] = named = [.. Intermediate.NamedBy(method)];
        return named;
    }

    /// <param name="last">The text named before: where a code begins with what is missing, it is that.</param>
    /// <returns>True when the member makes a refusal whose code is given to it.</returns>
    private bool Follow(MemberInfo member, string last, SortedSet<string> codes, List<MethodBase> next)
    {
        if (member.DeclaringType is not { } type || !IsOurs(type.Assembly) || Below.Contains(type.Assembly.GetName().Name))
            return false;
        if (type == typeof(Refusal))
        {
            if (member.Name == nameof(Refusal.Input))
                codes.Add("input-not-accepted");
            return member is ConstructorInfo { IsStatic: false } made && made.GetParameters().Length == 3;
        }

        if (_codes.TryGetValue((type.Name, member.Name), out var code))
        {
            if (code == "…")
                return true;
            codes.Add(code.Replace("…", last, StringComparison.Ordinal));
            return false;
        }

        if (member is MethodBase method)
            next.AddRange(Bodies(method));
        else if (member is FieldInfo { IsStatic: true } && type.TypeInitializer is { } initializer)
            next.Add(initializer);
        return false;
    }

    private MethodBase[] Bodies(MethodBase method)
    {
        if (!method.IsVirtual || method is not MethodInfo asked)
            return [method];
        var key = (method.Module, method.MetadataToken);
        if (!_implementations.TryGetValue(key, out var bodies))
        {
            var whole = _types.Where(type => type is { IsInterface: false, ContainsGenericParameters: false });
            _implementations[key] = bodies = [method, .. whole.SelectMany(type => Implementing(type, asked))];
        }

        return bodies;
    }

    private static IEnumerable<MethodBase> Implementing(Type type, MethodInfo asked)
    {
        if (asked.DeclaringType is not { } declaring || !declaring.IsAssignableFrom(type) || declaring == type)
            return [];
        if (!declaring.IsInterface)
        {
            var first = asked.GetBaseDefinition().MetadataToken;
            return type.GetMethods(Any).Where(one => one.GetBaseDefinition().MetadataToken == first && one.Module == asked.Module);
        }

        var map = type.GetInterfaceMap(declaring);
        var index = Array.FindIndex(map.InterfaceMethods, one => one.MetadataToken == asked.MetadataToken);
        return index < 0 ? [] : [map.TargetMethods[index]];
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)+$")]
    private static partial Regex KebabCase();
}
