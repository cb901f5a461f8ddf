namespace Theriac.Cli.Evidence;

/// <summary>One requirement, as <c>requirements.txt</c> has it.</summary>
/// <param name="Classes">Of the tests that show it; empty when no test does yet.</param>
/// <param name="IsForSoftware">False where no software can: the text says why.</param>
internal sealed record Requirement(string Id, string Text, IReadOnlyList<string> Classes, bool IsForSoftware);

/// <summary>The table of requirements that this version was built with.</summary>
internal static class Requirements
{
    private const string Resource = "Evidence/requirements.txt";

    /// <summary>The bytes as they stand in the repository: their hash is part of the evidence.</summary>
    public static byte[] Bytes()
    {
        using var stream = typeof(Requirements).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Lines <c>id | text | classes</c>; "-" is for no software, "?" is not shown yet.</summary>
    public static IReadOnlyList<Requirement> Read(string table) =>
    [
        .. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')
            .Select(line => line.Split(" | ")).Select(parts => new Requirement(
                parts[0], parts[1], parts[2] is "-" or "?" ? [] : parts[2].Split(' '), parts[2] != "-")),
    ];
}
