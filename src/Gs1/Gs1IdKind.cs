namespace Theriac.Gs1;

/// <summary>The kinds of things that GS1 identifies, by the names of the EPC schemes.</summary>
public enum Gs1IdKind
{
    /// <summary>A trade item, without saying which one: (01).</summary>
    Gtin,

    /// <summary>One trade item: (01)(21).</summary>
    Sgtin,

    /// <summary>A lot of a trade item: (01)(10).</summary>
    Lgtin,

    /// <summary>One trade item with a third-party serial, as on tobacco: (01)(235).</summary>
    Upui,

    /// <summary>One logistic unit: (00).</summary>
    Sscc,

    /// <summary>A place: (414), or a place within it: (414)(254).</summary>
    Sgln,

    /// <summary>A party: (417).</summary>
    Pgln,

    /// <summary>A document: (253).</summary>
    Gdti,

    /// <summary>A returnable asset: (8003).</summary>
    Grai,

    /// <summary>An individual asset: (8004).</summary>
    Giai,

    /// <summary>A recipient of a service: (8018).</summary>
    Gsrn,

    /// <summary>A provider of a service: (8017).</summary>
    Gsrnp,

    /// <summary>A coupon: (255).</summary>
    Sgcn,

    /// <summary>A component or part: (8010)(8011).</summary>
    Cpi,

    /// <summary>A piece of a trade item: (8006)(21).</summary>
    Itip,

    /// <summary>A consignment: (401).</summary>
    Ginc,

    /// <summary>A shipment: (402).</summary>
    Gsin,
}
