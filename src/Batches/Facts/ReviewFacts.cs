using Theriac.Kernel;
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

/// <summary>QA reviewed the record (C-192a), with the checklist as it was answered.</summary>
[Fact("record-reviewed.v1")]
internal sealed record RecordReviewed(RuleProof Proof, int Items, Signature Signature, AnsweredChecklist? Checklist = null) : IFact;

/// <summary>A reviewer returns an item with a question to the person behind it; until it is answered nobody signs the review.</summary>
[Fact("review-question-asked.v1")]
internal sealed record ReviewQuestionAsked(string Id, string Item, By To, string Text, By By) : IFact;

[Fact("review-question-answered.v1")]
internal sealed record ReviewQuestionAnswered(string Id, string Text, By By) : IFact;

/// <summary>The audit trail up to and including this version of the stream was reviewed by someone not directly involved (A11D-12d).</summary>
[Fact("audit-trail-reviewed.v1")]
internal sealed record AuditTrailReviewed(long ThroughVersion, int Entries, Signature Signature) : IFact;

/// <summary>What a certificate was given under: who may, by which version of the market's rule, and with which answers.</summary>
/// <param name="Person">Number of the certifier in the site's register of qualified persons.</param>
/// <param name="Quantity">How much of the lot; null is all of it.</param>
internal sealed record CertifiedUnder(Role Role, int RuleVersion, string? Person, Quantity? Quantity, AnsweredChecklist? Checklist);

/// <summary>The lot is certified for a market, in the register of the site (A11-15, A16-qp).</summary>
/// <param name="Market">Null in records from before there were markets: the home market.</param>
[Fact("batch-certified.v1")]
internal sealed record BatchCertified(string RegisterNumber, Signature Signature, string? Market = null, CertifiedUnder? Under = null) : IFact;

/// <param name="Market">Null rejects the whole lot.</param>
/// <param name="Now">What holds for the lot as a whole after it; null where the whole lot is rejected.</param>
[Fact("batch-rejected.v1")]
internal sealed record BatchRejected(string Reason, string Destination, Signature Signature, string? Market = null, Disposition? Now = null) : IFact;

/// <summary>The lot, or what of it goes to one market, is put on hold: before a decision, or after it as an amendment (recall hold).</summary>
/// <param name="Now">What holds for the lot as a whole after it.</param>
[Fact("disposition-held.v1")]
internal sealed record DispositionHeld(string Reason, string? Market, Disposition Now, Signature Signature) : IFact;

/// <summary>The hold is lifted: what was decided before it holds again.</summary>
[Fact("disposition-hold-lifted.v1")]
internal sealed record DispositionHoldLifted(string Reason, string? Market, Disposition Now, Signature Signature) : IFact;

/// <summary>A rework order was issued for this lot: it is never certified itself any more (211.115).</summary>
[Fact("batch-reworked.v1")]
internal sealed record BatchReworked(string Batch, string OrderId, By By) : IFact;

/// <summary>A line of the site's register of certified batches; the stream <c>register/…</c> numbers them without a gap.</summary>
[Fact("certification-registered.v1")]
internal sealed record CertificationRegistered(
    string RegisterNumber, string BatchId, string Signer, string? Market = null, string? Person = null, string? Name = null) : IFact;
