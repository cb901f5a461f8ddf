using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Theriac.Host.Tests.Server;

/// <summary>A passkey in software: what a security key does, written from the WebAuthn standard (level 3, sections 6 and 8.7).</summary>
public sealed class SoftwareKey : IDisposable
{
    public const string Origin = "http://localhost";

    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte Attested = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private uint _count;

    /// <summary>False: the key was only touched, no PIN and no finger.</summary>
    public bool VerifiesUser { get; set; } = true;

    /// <summary>Set by creation: whose key it is.</summary>
    public string? UserHandle { get; private set; }

    public object Create(JsonElement options)
    {
        UserHandle = options.GetProperty("user").GetProperty("id").GetString();
        var client = ClientData("webauthn.create", options);
        var authenticator = AuthenticatorData((byte)(Present | (VerifiesUser ? Verified : 0) | Attested), [.. new byte[16], 0, 16, .. _id, .. CoseKey()]);
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes(authenticator)];
        return Credential(new { clientDataJSON = Url(client), attestationObject = Url(attestation), transports = new[] { "usb" } });
    }

    public object Get(JsonElement options)
    {
        var client = ClientData("webauthn.get", options);
        var authenticator = AuthenticatorData((byte)(Present | (VerifiesUser ? Verified : 0)), []);
        byte[] signed = [.. authenticator, .. SHA256.HashData(client)];
        var signature = _key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new
        {
            clientDataJSON = Url(client),
            authenticatorData = Url(authenticator),
            signature = Url(signature),
            userHandle = UserHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private object Credential(object response) =>
        new { id = Url(_id), rawId = Url(_id), type = "public-key", response, clientExtensionResults = new { } };

    private static byte[] ClientData(string type, JsonElement options) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false }));

    private byte[] AuthenticatorData(byte flags, byte[] attested)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_count);
        return [.. SHA256.HashData("localhost"u8), flags, .. count, .. attested];
    }

    /// <summary>COSE_Key of ES256: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.</summary>
    private byte[] CoseKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Bytes(byte[] bytes) => [0x58, (byte)bytes.Length, .. bytes];

    private static string Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
