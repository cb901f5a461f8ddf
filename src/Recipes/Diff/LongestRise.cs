namespace Theriac.Recipes;

/// <summary>The longest rising subsequence, in n log n.</summary>
internal static class LongestRise
{
    /// <returns>Indexes into <paramref name="values"/>.</returns>
    public static IReadOnlySet<int> Of(IReadOnlyList<int> values)
    {
        var ends = new List<int>(); // ends[k]: index of the smallest value that ends a rise of k + 1.
        var before = new int[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (values[ends[middle]] < values[i])
                    low = middle + 1;
                else
                    high = middle;
            }

            before[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
                ends.Add(i);
            else
                ends[low] = i;
        }

        var rise = new HashSet<int>();
        for (var at = ends.Count > 0 ? ends[^1] : -1; at >= 0; at = before[at])
            rise.Add(at);
        return rise;
    }
}
