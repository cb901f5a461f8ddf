using System.Security.Cryptography;

namespace Theriac.Ledger.Seal;

/// <summary>
/// Private keys in files that only their owner can read: <c>{ledgerId}.pem</c> is in force, <c>{ledgerId}.next.pem</c> waits for
/// its entry, <c>{ledgerId}.{keyId}.pem</c> are old.
/// </summary>
internal sealed class KeyFolder(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key with this id, wherever a rotation that was cut short has left it; null when it is not here.</summary>
    public SealKey? Find(Guid ledgerId, string keyId)
    {
        foreach (var path in (string[])[Current(ledgerId), Next(ledgerId), Old(ledgerId, keyId)])
        {
            if (Read(path) is not { } key)
                continue;
            if (key.Id == keyId)
                return key;
            key.Dispose();
        }

        return null;
    }

    /// <summary>The file in force when there is one, else a new one: for a ledger that has recorded no key yet.</summary>
    public SealKey CurrentOrNew(Guid ledgerId) => Read(Current(ledgerId)) ?? Create(Current(ledgerId));

    /// <summary>A new key beside the one in force. One that a rotation left waiting was never recorded, and is replaced.</summary>
    public SealKey CreateNext(Guid ledgerId)
    {
        File.Delete(Next(ledgerId));
        return Create(Next(ledgerId));
    }

    /// <summary>After the rotation's entry is durable: keeps the old file under its id and puts the next in force.</summary>
    public void Promote(Guid ledgerId, string oldKeyId)
    {
        File.Move(Current(ledgerId), Old(ledgerId, oldKeyId));
        File.Move(Next(ledgerId), Current(ledgerId));
    }

    private static SealKey? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new SealKey(key);
    }

    private SealKey Create(string path)
    {
        Directory.CreateDirectory(folder);
        var key = new SealKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(path, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(key.ToPem()));
        stream.Flush(flushToDisk: true);
        return key;
    }

    private string Current(Guid ledgerId) => Path.Combine(folder, $"{ledgerId}.pem");

    private string Next(Guid ledgerId) => Path.Combine(folder, $"{ledgerId}.next.pem");

    private string Old(Guid ledgerId, string keyId) => Path.Combine(folder, $"{ledgerId}.{keyId}.pem");
}
