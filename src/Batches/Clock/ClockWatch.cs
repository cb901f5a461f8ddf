using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Whether times may be judged now.</summary>
internal sealed class ClockTrust
{
    /// <summary>From this difference on a clock is wrong: two minutes (DI-Cs).</summary>
    public const long SkewMax = 120 * Micros.PerSecond;

    private long _skew;

    /// <summary>Microseconds by which the clock is wrong; null while it is right enough.</summary>
    public long? Skew => Interlocked.Read(ref _skew) is > 0 and var skew ? skew : null;

    public void Set(long? skew) => Interlocked.Exchange(ref _skew, skew ?? 0);
}

/// <summary>
/// Watches the host's clock: against its own steady counter, which no setting of the time moves, and against what the time
/// synchronisation says. A gap is an incident and an exception of every batch at work, and while it lasts no time is judged.
/// </summary>
internal sealed class ClockWatch(
    ClockTrust trust, IClockSource source, IIncidents incidents, Database database, BatchWork work, TimeProvider clock, ILogger<ClockWatch> log)
    : BackgroundService
{
    public const string Subject = "server clock";

    private static readonly Sql UnderWay = Sql.Of<ClockWatch>("Clock/UnderWay");

    private (long Wall, long Steady)? _base;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A clock that is moved on purpose (a demo's story, a test's) is not the host's.
        if (clock != TimeProvider.System)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "The clock was not looked at; the next minute tries again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task LookAsync(CancellationToken cancellation)
    {
        var now = (Wall: Micros.Now(clock), Steady: Steady());
        var reading = await source.ReadAsync(cancellation);
        var skew = Judge(_base, now, reading);
        var was = trust.Skew;
        if (skew is null)
        {
            _base = now;
            trust.Set(null);
            if (was is not null)
                await incidents.OverAsync(IncidentKind.ClockSkew, Subject, cancellation);
            return;
        }

        trust.Set(skew);
        await ReportAsync(skew.Value, reading, cancellation);
        if (was is not null)
            return;
        foreach (var batch in await database.QueryAsync<string>(UnderWay, new { count = 1_000L }, cancellation))
            await work.NoteAsync(OverdueWatch.System, batch, scene => Gap(scene, skew.Value), Needs.Nothing, cancellation);
    }

    /// <summary>By how much the clock is wrong; null when it is right enough. Who synchronises it knows better than its own counter.</summary>
    public static long? Judge((long Wall, long Steady)? before, (long Wall, long Steady) now, ClockReading? reading)
    {
        if (reading is { Skew: { } known })
            return known > ClockTrust.SkewMax ? known : null;
        if (before is not { } then)
            return null;
        var jump = Math.Abs((now.Wall - then.Wall) - (now.Steady - then.Steady));
        return jump > ClockTrust.SkewMax ? jump : null;
    }

    public static Outcome<Telling> Gap(Scene scene, long skew)
    {
        var telling = new Telling(scene);
        if (scene.State.IsUnderWay)
        {
            var gap = Said(skew);
            telling.Open(
                ExceptionKind.ClockGap, Grade.Major, null, $"The clock of the server was wrong by {gap}.",
                new Dictionary<string, string> { ["gap"] = gap }, null);
        }

        return telling;
    }

    public static string Said(long micros) => string.Create(CultureInfo.InvariantCulture, $"{micros / Micros.PerSecond} s");

    private Task<string> ReportAsync(long skew, ClockReading? reading, CancellationToken cancellation) => incidents.ReportAsync(
        new IncidentReport(IncidentKind.ClockSkew, Subject, $"The clock of this server is wrong by {Said(skew)} ({reading?.Source ?? "steady counter"}).")
        {
            Facts = new Dictionary<string, string> { ["gap"] = Said(skew), ["source"] = reading?.Source ?? "steady counter" },
        },
        cancellation);

    private long Steady() => (long)(clock.GetElapsedTime(0, clock.GetTimestamp()).TotalSeconds * Micros.PerSecond);
}
