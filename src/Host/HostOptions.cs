using Theriac.Ledger;

namespace Theriac.Host;

/// <summary>What the command line of <c>./start</c> says. Everything else is configuration.</summary>
/// <param name="Data">Folder of the embedded database.</param>
/// <param name="Database">A PostgreSQL connection string, or null for the embedded database.</param>
/// <param name="Kind">Given by <c>--demo</c> or <c>--empty</c>; null is the default of an empty place: demo.</param>
/// <param name="HttpsPort">Given by <c>--https</c>: also listen by HTTPS, with a certificate of the plant's own authority.</param>
/// <param name="Web">Folder of the browser application, or null for <c>wwwroot</c>.</param>
public sealed record HostOptions(string Data, string Urls, string? Database, InstanceKind? Kind, string? Web, int? HttpsPort = null)
{
    public const string UrlsDefault = "http://localhost:5080";

    public string Connection => Database ?? Path.Combine(Data, "theriac.db");

    /// <exception cref="UsageException">An argument is unknown, lacks its value, or contradicts another.</exception>
    public static HostOptions Parse(IReadOnlyList<string> args)
    {
        var options = new HostOptions("data", UrlsDefault, null, null, null);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            options = name switch
            {
                "--demo" => options.WithKind(InstanceKind.Demo),
                "--empty" => options.WithKind(InstanceKind.Production),
                "--data" => options with { Data = Value() },
                "--urls" => options with { Urls = Value() },
                "--database" => options with { Database = Value() },
                "--https" => options with { HttpsPort = Port(value) },
                "--web" => options with { Web = Value() },
                _ => throw new UsageException($"Unknown argument {name}. Known: --data DIR, --urls URL, --demo, --empty, --database CONNECTION, --https[=PORT], --web DIR."),
            };

            string Value() => value ?? (i + 1 < args.Count ? args[++i] : throw new UsageException($"{name} needs a value."));
        }

        return options;
    }

    private static int Port(string? value) =>
        value is null ? Tls.TlsSetup.PortDefault
        : ushort.TryParse(value, out var port) ? port
        : throw new UsageException("--https=PORT needs a port number.");

    private HostOptions WithKind(InstanceKind kind) =>
        Kind is null || Kind == kind ? this with { Kind = kind } : throw new UsageException("--demo and --empty exclude each other.");
}

/// <summary>The command line is wrong; the program ends with exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);
