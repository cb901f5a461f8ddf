using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>Names of B2MML V0701, and what is ours in it.</summary>
internal static class B2mmlForm
{
    public const string Release = "0701";
    public const string MediaType = "application/xml";

    /// <summary>Bytes of a message. The largest of an ERP is a schedule of some hundred orders.</summary>
    public const int BytesMax = 8 * 1024 * 1024;

    public static readonly XmlLimits Limits = new(BytesMax, Elements: 200_000, Depth: 64, Attributes: 2_000);
}
