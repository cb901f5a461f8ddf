using System.Text;

namespace Theriac.Epcis;

/// <summary>JSON-LD contexts.</summary>
internal static class EpcisContext
{
    /// <summary>The standard's own, which every answer names first.</summary>
    public const string Standard = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    /// <summary>What our own events are written in: the standard's context knows <c>cbvmda</c>.</summary>
    public static readonly byte[] Own = Encoding.UTF8.GetBytes($"[\"{Standard}\"]");
}
