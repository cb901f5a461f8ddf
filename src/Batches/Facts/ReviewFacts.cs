using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

[Fact("review-started.v1")]
internal sealed record ReviewStarted(By By) : IFact;

/// <summary>A reviewer looked at an item of the review by exception as it was then; a changed item is unseen again.</summary>
[Fact("review-item-seen.v1")]
internal sealed record ReviewItemSeen(string Item, string ItemHash, string? Comment, By By) : IFact;

/// <summary>Every rule of the recipe, counted: nothing is unchecked (RBE-1).</summary>
internal sealed record RuleProof(int Rules, int Passed, int Failed, int NotRun);

/// <summary>QA reviewed the record (C-192a).</summary>
[Fact("record-reviewed.v1")]
internal sealed record RecordReviewed(RuleProof Proof, int Items, Signature Signature) : IFact;

/// <summary>The audit trail up to and including this version of the stream was reviewed by someone not directly involved (A11D-12d).</summary>
[Fact("audit-trail-reviewed.v1")]
internal sealed record AuditTrailReviewed(long ThroughVersion, int Entries, Signature Signature) : IFact;

/// <summary>The qualified person certified the batch in the register (A11-15, A16-qp).</summary>
[Fact("batch-certified.v1")]
internal sealed record BatchCertified(string RegisterNumber, Signature Signature) : IFact;

[Fact("batch-rejected.v1")]
internal sealed record BatchRejected(string Reason, string Destination, Signature Signature) : IFact;

/// <summary>A line of the site's register of certified batches; the stream <c>register/…</c> numbers them without a gap.</summary>
[Fact("certification-registered.v1")]
internal sealed record CertificationRegistered(string RegisterNumber, string BatchId, string Signer) : IFact;
