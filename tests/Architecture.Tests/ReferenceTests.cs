using System.Xml.Linq;
using Theriac.Testing;
using Xunit;

namespace Theriac.Architecture.Tests;

/// <summary>Which project may reference which. The compiler holds the rest: everything else is internal.</summary>
public sealed class ReferenceTests
{
    private const string Foundation = "Kernel Storage Ledger Edge People";

    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Kernel"] = "",
        ["Print"] = "",
        ["Gs1"] = "Kernel",
        ["Expressions"] = "Kernel",
        ["Storage"] = "Kernel",
        ["Ledger"] = "Kernel Storage",
        ["Edge"] = "Kernel Storage Ledger",
        ["People"] = "Kernel Storage Ledger Edge",
        ["Devices"] = Foundation,
        ["Plant"] = Foundation + " Gs1 Devices Print",
        ["Recipes"] = Foundation + " Expressions Gs1 Plant Print",
        ["Batches"] = Foundation + " Devices Expressions Gs1 Plant Print Recipes",
        ["Epcis"] = Foundation + " Gs1",
        ["Serials"] = Foundation + " Gs1 Plant Batches Epcis",
        ["Distribution"] = Foundation + " Gs1 Plant Batches Epcis Serials",
        ["Integration"] = Foundation + " Plant Batches",
        ["Activity"] = Foundation,
        ["Host"] = Foundation + " Devices Gs1 Plant Recipes Batches Epcis Serials Distribution Integration Activity",
        ["Cli"] = Foundation + " Devices Gs1 Plant Recipes Batches Epcis Serials Distribution Integration Activity Host Bench Print",
    };

    public static TheoryData<string> Modules => new(Directory.GetDirectories(Source).Select(Path.GetFileName)!);

    private static string Source => Path.Combine(PostgresServer.FindRoot(), "src");

    [Theory, MemberData(nameof(Modules))]
    public void A_module_references_only_what_it_may(string module)
    {
        Assert.True(Allowed.TryGetValue(module, out var allowed), $"{module} has no line in the allow-list: decide what it may see.");
        var project = XDocument.Load(Path.Combine(Source, module, $"{module}.csproj"));
        var references = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Empty(references.Except(allowed.Split(' ')));
    }

    [Theory, MemberData(nameof(Modules))]
    public void Only_Storage_names_an_engine(string module)
    {
        if (module is "Storage")
            return;
        var offenders = Directory.EnumerateFiles(Path.Combine(Source, module), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Any(line =>
                line.StartsWith("using Npgsql", StringComparison.Ordinal) || line.StartsWith("using Microsoft.Data.Sqlite", StringComparison.Ordinal)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void The_allow_list_has_no_cycle()
    {
        var done = new HashSet<string>();
        while (Allowed.Keys.FirstOrDefault(module =>
                   !done.Contains(module) && Allowed[module].Split(' ', StringSplitOptions.RemoveEmptyEntries).All(name => name == "Bench" || done.Contains(name))) is { } next)
            done.Add(next);

        Assert.Equal(Allowed.Keys.Order(), done.Order());
    }
}
