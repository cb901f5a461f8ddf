using System.Diagnostics;
using System.Text.Json;

namespace Theriac.Cli.Tests;

/// <summary>Runs the real program, as an operator does.</summary>
internal static class TheriacProgram
{
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string keyFolder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "theriac.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["Keys__Folder"] = keyFolder;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    public static JsonElement Json(string output)
    {
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }
}
