using Theriac.Activity.Search;
using Theriac.Ledger;

namespace Theriac.Activity.Export;

/// <summary>Somebody took a part of the trace away as a file: what he asked, how much it was, and the hash of what he got.</summary>
/// <param name="Through">The newest entry that the export looked at.</param>
/// <param name="Complete">False when the file ends at the limit.</param>
/// <param name="Sha256">Of the lines of entries, as they stand in the file.</param>
[Fact("activity-exported.v1")]
internal sealed record ActivityExported(ActivityQuery Query, string Format, long Through, long Rows, bool Complete, string Sha256) : IFact;
