using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>A message of B2MML: its root, and by whose courtesy the language is used.</summary>
internal static class B2mmlWriter
{
    public static byte[] Write(string root, bool hasRelease, Action<MesaXmlOut> inside)
    {
        using var xml = new MesaXmlOut();
        xml.Comment(MesaXml.Courtesy);
        xml.Inside(root, () => inside(xml), "releaseID", hasRelease ? B2mmlForm.Release : null);
        return xml.End();
    }
}
