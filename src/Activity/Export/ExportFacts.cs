using Theriac.Activity.Search;
using Theriac.Ledger;

namespace Theriac.Activity.Export;

/// <summary>Somebody asks for a part of the trace as a file; what he got follows, however it ended.</summary>
[Fact("activity-export-begun.v1")]
internal sealed record ActivityExportBegun(ActivityQuery Query, string Format, long Through) : IFact;

/// <summary>Somebody took a part of the trace away as a file: what he asked, how much it was, and the hash of what he got.</summary>
/// <param name="Through">The newest entry that the export looked at.</param>
/// <param name="Complete">False when the file ends at the limit, or the reader hung up.</param>
/// <param name="Sha256">Of the lines of entries, as they stand in the file.</param>
[Fact("activity-exported.v1")]
internal sealed record ActivityExported(ActivityQuery Query, string Format, long Through, long Rows, bool Complete, string Sha256) : IFact;
