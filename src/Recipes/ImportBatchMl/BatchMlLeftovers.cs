using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>What the import did not take over: every text that is left becomes part of a finding, so that nothing is lost in silence.</summary>
internal static class BatchMlLeftovers
{
    // Where a link is drawn and that ids are internal: the same few words some hundred times, so they are counted.
    private static readonly HashSet<string> Drawing = ["Depiction", "IDScope"];

    /// <summary>False when there is more than anybody could read.</summary>
    public static bool Report(XmlNode root, FindingList findings, bool blanks = true)
    {
        var left = root.SelfAndBelow().Where(node => !node.IsTaken && node.Text.Length > 0).ToList();
        if (left.Count(node => !Drawing.Contains(node.Name)) > RecipeLimits.FindingsMax) return false;
        ReportCounted(root, left.Where(node => Drawing.Contains(node.Name)), findings);
        foreach (var group in left.Where(node => !Drawing.Contains(node.Name)).GroupBy(Owner))
            findings.Info(
                "not-taken", group.Key, Id(group.Key), "This part of the source has no place in the recipe and is not taken over.", Lines(group.Key, group));
        if (!blanks) return true;
        var blank = root.SelfAndBelow().Where(node => node.Children.Count == 0 && node.Text.Length == 0).ToList();
        if (blank.Count > 0)
            findings.Info(
                "blank", root, null, $"{blank.Count} members of the source are blank and stay absent.", Counted(blank.Select(node => node.Name)));
        return true;
    }

    private static void ReportCounted(XmlNode root, IEnumerable<XmlNode> nodes, FindingList findings)
    {
        var texts = nodes.Select(node => $"{node.Name} {node.Text}").ToList();
        if (texts.Count > 0)
            findings.Info(
                "drawing-not-taken", root, null, "How the source draws its links is not taken over.", Counted(texts));
    }

    private static XmlNode Owner(XmlNode node)
    {
        var owner = node;
        while (owner.Parent is { } parent && owner.Name is not ("RecipeElement" or "MasterRecipe" or "Link" or "Step" or "Transition" or "Parameter" or "EnumerationSet"))
            owner = parent;
        return owner;
    }

    private static string? Id(XmlNode owner) => owner.First("ID")?.Text;

    private static string Lines(XmlNode owner, IEnumerable<XmlNode> nodes) =>
        string.Join("\n", nodes.Select(node => $"{(node == owner ? node.Name : node.Path[(owner.Path.Length + 1)..])} = {node.Text}"));

    private static string Counted(IEnumerable<string> texts) =>
        string.Join(", ", texts.GroupBy(text => text, StringComparer.Ordinal).Select(group => $"{group.Key} ×{group.Count()}"));
}
