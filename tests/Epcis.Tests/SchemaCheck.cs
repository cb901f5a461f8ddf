using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Theriac.Testing;
using Xunit;

namespace Theriac.Epcis.Tests;

/// <summary>The standard's JSON Schema, checked by ajv: a judge that shares no code with us.</summary>
internal static class SchemaCheck
{
    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Lines of ajv about wrong documents; empty when all are valid.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> documents)
    {
        var schema = Corpus.Path("epcis/gs1/EPCIS-JSON-Schema.json");
        var folder = Path.Combine(PostgresServer.FindRoot(), "tests", "Epcis.Tests", "schema");
        await Installing.WaitAsync();
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules")))
                await RunAsync(folder, "npm", ["ci", "--no-audit", "--no-fund"], "");
        }
        finally
        {
            Installing.Release();
        }

        var lines = string.Join('\n', documents.Select(document => JsonNode.Parse(document)!.ToJsonString()));
        return await RunAsync(folder, "node", ["check.mjs", schema], lines);
    }

    private static async Task<string> RunAsync(string folder, string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return await output;
    }
}
