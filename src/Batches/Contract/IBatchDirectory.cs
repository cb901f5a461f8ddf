using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Batches, for other modules: what Serials prints, what Distribution ships and traces.</summary>
public interface IBatchDirectory
{
    /// <summary>The batch as its stream says now; null when there is none.</summary>
    Task<BatchInfo?> FindAsync(string batchId, CancellationToken cancellation = default);

    /// <summary>True when a step that commissions packs is at work now, so that serial numbers may be given out.</summary>
    Task<bool> PackagingOpenAsync(string batchId, CancellationToken cancellation = default);

    /// <summary>Backwards: lots, steps, people and readings of a batch; null when there is none.</summary>
    Task<BatchTrace?> TraceAsync(string batchId, string language = "en", CancellationToken cancellation = default);

    /// <summary>
    /// What was decided about the batch for the market that a country belongs to; null when there is no such batch. A lot may be
    /// certified for one market and rejected for another (Annex 16).
    /// </summary>
    /// <param name="region">A country by its two letters, or a part of one: <c>VN-HN</c>.</param>
    Task<MarketVerdict?> VerdictAsync(string batchId, string? region, CancellationToken cancellation = default);

    /// <summary>The same for the home market of a site of this enterprise: what leaves there for nobody further goes by its rule.</summary>
    Task<MarketVerdict?> HomeVerdictAsync(string batchId, string site, CancellationToken cancellation = default);

    /// <summary>
    /// Batches whose goods are in this one, to the deepest: those that made the bulk lots it was charged from, and the batch whose lot
    /// it worked on again. What is decided about them, or a recall of them, reaches this batch and its packs.
    /// </summary>
    Task<IReadOnlyList<BatchSource>> SourcesAsync(string batchId, CancellationToken cancellation = default);

    /// <summary>Forwards: the batches that a material lot went into, with the quantities, oldest first.</summary>
    Task<IReadOnlyList<LotUse>> UsesOfLotAsync(string lotId, CancellationToken cancellation = default);
}

/// <summary>Packs that a line commissioned, told to the batch record.</summary>
public interface IBatchPackaging
{
    /// <summary>
    /// Writes <c>packs-reported.v1</c> on the packaging step that is at work. With <paramref name="last"/> the step has its
    /// data and can be signed. Refusals: <c>packaging-not-open</c>, <c>packaging-step-ambiguous</c>, <c>batch-held</c>, …
    /// </summary>
    /// <param name="late">When they were counted, if that was long before.</param>
    /// <param name="count">Packs commissioned since the last report; 0 only together with <paramref name="last"/>.</param>
    Task<Outcome<PacksReport>> ReportPacksAsync(
        Caller caller, string batchId, int count, bool last, string? step = null, LateClaim? late = null, CancellationToken cancellation = default);

    /// <summary>Whether the record would count them now: asked before packs are made that it cannot count.</summary>
    Task<Outcome<Done>> MayReportAsync(Caller caller, string batchId, int count, bool last, LateClaim? late, CancellationToken cancellation = default);
}

/// <summary>What a person claims about packs that he counted without network. The server's time counts; this is data (DI-C).</summary>
/// <param name="Gap">Since when there was no network: the entries of one gap share one reason.</param>
public sealed record LateClaim(DateTimeOffset HappenedAt, string? Reason = null, DateTimeOffset? Gap = null);

/// <param name="Total">Packs reported for the step so far.</param>
public sealed record PacksReport(string BatchId, string Step, int Total, bool Last);

/// <summary>
/// States of a batch in ISA-88's words. Of the passing ones only those are here in which something goes on meanwhile: stopping, aborting
/// and restarting are one signed act, so the batch goes straight to the goal.
/// </summary>
public enum Lifecycle
{
    Idle,
    Running,

    /// <summary>A pause is asked for: what is begun is finished, nothing new is begun.</summary>
    Pausing,

    /// <summary>Nothing is entered until it is resumed. Timers and hold times run on.</summary>
    Paused,

    /// <summary>Held, while running phases reach their safe state.</summary>
    Holding,
    Held,
    Complete,
    Stopped,
    Aborted,
}

/// <summary>How a batch goes from one phase to the next (ISA-88). None of them opens a way that the recipe does not.</summary>
public enum BatchMode
{
    /// <summary>A phase whose turn has come begins with its first entry.</summary>
    Automatic,

