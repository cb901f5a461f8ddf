using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches;

/// <summary>The register of certified batches of a site: one stream, so that its numbers have no gap.</summary>
internal sealed record RegisterState(int Count) : IStreamState<RegisterState>
{
    public static string StreamOf(string site) => $"register/{site}";

    public static RegisterState Empty(string stream) => new(0);

    public RegisterState Apply(Entry entry, IFact fact) => fact is CertificationRegistered ? new RegisterState(Count + 1) : this;

    /// <summary>For example <c>HN-2026-0042</c>; the count runs on over the years.</summary>
    /// <param name="today">At the site: on New Year's morning the number is of the new year there.</param>
    public string NextNumber(string site, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"{site}-{today.Year}-{Count + 1:0000}");
}
