namespace Theriac.Ledger;

/// <summary>One entry of the ledger, as stored. Everything else in the system is computed from entries.</summary>
/// <param name="Number">Gapless, from 1; number order is commit order.</param>
/// <param name="Stream">What it is about, for example <c>batch/B2406-017</c>.</param>
/// <param name="Version">Gapless within the stream, from 1.</param>
/// <param name="At">Server time, microseconds UTC; never before the previous entry's.</param>
/// <param name="Zone">IANA time zone of the site, for example <c>Asia/Ho_Chi_Minh</c>.</param>
/// <param name="OffsetMinutes">Offset of that zone from UTC at that time.</param>
/// <param name="Actor">User id, <c>machine/…</c> or <c>system</c>; never empty (DI-A).</param>
/// <param name="Terminal">Enrolled terminal, or null where none was used.</param>
/// <param name="Type">Kind and version of the fact, for example <c>step-signed.v1</c>.</param>
/// <param name="Payload">Canonical JSON (RFC 8785), the very bytes that were hashed.</param>
/// <param name="PreviousHash">Hash of entry <paramref name="Number"/> − 1; 32 zero bytes for the first.</param>
/// <param name="Hash">RFC 9162 leaf hash over header and payload; see <see cref="EntryHash"/>.</param>
public sealed record Entry(
    long Number,
    string Stream,
    long Version,
    long At,
    string Zone,
    int OffsetMinutes,
    string Actor,
    string? Terminal,
    string Type,
    ReadOnlyMemory<byte> Payload,
    byte[] PreviousHash,
    byte[] Hash);
