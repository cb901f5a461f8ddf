namespace Theriac.Epcis;

/// <summary>Limits of the repository (design.md section 7). Over one: a clear refusal, nothing half-done.</summary>
public static class EpcisLimits
{
    public const int BodyBytesMax = 16 * 1024 * 1024;
    public const int EventsPerCaptureMax = 2_000;
    public const int EpcsPerEventMax = 50_000;
    public const int ErrorsMax = 100;
    public const int DepthMax = 64;
    public const int PerPageDefault = 30;
    public const int PerPageMax = 1_000;
    public const int ValuesPerParameterMax = 200;
    public const int UrlLengthMax = 8_000;
    public const int UriLengthMax = 2_000;

    /// <summary>How long the token of a following page is good.</summary>
    public static readonly TimeSpan PageTokenAgeMax = TimeSpan.FromHours(1);

    /// <summary>Rows that one staging transaction writes; keeps each well under 50 ms.</summary>
    public const int StagedRowsPerWriteMax = 2_000;
}
