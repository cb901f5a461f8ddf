using System.Security.Cryptography;

namespace Theriac.Cli.Ledger;

internal static class PublicKeys
{
    /// <summary>SubjectPublicKeyInfo of a PEM file with a public or private P-256 key.</summary>
    public static byte[] Read(string file)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        catch (ArgumentException malformed)
        {
            throw new IOException($"{file} holds no key in PEM form.", malformed);
        }

        return key.ExportSubjectPublicKeyInfo();
    }

    public static string ToPem(byte[] publicKey) => PemEncoding.WriteString("PUBLIC KEY", publicKey);
}
