using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Theriac.Integration;

/// <summary>
/// <c>Theriac-Signature: t=1764000000,v1=…</c>: HMAC-SHA256 over the seconds, a point and the body, in hexadecimal digits, with the secret's
/// text as the key. The time is in it, so that nobody sends an old delivery again.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "Theriac-Signature";
    public const string EventHeader = "Theriac-Event";
    public const string IdHeader = "Theriac-Event-Id";
    public const string DeliveryHeader = "Theriac-Delivery";

    public static string Of(string secret, long seconds, string body)
    {
        var time = seconds.ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(mac)}";
    }
}
