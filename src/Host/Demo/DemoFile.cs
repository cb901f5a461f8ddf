using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Host.Demo;

/// <summary>What <c>DIR/demo.json</c> holds. Only its owner may read it.</summary>
internal sealed record DemoFile(string Url, IReadOnlyList<DemoAccount> Accounts, string? ApiToken)
{
    public const string Name = "demo.json";

    private static readonly JsonSerializerOptions Indented = new(KernelJson.Options) { WriteIndented = true };

    public async Task WriteAsync(string folder)
    {
        var path = Path.Combine(folder, Name);
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await JsonSerializer.SerializeAsync(file, this, Indented);
    }

    /// <summary>The file as it is; null when there is none.</summary>
    public static async Task<DemoFile?> ReadAsync(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return null;
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<DemoFile>(file, KernelJson.Options);
    }
}

internal sealed record DemoAccount(string UserId, string Password, string Name, IReadOnlyList<string> Roles);
