using Theriac.Batches;
using Theriac.Ledger;

namespace Theriac.Integration;

/// <summary>A message of a partner came in, and was taken or not; what it did stands in the same append.</summary>
/// <param name="Kind">The root's name; null for what could not be read.</param>
/// <param name="SaidAt">When the sender wrote it, by his clock.</param>
/// <param name="Content">SHA-256 of the raw message, which is kept.</param>
/// <param name="Answer">SHA-256 of the answer: the same message gets the same one again.</param>
/// <param name="Sites">Sites that it is about, or that its sender speaks for; nobody else reads it.</param>
[Fact("message-taken.v1")]
internal sealed record MessageTaken(
    string Interface, string? Sender, string? BodId, string? Kind, long? SaidAt, string Content, long Bytes, bool Accepted,
    IReadOnlyList<MessageReason> Reasons, IReadOnlyList<OrderWritten> Orders, string Answer, IReadOnlyList<string>? Sites = null) : IFact;

/// <summary>It came once more, and nothing was done.</summary>
/// <param name="Same">False when another content came under the same id; it was refused.</param>
[Fact("message-repeated.v1")]
internal sealed record MessageRepeated(string Interface, string Content, bool Same) : IFact;

/// <summary>A person had a rejected message tried again.</summary>
[Fact("message-retried.v1")]
internal sealed record MessageRetried(
    bool Accepted, IReadOnlyList<MessageReason> Reasons, IReadOnlyList<OrderWritten> Orders, string Answer, string Reason) : IFact;

/// <summary>A message to the partner was made of what is on record.</summary>
/// <param name="Cause">Number of the entry that it tells of.</param>
[Fact("message-made.v1")]
internal sealed record MessageMade(string BodId, string Kind, string Batch, long Cause, string Content, long Bytes, string? Site = null) : IFact;

/// <summary>It was handed over.</summary>
/// <param name="Road">For example <c>b2mml-folder</c>.</param>
/// <param name="Name">Name of the file, or of who fetched it.</param>
[Fact("message-delivered.v1")]
internal sealed record MessageDelivered(string Road, string Name) : IFact;

/// <summary>The partner said that he took it, or not.</summary>
/// <param name="By">Key of his message.</param>
[Fact("message-confirmed.v1")]
internal sealed record MessageConfirmed(bool Accepted, string Note, string By) : IFact;
