using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.People.Incidents;

/// <summary>All incidents of one kind and subject, one after another; at most the last is open.</summary>
internal sealed record IncidentState(string Stream, int Count) : IStreamState<IncidentState>
{
    /// <summary>Id of the open one, or null.</summary>
    public string? Open { get; init; }

    /// <summary>The site that the open one is about; null for the instance.</summary>
    public string? Site { get; init; }

    public IncidentKind Kind { get; init; }

    public string Subject { get; init; } = "";

    public string Detail { get; init; } = "";

    public bool IsOver { get; init; }

    /// <summary>When the last one was closed.</summary>
    public long? ClosedAt { get; init; }

    public long LastAt { get; init; }

    public string NextId => string.Create(CultureInfo.InvariantCulture, $"{Stream["incident/".Length..]}-{Count + 1}");

    public static IncidentState Empty(string stream) => new(stream, 0);

    /// <summary>Subjects are free text; the stream's name is plain.</summary>
    public static string StreamOf(IncidentKind kind, string subject)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..8];
        return $"incident/{EnumWords.Of(kind)}-{hash}";
    }

    public static string StreamOfId(string id) => "incident/" + id[..Math.Max(id.LastIndexOf('-'), 0)];

    public IncidentState Apply(Entry entry, IFact fact) => fact switch
    {
        IncidentOpened one => this with
        {
            Count = Count + 1,
            Open = one.Id,
            Site = one.Site,
            Kind = one.Kind,
            Subject = one.Subject,
            Detail = one.Detail,
            IsOver = false,
            LastAt = entry.At,
        },
        IncidentRepeated one => this with { Detail = one.Detail, IsOver = false, LastAt = entry.At },
        IncidentOver => this with { IsOver = true, LastAt = entry.At },
        IncidentClosed => this with { Open = null, IsOver = true, LastAt = entry.At, ClosedAt = entry.At },
        _ => this,
    };
}
