using System.Diagnostics;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>What a reader finds and copies out of a PDF.</summary>
internal static class PdfText
{
    /// <summary>Pictures as pdfimages lists them.</summary>
    public static async Task<IReadOnlyList<(string Type, int Width, int Height, string Encoding, string Object)>> ImagesAsync(byte[] pdf)
    {
        var file = Path.Combine(Path.GetTempPath(), $"recipe-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdfimages", ["-list", file]) { RedirectStandardOutput = true })!;
            var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2);
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return [.. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(cells => (cells[2], int.Parse(cells[3]), int.Parse(cells[4]), cells[8], cells[10]))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The text of each page, without the breaks of its lines.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf)
    {
        var file = Path.Combine(Path.GetTempPath(), $"recipe-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        if (Environment.GetEnvironmentVariable("THERIAC_KEEP_PDF") is { Length: > 0 } keep)
            await File.WriteAllBytesAsync(Path.Combine(keep, Path.GetFileName(file)), pdf);
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            return [.. text.TrimEnd('\f').Split('\f').Select(page => page.ReplaceLineEndings(" ") + " " + page.ReplaceLineEndings(""))];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
