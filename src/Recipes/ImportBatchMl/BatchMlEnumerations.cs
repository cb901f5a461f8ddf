using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>The enumeration sets of the file, kept as they are.</summary>
internal static class BatchMlEnumerations
{
    private const int SetsMax = 1_000;
    private const int MembersMax = 10_000;

    public static IReadOnlyList<EnumerationSet> Map(XmlNode root, FindingList findings) =>
        [.. root.All("EnumerationSet").Take(SetsMax).Select(set => MapSet(set, findings)).OfType<EnumerationSet>()];

    private static EnumerationSet? MapSet(XmlNode set, FindingList findings)
    {
        if (BatchMlText.Take(set, "ID", 200, findings) is not { } id)
        {
            findings.Look(
                "enumeration-set-without-id", set, null, "The set has no id, so nothing can refer to it. It is left out.");
            return null;
        }
        return new EnumerationSet
        {
            Id = id,
            Description = BatchMlText.Take(set, "Description", 2_000, findings),
            Members = [.. set.All("Enumeration").Take(MembersMax).Select(member => new EnumerationMember
            {
                Number = BatchMlText.Take(member, "EnumerationNumber", 200, findings),
                Name = BatchMlText.Take(member, "EnumerationString", 2_000, findings),
                Description = BatchMlText.Take(member, "Description", 2_000, findings),
            })],
        };
    }
}
