using System.Globalization;
using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>Why a record is kept until a day.</summary>
internal enum RetentionRule
{
    /// <summary>One year after expiry (211.180(a), EU GMP 4.11).</summary>
    YearAfterExpiry,

    /// <summary>Five years after certification by a qualified person (EU GMP 4.11).</summary>
    FiveYearsAfterCertification,

    /// <summary>Nothing says yet when it ends: no expiry date, no certificate.</summary>
    Open,
}

/// <param name="Until">Last day on which the record must be there; null while it is open.</param>
internal sealed record Retention(DateOnly? Until, RetentionRule Rule)
{
    /// <summary>The longer of the two, over every certificate that was ever given. What was rejected ends with its expiry.</summary>
    public static Retention Of(DateOnly? expiresOn, IEnumerable<DateOnly> certifiedOn)
    {
        var afterExpiry = expiresOn?.AddYears(1);
        var afterCertificate = certifiedOn.Select(day => (DateOnly?)day.AddYears(5)).Max();
        if (afterExpiry is null && afterCertificate is null)
            return new Retention(null, RetentionRule.Open);
        return afterCertificate is { } five && (afterExpiry is not { } one || five > one)
            ? new Retention(five, RetentionRule.FiveYearsAfterCertification)
            : new Retention(afterExpiry, RetentionRule.YearAfterExpiry);
    }

    public static Retention Of(BatchState state) => Of(
        state.Start?.ExpiresOn is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        state.Markets.Values.SelectMany(market => market.Earlier.Append(market.Decided)).Where(one => one.RegisterNumber is not null)
            .Select(one => Micros.ToDate(one.Stamp.At, state.Zone)));
}

internal sealed record RetentionView(string? Until, RetentionRule Rule)
{
    public static RetentionView Of(Scene scene)
    {
        var kept = Retention.Of(scene.State);
        return new RetentionView(kept.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), kept.Rule);
    }
}
