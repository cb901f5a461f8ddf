namespace Theriac.Recipes;

/// <summary>Pairs up things of two lists: by their ids first, then, of those that are left, by what they are. The same from either side.</summary>
internal sealed class Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
    where T : class
{
    private readonly Dictionary<T, T> _pairs = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<T> _paired = new(ReferenceEqualityComparer.Instance);
    private readonly List<T> _old = [.. before];
    private readonly List<T> _new = [.. after];

    public IEnumerable<(T Before, T After)> All => _pairs.Select(pair => (pair.Key, pair.Value));

    /// <summary>True while something on both sides is without its other self.</summary>
    public bool IsLeft => _old.Count > 0 && _new.Count > 0;

    public T? Find(T older) => _pairs.GetValueOrDefault(older);

    /// <summary>Those of one id. Where ids say one thing and names another, what says exactly the same goes together first.</summary>
    /// <param name="name">What a reader knows a thing by.</param>
    /// <param name="content">Everything that a thing says, ids left out.</param>
    public Pairs<T> ById(Func<T, string> id, Func<T, string> name, Func<T, string> content)
    {
        var byId = _new.GroupBy(id).ToDictionary(one => one.Key, one => one.First(), StringComparer.Ordinal);
        List<(T Before, T After)> doubtful = [];
        foreach (var one in _old)
        {
            if (!byId.TryGetValue(id(one), out var other)) continue;
            if (name(one) == name(other))
                Pair(one, other);
            else
                doubtful.Add((one, other));
        }

        Left();
        // Only one whose name changed, and nothing else that it could be: its name changed.
        if (doubtful.Count > 1 || _old.Count > doubtful.Count) Alike(content);
        foreach (var (one, other) in doubtful.Where(pair => !_pairs.ContainsKey(pair.Before) && !_paired.Contains(pair.After)))
            Pair(one, other);
        return Left();
    }

    /// <summary>Of those that are left, the ones that are alike, in their order; with <paramref name="isOnly"/> where there is one on each side.</summary>
    /// <param name="alike">Null pairs with nothing.</param>
    public Pairs<T> Alike(Func<T, string?> alike, bool isOnly = false) => Alike(alike, alike, isOnly);

    /// <param name="alike">Of things of the older list.</param>
    /// <param name="alikeAfter">The same of things of the newer list.</param>
    public Pairs<T> Alike(Func<T, string?> alike, Func<T, string?> alikeAfter, bool isOnly = false)
    {
        if (!IsLeft) return this;
        var others = Groups(_new, alikeAfter);
        foreach (var (key, same) in Groups(_old, alike))
        {
            if (!others.TryGetValue(key, out var twins) || (isOnly && (twins.Count > 1 || same.Count > 1))) continue;
            foreach (var (one, other) in same.Zip(twins)) Pair(one, other);
        }

        return Left();
    }

    private static Dictionary<string, List<T>> Groups(List<T> things, Func<T, string?> alike) =>
        things.Select(one => (One: one, Key: alike(one))).Where(one => one.Key is not null)
            .GroupBy(one => one.Key!, one => one.One).ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);

    private void Pair(T one, T other)
    {
        _pairs[one] = other;
        _paired.Add(other);
    }

    private Pairs<T> Left()
    {
        _old.RemoveAll(_pairs.ContainsKey);
        _new.RemoveAll(_paired.Contains);
        return this;
    }
}
