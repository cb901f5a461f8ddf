namespace Theriac.People.Manage;

internal sealed class PersonRow
{
    public string UserId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Language { get; set; } = "";

    public long Active { get; set; }

    public long Locked { get; set; }

    public long? IdentityCheckedAt { get; set; }

    public string? IdentityCheckedBy { get; set; }

    public string? IdentityCheckedHow { get; set; }

    public long AddedAt { get; set; }

    public string AddedBy { get; set; } = "";

    public long? DeactivatedAt { get; set; }

    public long? SignedInAt { get; set; }

    public long? PasswordAt { get; set; }

    public long? MustChange { get; set; }
}

internal sealed class RoleRow
{
    public string UserId { get; set; } = "";

    public string Role { get; set; } = "";

    public string Site { get; set; } = "";

    public string Reason { get; set; } = "";

    public string GrantedBy { get; set; } = "";

    public long GrantedAt { get; set; }

    public string? RevokedBy { get; set; }

    public long? RevokedAt { get; set; }

    public string? RevokeReason { get; set; }
}

internal sealed class QualificationRow
{
    public string Qualification { get; set; } = "";

    public long? ExpiresAt { get; set; }

    public string Reason { get; set; } = "";

    public string GrantedBy { get; set; } = "";

    public long GrantedAt { get; set; }

    public string? RevokedBy { get; set; }

    public long? RevokedAt { get; set; }

    public string? RevokeReason { get; set; }
}
