using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The equipment that a procedure without a batch is carried out on, and what it does to it.</summary>
internal sealed record ProcedureBinding(EquipmentProcedureKind Kind, string Equipment, string Name, int? IntervalDays);

/// <summary>A supervisor or QA, who took no part, looked at the record of a procedure and accepts it.</summary>
[Fact("procedure-accepted.v1")]
internal sealed record ProcedureAccepted(string? Comment, Signature Signature) : IFact;
