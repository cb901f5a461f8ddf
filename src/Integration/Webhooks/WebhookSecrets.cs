using System.Security.Cryptography;
using System.Text;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Integration;

/// <summary>
/// Secrets that must be read again to sign with: sealed by AES-256-GCM in an operational row. The key is a file beside the ledger's own keys
/// that only its owner reads, so that a copy of the database tells no secret.
/// </summary>
internal sealed class WebhookSecrets(Database database, LedgerOptions ledger)
{
    private const string FileName = "webhooks.key";
    private const string Prefix = "thw_";
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private static readonly Sql Put = Sql.Of<WebhookSecrets>("Webhooks/PutSecret");
    private static readonly Sql Find = Sql.Of<WebhookSecrets>("Webhooks/FindSecret");

    public static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeySize));

    /// <summary>Under which its address is kept, which may hold a secret of the partner.</summary>
    public static string UrlOf(string webhook) => $"{webhook}/url";

    public Statement Keep(string webhook, string secret)
    {
        var (nonce, plain) = (RandomNumberGenerator.GetBytes(NonceSize), Encoding.UTF8.GetBytes(secret));
        var (cipher, tag) = (new byte[plain.Length], new byte[TagSize]);
        using var aes = new AesGcm(Key(), TagSize);
        aes.Encrypt(nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(webhook));
        return new Statement(Put, ("webhook", webhook), ("sealed", (byte[])[.. nonce, .. tag, .. cipher]));
    }

    /// <summary>Null where there is none, or the key is not the one that sealed it.</summary>
    public async Task<string?> FindAsync(string webhook, CancellationToken cancellation)
    {
        if (await database.FindAsync<Row>(Find, new { webhook }, cancellation) is not { } row)
            return null;
        var plain = new byte[row.Sealed.Length - NonceSize - TagSize];
        using var aes = new AesGcm(Key(), TagSize);
        try
        {
            aes.Decrypt(
                row.Sealed.AsSpan(0, NonceSize), row.Sealed.AsSpan(NonceSize + TagSize), row.Sealed.AsSpan(NonceSize, TagSize), plain,
                Encoding.UTF8.GetBytes(webhook));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }

    private byte[] Key()
    {
        var path = Path.Combine(ledger.KeyFolder, FileName);
        if (!File.Exists(path))
            Create(path);
        return File.ReadAllBytes(path);
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(RandomNumberGenerator.GetBytes(KeySize));
        stream.Flush(flushToDisk: true);
    }

    private sealed class Row
    {
        public byte[] Sealed { get; set; } = [];
    }
}
