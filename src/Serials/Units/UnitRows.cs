using System.Globalization;
using System.Text.Json;
using Theriac.Gs1;
using Theriac.Serials.States;
using Theriac.Storage;

namespace Theriac.Serials.Units;

/// <summary>Rows of packs and containers.</summary>
internal sealed class UnitRows(Database database)
{
    private static readonly Sql FindUnits = Sql.Of<UnitRows>("Units/FindUnits");
    private static readonly Sql FindContainers = Sql.Of<UnitRows>("Units/FindContainers");
    private static readonly Sql PacksInside = Sql.Of<UnitRows>("Units/PacksInside");
    private static readonly Sql BatchesOfContainer = Sql.Of<UnitRows>("Units/BatchesOfContainer");

    public async Task<IReadOnlyList<UnitRow>> FindAsync(IEnumerable<(string Gtin, string Serial)> units, CancellationToken cancellation)
    {
        var wanted = JsonSerializer.Serialize(units.Select(unit => new[] { unit.Gtin, unit.Serial }));
        return wanted == "[]" ? [] : await database.QueryAsync<UnitRow>(FindUnits, new { units = wanted }, cancellation);
    }

    public async Task<IReadOnlyList<ContainerRow>> FindContainersAsync(IReadOnlyCollection<string> ssccs, CancellationToken cancellation) =>
        ssccs.Count == 0
            ? []
            : await database.QueryAsync<ContainerRow>(FindContainers, new { ssccs = JsonSerializer.Serialize(ssccs) }, cancellation);

    /// <summary>How many packs of each batch stand in a case or pallet, to the innermost. What is packed never changes.</summary>
    public async Task<IReadOnlyDictionary<string, long>> PacksInsideAsync(string sscc, CancellationToken cancellation) =>
        (await database.QueryAsync<InsideRow>(PacksInside, new { sscc }, cancellation)).ToDictionary(row => row.Batch, row => row.Packs);

    public Task<IReadOnlyList<string>> BatchesOfAsync(string sscc, CancellationToken cancellation) =>
        database.QueryAsync<string>(BatchesOfContainer, new { sscc }, cancellation);

    private sealed class InsideRow
    {
        public string Batch { get; set; } = "";

        public long Packs { get; set; }
    }
}

internal sealed class UnitRow
{
    public string Gtin { get; set; } = "";

    public string Serial { get; set; } = "";

    public string Batch { get; set; } = "";

    public string Lot { get; set; } = "";

    public string Expiry { get; set; } = "";

    public string Site { get; set; } = "";

    public string ProductName { get; set; } = "";

    public long Number { get; set; }

    public long At { get; set; }

    public string Zone { get; set; } = "";

    public string Actor { get; set; } = "";

    public long Idx { get; set; }

    public string? State { get; set; }

    public long? Since { get; set; }

    public string? Location { get; set; }

    public string? Parent { get; set; }

    public string Path => $"/01/{Gtin}/21/{Serial}";

    public PackState OwnState => State is null ? PackState.Active : Enum.Parse<PackState>(State);

    public PackInfo ToInfo() => new(
        Gtin, Serial, Batch, Lot, Expiry, ProductName, Site, OwnState, Since ?? At, Location, Parent, Number, At, Zone, Actor,
        PackSymbol.Of(Gtin, Serial, Lot, DateOnly.ParseExact(Expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
}

internal sealed class ContainerRow
{
    public string Sscc { get; set; } = "";

    public string? Parent { get; set; }

    public string PlaceKind { get; set; } = "";

    public string Place { get; set; } = "";

    public string Status { get; set; } = "";

    public string? DestinationKind { get; set; }

    public string? Destination { get; set; }

    public long Quarantine { get; set; }

    public long Count { get; set; }

    public long Number { get; set; }

    public long At { get; set; }

    public string Zone { get; set; } = "";

    public ContainerInfo ToInfo(IReadOnlyList<string> batches) => new(
        Sscc, Parent, PlaceKind, Place, Status, DestinationKind, Destination, Quarantine == 1, Count, Number, At, Zone, batches);
}

/// <summary>What the Data Matrix of a pack says.</summary>
internal static class PackSymbol
{
    /// <summary>GTIN, expiry, lot, serial; the separator is U+001D.</summary>
    public static string Of(string gtin, string serial, string lot, DateOnly expiry) =>
        ElementString.Of([
            AiElement.Of("01", gtin).Value,
            AiElement.Of("17", expiry.ToString("yyMMdd", CultureInfo.InvariantCulture)).Value,
            AiElement.Of("10", lot).Value,
            AiElement.Of("21", serial).Value,
        ]).Value.ToSymbolText();
}
