using Theriac.Ledger;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Within which limits a point of equipment may be; set by who may, with a reason (Annex 11 draft, 8).</summary>
/// <param name="Limits">Null: the point is not watched any more.</param>
[Fact("alarm-limits-set.v1")]
internal sealed record AlarmLimitsSet(
    string Equipment, string Point, string Title, string? Unit, Limits? Limits, bool Critical, string Reason, By By) : IFact;

/// <summary>Equipment, or a person who stands before it, says that something is wrong with it.</summary>
/// <param name="Batch">The batch that had the equipment, with the exception that was opened there.</param>
[Fact("alarm-raised.v1")]
internal sealed record AlarmRaised(
    string Id, string Equipment, string Site, string? Point, string Text, string? Value, string? Limit, bool Critical, string? Batch, string? Exception,
    By By) : IFact;

/// <summary>The point of an alarm that nobody acknowledged yet is still outside its limits: the course of the same alarm.</summary>
[Fact("alarm-continued.v1")]
internal sealed record AlarmContinued(string Id, string Equipment, string? Value, By By) : IFact;

/// <summary>A person has seen it; of a critical one he says what he did.</summary>
[Fact("alarm-acknowledged.v1")]
internal sealed record AlarmAcknowledged(string Id, string Equipment, string? Comment, By By) : IFact;
