using Theriac.Testing;

namespace Theriac.Architecture.Tests;

/// <summary>The project's own source files, without what the build makes.</summary>
internal static class SourceFiles
{
    public static readonly string Root = PostgresServer.FindRoot();

    public static IEnumerable<string> CSharp(params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    public static string Short(string file) => Path.GetRelativePath(Root, file);
}
