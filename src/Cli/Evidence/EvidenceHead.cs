using System.Diagnostics;
using System.Security.Cryptography;

namespace Theriac.Cli.Evidence;

/// <summary>What the evidence is about: which program, which sources, which run.</summary>
internal sealed record EvidenceHead(string Version, string Commit, string At, string Machine, string TableSha256, IReadOnlyList<ResultFile> Files)
{
    /// <summary>Results of other sources than those that the head names.</summary>
    public IReadOnlyList<ResultFile> OfOthers => [.. Files.Where(file => file.Commit != Commit)];

    public static EvidenceHead Of(IReadOnlyList<ResultFile> files, byte[] table, TimeProvider clock) => new(
        typeof(EvidenceHead).Assembly.GetName().Version!.ToString(3), CommitHere(),
        clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture),
        $"{System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}, {Environment.ProcessorCount} cores",
        Sha256(table), files);

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the working folder; sources that differ from it are said to.</summary>
    private static string CommitHere()
    {
        var commit = Git("rev-parse", "HEAD");
        return commit.Length == 0 ? "unknown" : Git("status", "--porcelain", "--untracked-files=no").Length == 0 ? commit : commit + ", with changes";
    }

    private static string Git(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : "";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ""; // There is no git here.
        }
    }
}
