namespace Theriac.Epcis.Parse;

/// <summary>In which part of an event an identifier stands; a bit each, because a query asks for several.</summary>
[Flags]
internal enum EpcRole
{
    Epc = 1,
    Parent = 2,
    Input = 4,
    Output = 8,
    Class = 16,
    InputClass = 32,
    OutputClass = 64,
    AnyInstance = Epc | Parent | Input | Output,
    AnyClass = Class | InputClass | OutputClass,
}

internal readonly record struct EpcMention(EpcRole Role, string Key);

/// <summary>An event that was found good: its bytes as received (with an id), and what queries look at.</summary>
internal sealed record ParsedEvent(
    byte[] Bytes,
    string EventId,
    string Type,
    long EventTime,
    string? Action,
    string? BizStep,
    string? Disposition,
    string? ReadPoint,
    string? BizLocation,
    string? TransformationId,
    bool DeclaresError,
    IReadOnlyList<EpcMention> Epcs);

/// <summary>A capture document that was found good. <paramref name="Head"/> is everything but the events.</summary>
internal sealed record ParsedDocument(byte[] Context, byte[] Head, IReadOnlyList<ParsedEvent> Events);
