using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>
/// A complete step is done once more while its phase is at work. What was entered before stays in the record, the newest counts (DI-Cm).
/// </summary>
/// <param name="Operation">The element of the order's outline under which its progress counts.</param>
[Fact("step-repeated.v1")]
internal sealed record StepRepeated(
    string Operation, string Phase, string Step, string Number, string Reason, string ExceptionId, By By) : IFact;

/// <summary>
/// A supervisor opened a complete step again, also after the end of its phase. What depended on it is named in <paramref name="Stale"/>;
/// what came after it is not touched, for physical acts stand.
/// </summary>
[Fact("step-reopened.v1")]
internal sealed record StepReopened(
    string Operation, string Phase, string Step, string Number, string Reason, string ExceptionId, IReadOnlyList<string> Stale, By By,
    Signature Signature) : IFact;
