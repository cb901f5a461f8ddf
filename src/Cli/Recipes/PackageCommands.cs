using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Cli.Ledger;
using Theriac.Cli.Shared;
using Theriac.Recipes;

namespace Theriac.Cli.Recipes;

/// <summary>Signed packages of recipes: out of this instance, checked without one, into another.</summary>
internal static class PackageCommands
{
    private static readonly Argument<string> Id = new("id") { Description = "The recipe's id." };
    private static readonly Argument<string> Version = new("version") { Description = "The version." };
    private static readonly Argument<FileInfo> File = new("file") { Description = "The package." };
    private static readonly Option<FileInfo?> Output = new("--output") { Description = "File to write; ID-VERSION.theriac-recipe without it." };
    private static readonly Option<FileInfo> Key = new("--public-key") { Description = "PEM file of the public key that you trust (theriac ledger key)." };
    private static readonly Option<Uri> Url = new("--url") { Description = "Address of the instance, such as https://plant.example.", Required = true };
    private static readonly Option<string?> Token = new("--token") { Description = "A token of a recipe author there; else the variable THERIAC_TOKEN." };

    public static Command[] Create()
    {
        Key.AcceptExistingOnly();
        File.AcceptExistingOnly();
        return
        [
            CliCommand.Make("export", "Write the signed package of a recipe version.", [Id, Version, Output], ExportAsync),
            CliCommand.Make("import", "Send a package to a running instance, where it becomes a draft.", [File, Url, Token], ImportAsync),
            CliCommand.Make("verify-package", "Check every byte of a package; nothing is needed but the file.", [File, Key], VerifyAsync),
        ];
    }

    private static async Task<int> ExportAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        await using var app = await Instance.OpenAsync(parse);
        var (id, version) = (parse.GetRequiredValue(Id), parse.GetRequiredValue(Version));
        var made = await app.Services.GetRequiredService<IRecipePackages>().ExportAsync(id, version, "system", cancellation);
        if (!made.Try(out var bytes, out var refusal))
            return output.No(refusal);
        // Ids have letters, digits, dots, hyphens and underscores only.
        var file = parse.GetValue(Output)?.FullName ?? $"{id}-{version}.theriac-recipe";
        await System.IO.File.WriteAllBytesAsync(file, bytes, cancellation);
        var report = RecipePackageCheck.Verify(bytes, null).Value;
        return output.Yes(new { file, report }, $"Wrote {file}: recipe {report.Id}, version {report.Version}, {bytes.Length:N0} bytes, signed by key {report.KeyId}.");
    }

    private static async Task<int> VerifyAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(parse.GetRequiredValue(File).FullName, cancellation);
        var pinned = parse.GetValue(Key) is { } key ? PublicKeys.Read(key.FullName) : null;
        if (!RecipePackageCheck.Verify(bytes, pinned).Try(out var report, out var refusal))
            return output.No(new { ok = false, refusal.Code, refusal.Detail }, $"WRONG  {refusal.Detail}");
        return output.Yes(
            new { ok = true, isPinned = pinned is not null, report },
            $"Right: recipe {report.Id}, version {report.Version}, {report.State} at {report.Instance} ({report.Kind}), content {report.Recipe}.",
            $"{report.Parts} parts, {report.Entries} entries of its life, each proved; written by {string.Join(", ", report.Authors)}.",
            pinned is null ? $"Signed by key {report.KeyId}: compare it with the one that you were given." : $"Signed by the key that you trust, {report.KeyId}.");
    }

    private static async Task<int> ImportAsync(ParseResult parse, CliOutput output, CancellationToken cancellation)
    {
        var token = parse.GetValue(Token) ?? Environment.GetEnvironmentVariable("THERIAC_TOKEN");
        if (string.IsNullOrEmpty(token))
            return output.No("token-missing", "Give a token of a recipe author: --token, or the variable THERIAC_TOKEN.");
        using var http = new HttpClient { BaseAddress = parse.GetRequiredValue(Url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var body = new ByteArrayContent(await System.IO.File.ReadAllBytesAsync(parse.GetRequiredValue(File).FullName, cancellation));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await http.PostAsync(new Uri("/api/recipes/packages", UriKind.Relative), body, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            using var answer = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
            if (!response.IsSuccessStatusCode)
                return output.No(Said(answer, "code") ?? "failed", Said(answer, "detail") ?? $"The instance answered {(int)response.StatusCode}.");
            return output.Yes(answer.RootElement.Clone(), $"Recipe {Said(answer, "id")}, version {Said(answer, "version")} is a draft there.");
        }
        catch (Exception wrong) when (wrong is HttpRequestException or JsonException)
        {
            throw new IOException($"{http.BaseAddress} did not answer as an instance: {wrong.Message}", wrong);
        }
    }

    private static string? Said(JsonDocument answer, string member) =>
        answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty(member, out var value) ? value.ToString() : null;
}
