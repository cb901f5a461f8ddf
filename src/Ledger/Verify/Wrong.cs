namespace Theriac.Ledger.Verify;

/// <summary>Every finding of a verification, in one place.</summary>
internal static class Wrong
{
    public static Finding Numbering(long expected, long found) =>
        new("entry-missing", expected, $"Entry {expected} is not there: {found} stands in its place.");

    public static Finding Ends(long expected, string why) =>
        new("entry-missing", expected, $"Entry {expected} is not there: {why}");

    public static Finding OwnHash(long number) =>
        new("entry-hash", number, $"Entry {number} is not what was hashed: one of its fields was changed.");

    public static Finding PreviousHash(long number) =>
        new("previous-hash", number, $"Entry {number} does not follow entry {number - 1}: one of the two was replaced.");

    public static Finding Time(long number) =>
        new("time-backwards", number, $"Entry {number} has an earlier time than the entry before it.");

    public static Finding Version(long number, long expected, long found) =>
        new("stream-version", number, $"Entry {number} has version {found} of its stream, {expected} was due.");

    public static Finding Payload(long number) =>
        new("payload-not-canonical", number, $"The payload of entry {number} is not canonical JSON.");

    public static Finding Opening(string detail) => new("ledger-opening", 1, $"Entry 1 does not open this ledger: {detail}");

    public static Finding Key(long number, string detail) => new("ledger-key", number, $"The key entry {number} is not valid: {detail}");

    public static Finding KeyNotPinned() =>
        new("key-unknown", null, "The public key that you gave is none of this ledger's keys.");

    public static Finding NothingSealedBy() =>
        new("not-sealed", null, "No tree head is signed by the key that you gave, or by one that follows it.");

    public static Finding SealRoot(long size) =>
        new("seal-root", size, $"The seal over {size} entries has another root than the entries.");

    public static Finding SealSignature(long size, string keyId) =>
        new("seal-signature", size, $"The seal over {size} entries is not signed by the key in force ({keyId}).");

    public static Finding SealTime(long size) =>
        new("seal-time", size, $"The seal over {size} entries is older than the newest of them.");

    public static Finding SealAhead(long expected, long size) =>
        new("entry-missing", expected, $"Entry {expected} is not there: a seal covers {size} entries.");

    public static Finding KeptLedger() => new("kept-head-other-ledger", null, "The kept tree head is of another ledger.");

    public static Finding KeptSignature() => new("kept-head-signature", null, "The kept tree head is not signed by a key of this ledger.");

    public static Finding KeptRoot(long size) =>
        new("kept-head-inconsistent", null, $"The first {size} entries are not those that the kept tree head covers.");

    public static Finding ContentHash(string hash, Relied? use = null) =>
        new("content-changed", use?.Entry, $"Stored content {hash} does not match its hash.{(use is null ? "" : $" {use.Detail}")}");

    public static Finding ContentMissing(string hash, long number) =>
        new("content-missing", number, $"Entry {number} is signed over document {hash}, which is not stored.");

    public static Finding Bulk(long number, string detail) =>
        new("bulk-changed", number, $"What entry {number} vouches for is not what was stored with it: {detail}");

    public static Finding Derived(long number, string detail) =>
        new("derived-differs", number, $"What entry {number} says is not what is derived again from entries and contents: {detail}");

    public static Finding Head(long number, string detail) => new("head-row", number, $"The head row does not match: {detail}");

    public static Finding StreamRow(string stream) =>
        new("stream-row", null, $"The version kept for stream {stream} is not that of its entries. Run theriac rebuild.");

    public static Finding TreeNode(int level, long position) =>
        new("tree-node", null, $"The stored tree node {level}/{position} is not that of the entries. Run theriac rebuild.");

    public static Finding ExportLine(long line, long? number, string detail) =>
        new("export-line", number, $"Line {line} of the export{(number is null ? "" : $" (entry {number} is due)")}: {detail}");

    public static Finding Copied(string detail) => new("record-file", null, $"The file is no copy of a record as it was made: {detail}");

    public static Finding CopiedStream(long number) =>
        new("record-file", number, $"Entry {number} is of another stream than the record.");

    public static Finding CopiedRoot(long size) => new(
        "tree-head", size, $"The entries of this record are not those that the tree head over {size} entries covers.");

    public static Finding RecordHash() => new("record-hash", null, "The hash of the record is not that of its entries.");

    public static Finding FilePart(string name) => new("file-changed", null, $"The file was changed after it was made: {name}.");

    public static Finding FileSeal(string detail) => new("file-seal", null, $"The seal of the file does not hold: {detail}");

    public static Finding Proof(long? number, string detail) => new("proof", number, $"The proof does not hold: {detail}");
}
