using Xunit;

namespace Theriac.Testing;

/// <summary>Outside material to test against. It is never copied into the repository, so it may be absent.</summary>
/// <remarks>
/// It is looked for in the folder that <c>THERIAC_CORPUS</c> names, else in <c>../shared/corpus</c> beside the
/// repository. A test that needs it is skipped, and says so, when it is not there.
/// </remarks>
public static class Corpus
{
    /// <summary>
    /// The full path of a file or folder of the corpus, for example <c>gs1/gs1-syntax-dictionary.txt</c>.
    /// </summary>
    public static string Path(string relative)
    {
        var root = Root();
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, relative));
        if (!File.Exists(path) && !Directory.Exists(path))
            Assert.Skip($"NOT TESTED: the corpus has no {relative} in {root}. Set THERIAC_CORPUS to the folder that holds it.");
        return path;
    }

    public static string ReadText(string relative) => File.ReadAllText(Path(relative));

    public static byte[] ReadBytes(string relative) => File.ReadAllBytes(Path(relative));

    /// <summary>All files under a folder of the corpus, in the order of their names.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(Path(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string Root()
    {
        var named = Environment.GetEnvironmentVariable("THERIAC_CORPUS");
        return string.IsNullOrEmpty(named)
            ? System.IO.Path.Combine(RepositoryRoot(), "..", "shared", "corpus")
            : named;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Theriac.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Tests run inside the repository.");
    }
}
