namespace Theriac.Ledger.Read;

internal sealed class EntryRow
{
    public long Number { get; set; }

    public string Stream { get; set; } = "";

    public long Version { get; set; }

    public long At { get; set; }

    public string Zone { get; set; } = "";

    public long OffsetMinutes { get; set; }

    public string Actor { get; set; } = "";

    public string? Terminal { get; set; }

    public string Type { get; set; } = "";

    public byte[] Payload { get; set; } = [];

    public byte[] PreviousHash { get; set; } = [];

    public byte[] Hash { get; set; } = [];

    public Entry ToEntry() =>
        new(Number, Stream, Version, At, Zone, (int)OffsetMinutes, Actor, Terminal, Type, Payload, PreviousHash, Hash);
}
