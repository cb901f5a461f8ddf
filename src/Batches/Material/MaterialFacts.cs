using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>
/// An in-process check was out of its limits: what is in work is on hold, and nothing that comes after the check goes on (211.110).
/// </summary>
/// <param name="Id">Its number within the batch.</param>
/// <param name="Exception">The exception that opened with it.</param>
[Fact("material-held.v1")]
internal sealed record MaterialHeld(string Id, string Phase, string Step, string Number, string Value, string Expected, string Exception, By By) : IFact;

internal enum MaterialDecision
{
    /// <summary>It may be used: work goes on.</summary>
    Use,

    /// <summary>It is not used: nothing after the check goes on any more.</summary>
    Reject,
}

/// <summary>Quality approves or rejects in-process material (211.110(c)).</summary>
[Fact("material-decided.v1")]
internal sealed record MaterialDecided(string Id, MaterialDecision Decision, string Reason, Signature Signature) : IFact;
