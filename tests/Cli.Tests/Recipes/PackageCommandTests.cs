using Xunit;

namespace Theriac.Cli.Tests;

public sealed class PackageCommandTests
{
    [Fact]
    public async Task What_is_no_package_is_told_so_and_an_unknown_recipe_is_not_exported()
    {
        var folder = Directory.CreateTempSubdirectory("theriac-package-");
        try
        {
            var file = Path.Combine(folder.FullName, "x.theriac-recipe");
            await File.WriteAllTextAsync(file, "{}");
            var (code, output, _) = await TheriacProgram.RunAsync(folder.FullName, "recipes", "verify-package", file, "--json");
            Assert.Equal((1, "package-not-readable"), (code, TheriacProgram.Json(output).GetProperty("code").GetString()));
            var missing = await TheriacProgram.RunAsync(folder.FullName, "recipes", "export", "R-1", "1", "--data", folder.FullName);
            Assert.Equal(1, missing.Code);
            Assert.Contains("no instance", missing.Errors, StringComparison.Ordinal);
            var silent = await TheriacProgram.RunAsync(folder.FullName, "recipes", "import", file, "--url", "http://127.0.0.1:9", "--token", "t");
            Assert.Equal(1, silent.Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
