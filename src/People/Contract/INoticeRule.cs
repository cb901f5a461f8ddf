using Theriac.Ledger;

namespace Theriac.People;

/// <summary>How much a notice asks: 'You must act' or 'Good to know'.</summary>
public enum NoticeUrgency
{
    MustAct,
    GoodToKnow,
}

/// <summary>What an entry does to the bell.</summary>
public abstract record NoticeChange
{
    /// <param name="Audience">From <see cref="NoticeAudience"/>.</param>
    /// <param name="Code">Kind of notice, for example <c>account-locked</c>; screens translate by it.</param>
    /// <param name="Subject">What it is about, for example a person, a batch or an exception; closing names it again.</param>
    public sealed record Open(string Audience, NoticeUrgency Urgency, string Code, string Subject, IReadOnlyDictionary<string, string> Facts)
        : NoticeChange;

    /// <summary>Nobody needs to act on it any more.</summary>
    public sealed record Close(string Code, string Subject) : NoticeChange;
}

public static class NoticeAudience
{
    public static string Of(Role role) => "role:" + RoleNames.Of(role);

    public static string OfPerson(string userId) => "user:" + userId;
}

/// <summary>Derives notices from a module's entries. Pure, like a projection. Register one for each module that has notices.</summary>
public interface INoticeRule
{
    IEnumerable<NoticeChange> Of(Entry entry, IFact fact);
}
