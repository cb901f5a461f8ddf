namespace Theriac.Plant;

/// <summary>
/// Streams of the plant. Ids are upper case in them, so that two ids never differ in case only; a lot is asked for by
/// whatever a scanner or a person typed.
/// </summary>
public static class PlantStreams
{
    public const string Enterprise = "enterprise";

    public static string Site(string id) => $"site/{id.ToUpperInvariant()}";

    public static string Area(string id) => $"area/{id.ToUpperInvariant()}";

    public static string Equipment(string id) => $"equipment/{id.ToUpperInvariant()}";

    public static string Material(string code) => $"material/{code.ToUpperInvariant()}";

    public static string Document(string id, string version) => $"document/{id.ToUpperInvariant()}/{version.ToUpperInvariant()}";

    public static string Lot(string id) => $"lot/{id.ToUpperInvariant()}";

    public static string Terminal(string id) => $"terminal/{id.ToUpperInvariant()}";
}