    /// <summary>Somebody of the floor begins each phase, before its first entry.</summary>
    SemiAutomatic,

    /// <summary>A supervisor picks the next phase among those whose turn has come, with a reason.</summary>
    Manual,
}

/// <summary>What was decided about a batch. Only <see cref="Certified"/> may reach a customer.</summary>
public enum Disposition
{
    None,
    WaitingForReview,
    InReview,
    Certified,
    Rejected,

    /// <summary>Kept back, before a decision or after it: nothing of it leaves until the hold is lifted.</summary>
    OnHold,
}

/// <summary>What holds for a market, with the version of the rules that said which market a country is.</summary>
/// <param name="Market">Null where nobody can say which market the region is in: then nothing goes there.</param>
public sealed record MarketVerdict(string? Market, Disposition Disposition, StreamVersion RulesAt)
{
    /// <summary>How much of the lot may go there, under the name by which the record knows the market; null where the certificate sets no limit.</summary>
    public (string Market, Quantity Quantity)? UpTo { get; init; }
}

/// <summary>A batch that another one holds goods of.</summary>
/// <param name="Lot">The bulk lot by which they came; null for a rework, which is certified in place of the lot that it worked on.</param>
/// <param name="At">Version of its stream: a decision that looked at it names it.</param>
public sealed record BatchSource(string BatchId, string? Lot, Disposition Disposition, StreamVersion At)
{
    /// <summary>Its goods may go no further, whatever was decided about the batch that they went into.</summary>
    public bool IsHeldBack => Lot is not null && Disposition is Disposition.Rejected or Disposition.OnHold;
}

/// <summary>A batch as another module may know it.</summary>
/// <param name="Gtin">Fourteen digits of the saleable pack, or null.</param>
/// <param name="ExpiresOn">From the approved rule, set when the batch was started (211.137).</param>
/// <param name="At">Version of the batch's stream: a decision that relies on the state names it.</param>
public sealed record BatchInfo(
    string Id,
    string LotNumber,
    string? ProductCode,
    string? ProductName,
    string? Gtin,
    string Site,
    string Zone,
    DateOnly? ManufacturedOn,
    DateOnly? ExpiresOn,
    Lifecycle State,
    Disposition Disposition,
    string RecipeId,
    string RecipeVersion,
    string RecipeHash,
    string? RegisterNumber,
    StreamVersion At)
{
    /// <summary>Lots of bulk that the batch made; other batches are fed by them.</summary>
    public IReadOnlyList<string> ProducedLots { get; init; } = [];

    /// <summary>Of a rework order: the batch whose lot was worked on again.</summary>
    public string? ReworkOf { get; init; }

    /// <summary>Batches that worked on this lot again.</summary>
    public IReadOnlyList<string> ReworkedAs { get; init; } = [];

    /// <summary>True when packs may leave to customers of some market (Annex 16); of which, <see cref="IBatchDirectory.VerdictAsync"/> says.</summary>
    public bool MayBeSupplied => Disposition == Disposition.Certified;
}

/// <summary>A batch with what went into it and who did what.</summary>
public sealed record BatchTrace(
    BatchInfo Batch, IReadOnlyList<ConsumedLot> Consumed, IReadOnlyList<TraceStep> Steps, IReadOnlyList<TraceException> Exceptions);

/// <summary>A charge of a material lot, with the quantity as it stands after corrections.</summary>
public sealed record ConsumedLot(
    string Step, string Number, string Lot, string MaterialCode, string MaterialName, Quantity Quantity, string? LotExpiresOn,
    string OperatorId, string OperatorName, long At, long EntryNumber);

/// <summary>One step of the record.</summary>
/// <param name="Reading">The value that counts, with its unit; null when the step has none.</param>
/// <param name="Equipment">Tag of equipment that was checked in, or null.</param>
public sealed record TraceStep(
    string Step, string Number, string Title, string? Reading, string? Unit, string? Limits, string? Equipment, string? OperatorId,
    string? OperatorName, long? At, long? EntryNumber, int Corrections, IReadOnlyList<TraceSignature> Signatures);

public sealed record TraceSignature(SignatureMeaning Meaning, string Signer, string PrintedName, Role Role, long At, bool Superseded);

public sealed record TraceException(string Id, string Grade, string Description, bool Open, long At);

/// <summary>One use of a lot by a batch.</summary>
public sealed record LotUse(string Lot, string BatchId, string Step, Quantity Quantity, long At);
