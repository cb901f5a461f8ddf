namespace Theriac.Ledger.Append;

/// <summary>The locked head row.</summary>
internal sealed record HeadRow(Guid LedgerId, InstanceKind Kind, long Number, long At, byte[] Hash);

internal sealed class HeadRowData
{
    public string LedgerId { get; set; } = "";

    public string Kind { get; set; } = "";

    public long Number { get; set; }

    public long At { get; set; }

    public byte[] Hash { get; set; } = [];

    public HeadRow ToHead() => new(Guid.Parse(LedgerId), Enum.Parse<InstanceKind>(Kind), Number, At, Hash);
}
