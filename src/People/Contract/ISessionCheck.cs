namespace Theriac.People;

/// <summary>Whether a caller may go on: for answers that last longer than one look at the session.</summary>
public interface ISessionCheck
{
    /// <summary>False when the session is locked or over, the account deactivated, or the token revoked.</summary>
    Task<bool> IsActiveAsync(Caller caller, CancellationToken cancellation = default);
}
