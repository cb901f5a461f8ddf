namespace Theriac.Cli.Bench;

/// <summary>A folder for one bench, gone afterwards. It lies in the temporary folder: set TMPDIR to measure another disk.</summary>
internal sealed class BenchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("theriac-bench-").FullName;

    public BenchFolder()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101); // PostgreSQL may run as another user.
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
