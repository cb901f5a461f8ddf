using System.Security.Cryptography;
using Theriac.Batches;
using Theriac.Kernel;

namespace Theriac.Integration;

/// <summary>What a message says, once it is read. Exactly one of the three.</summary>
internal sealed record MessageContent(Schedule? Schedule, Confirmation? Confirmation, Refusal? Refusal)
{
    public static MessageContent Of(Outcome<Schedule> schedule) =>
        schedule.Try(out var read, out var refusal) ? new(read, null, null) : new(null, null, refusal);

    public static MessageContent Of(Refusal refusal) => new(null, null, refusal);
}

/// <summary>A message as it came, with what could be read of it.</summary>
/// <param name="Head">Null for what could not be read.</param>
/// <param name="Hash">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
internal sealed record Incoming(string Interface, string MediaType, ReadOnlyMemory<byte> Bytes, string Hash, BodHead? Head, MessageContent Content)
{
    /// <summary>Who handed it over; null for the folder. The sender that a message names is his word only.</summary>
    public string? Principal { get; init; }

    /// <summary>
    /// Of whom, and which: nobody takes the id of another one's next message. A damaged message is known by its bytes, so that the
    /// whole one is not taken for its repetition.
    /// </summary>
    public string Key => Head?.BodId is { } id
        ? MessageState.KeyOf(Principal is null ? Head.Sender : $"{Principal}\n{Head.Sender}", id)
        : MessageState.KeyOf(Hash);

    /// <summary>Reads a message of B2MML. Pure.</summary>
    /// <param name="digest">SHA-256 that the sender says; null where he does not.</param>
    public static Incoming OfB2mml(string @interface, ReadOnlyMemory<byte> bytes, string? digest, bool requireDigest = false)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var (head, content) = requireDigest && digest is null
            ? (null, MessageContent.Of(IntegrationRefusals.DigestMissing()))
            : Read(bytes, hash, digest);
        return new Incoming(@interface, B2mmlForm.MediaType, bytes, hash, head, content);
    }

    private static (BodHead? Head, MessageContent Content) Read(ReadOnlyMemory<byte> bytes, string hash, string? digest)
    {
        if (digest is not null && !string.Equals(digest, hash, StringComparison.OrdinalIgnoreCase))
            return (null, MessageContent.Of(IntegrationRefusals.DigestDiffers()));
        if (!BodReader.Read(bytes).Try(out var bod, out var refusal))
            return (null, MessageContent.Of(refusal));
        if (bod.Head.SaidAt is null)
            return (bod.Head with { BodId = null }, MessageContent.Of(IntegrationRefusals.TimeMissing()));
        if (ScheduleReader.Takes(bod.Head.Kind))
            return (bod.Head, MessageContent.Of(ScheduleReader.Read(bod)));
        if (bod.Head.Kind != "ConfirmBOD")
            return (bod.Head, MessageContent.Of(IntegrationRefusals.KindNotTaken(bod.Head.Kind)));
        return ConfirmReader.Read(bod) is { } confirmation
            ? (bod.Head, new MessageContent(null, confirmation, null))
            : (bod.Head, MessageContent.Of(IntegrationRefusals.ConfirmUnclear()));
    }
}
