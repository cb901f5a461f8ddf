using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// The laboratory's result of one test of a sample, against the specification of the recipe (C-134). A second result of the same
/// test says why; the earlier one stays readable.
/// </summary>
/// <param name="Sample">Number of the sample, as it was given when it was taken.</param>
/// <param name="Reason">Why it replaces the one before; null for the first.</param>
[Fact("lab-result-recorded.v1")]
internal sealed record LabResultRecorded(
    string Step, string Number, string Sample, string Test, LocalizedText Title, string Value, Unit? Unit, Limits? Limits,
    IReadOnlyList<Check> Checks, Verdict Verdict, string? Reason, By By) : IFact;

/// <summary>Quality control reviewed every laboratory result of the batch; nobody reviews what he entered.</summary>
[Fact("qc-reviewed.v1")]
internal sealed record QcReviewed(int Results, Signature Signature) : IFact;
