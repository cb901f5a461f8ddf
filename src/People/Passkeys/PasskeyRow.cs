using Microsoft.AspNetCore.Identity;
using Theriac.Kernel;

namespace Theriac.People.Passkeys;

internal sealed class PasskeyRow
{
    public byte[] CredentialId { get; set; } = [];

    public string UserId { get; set; } = "";

    public string Label { get; set; } = "";

    public byte[] PublicKey { get; set; } = [];

    public long SignCount { get; set; }

    public string Transports { get; set; } = "";

    public long UserVerified { get; set; }

    public long BackupEligible { get; set; }

    public long BackedUp { get; set; }

    public byte[] AttestationObject { get; set; } = [];

    public byte[] ClientData { get; set; } = [];

    public long CreatedAt { get; set; }

    public long? UsedAt { get; set; }

    public UserPasskeyInfo ToInfo() =>
        new(CredentialId, PublicKey, Micros.ToTime(CreatedAt), (uint)SignCount, Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            UserVerified != 0, BackupEligible != 0, BackedUp != 0, AttestationObject, ClientData)
        {
            Name = Label,
        };
}

internal sealed class ChallengeRow
{
    public string Purpose { get; set; } = "";

    public string? UserId { get; set; }

    public string? DocumentHash { get; set; }

    public string State { get; set; } = "";

    public long ExpiresAt { get; set; }
}
