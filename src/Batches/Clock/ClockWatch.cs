using System.Globalization;
using Microsoft.Extensions.Hosting;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Whether times may be judged now.</summary>
internal sealed class ClockTrust
{
    /// <summary>From this difference on a clock is wrong: two minutes (DI-Cs).</summary>
    public const long SkewMax = 120 * Micros.PerSecond;

    private long _skew;
    private bool _isUnkept;

    /// <summary>Microseconds by which the clock is wrong; null while it is right enough.</summary>
    public long? Skew => Interlocked.Read(ref _skew) is > 0 and var skew ? skew : null;

    /// <summary>Nothing keeps the clock right, and nobody has answered for it lately.</summary>
    public bool IsUnkept
    {
        get => Volatile.Read(ref _isUnkept);
        set => Volatile.Write(ref _isUnkept, value);
    }

    public ClockFault? Fault => Skew is { } skew ? new ClockFault(skew) : IsUnkept ? new ClockFault(null) : null;

    public void Set(long? skew) => Interlocked.Exchange(ref _skew, skew ?? 0);
}

/// <summary>The clock of the server may not be relied on.</summary>
/// <param name="Skew">By how much it is wrong, in microseconds; null: nobody knows, for nothing keeps it right.</param>
internal sealed record ClockFault(long? Skew);

/// <summary>
/// Watches the host's clock: against its own steady counter, which no setting of the time moves, and against what the time
/// synchronisation says. A gap is an incident and an exception of every batch at work, and while it lasts no time is judged; so is a
/// clock that nothing keeps right.
/// </summary>
internal sealed class ClockWatch(
    ClockTrust trust, IClockSource source, IIncidents incidents, Database database, BatchWork work, TimeProvider clock, Jobs jobs)
    : BackgroundService
{
    public const string Subject = "server clock";
    public const string Unsynchronised = "time synchronisation";

    private static readonly Sql UnderWay = Sql.Of<ClockWatch>("Clock/UnderWay");

    /// <summary>Looks, one a minute: after so many without synchronisation nothing keeps the clock right, after so many with it it is right.</summary>
    public const int LooksWithoutMax = 10;
    public const int LooksWithMin = 3;

    /// <summary>
    /// How long a person's word holds for a clock that nothing keeps right: one that goes wrong by 100 parts in a million, as cheap ones do,
    /// is then off by half of what is allowed.
    /// </summary>
    public const long AcceptedMax = 7 * 86_400L * Micros.PerSecond;

    private const int PageMax = 500;

    // Nodes look at other moments of the same minute, and each tells the batches of a gap.
    private const long SameGap = 600 * Micros.PerSecond;

    private (long Wall, long Steady)? _base;
    private bool _isGapTold;
    private bool _isLossTold;
    private int _without;
    private int _with;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A clock that is moved on purpose (a demo's story, a test's) is not the host's.
        if (clock != TimeProvider.System)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            await jobs.TryAsync("clock watch", () => LookAsync(stoppingToken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task LookAsync(CancellationToken cancellation)
    {
        var now = (Wall: Micros.Now(clock), Steady: Steady());
        var reading = await source.ReadAsync(cancellation);
        await SynchroniseAsync(reading, cancellation);
        var skew = Judge(_base, now, reading);
        var was = trust.Skew;
        if (skew is not null && was is not null && reading?.Skew is null && await IsAcceptedAsync(cancellation))
            skew = null;
        if (skew is null)
        {
            _base = now;
            _isGapTold = false;
            trust.Set(null);
            if (was is not null)
                await incidents.OverAsync(IncidentKind.ClockSkew, Subject, cancellation);
            return;
        }

        trust.Set(skew);
        await ReportAsync(skew.Value, reading, cancellation);
        if (_isGapTold)
            return;
        await NoteAsync(scene => Gap(scene, skew.Value), cancellation);
        _isGapTold = true;
    }

    /// <summary>To every batch at work. What fails in between is told at the next look to those that have not heard of it.</summary>
    private async Task NoteAsync(Func<Scene, Outcome<Telling>> note, CancellationToken cancellation)
    {
        for (var (after, count) = ("", PageMax); count == PageMax;)
        {
            var page = await database.QueryAsync<string>(UnderWay, new { after, count = (long)PageMax }, cancellation);
            foreach (var batch in page)
                await work.NoteAsync(OverdueWatch.System, batch, note, Needs.Nothing, cancellation);
            (after, count) = (page is [.., var last] ? last : after, page.Count);
        }
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

    /// <summary>
    /// Where nobody says by how much the clock is off, it is taken as right again when the synchronisation holds it, or when a person
    /// has closed the incident with its cause and what was done.
    /// </summary>
    private async Task<bool> IsAcceptedAsync(CancellationToken cancellation) =>
        _with >= LooksWithMin || !(await incidents.StandingAsync(IncidentKind.ClockSkew, Subject, cancellation)).IsOpen;

    /// <summary>
    /// Nothing keeps the clock right for ten minutes: an incident, and an exception of each batch at work, once. From then on no time is
    /// judged until something keeps it again, or a person has compared it and signed so, who is asked again after some days.
    /// </summary>
    private async Task SynchroniseAsync(ClockReading? reading, CancellationToken cancellation)
    {
        _with = reading is { Synchronised: true } ? _with + 1 : 0;
        if (reading is not { Synchronised: false })
        {
            if (_without >= LooksWithoutMax)
                await incidents.OverAsync(IncidentKind.ClockSkew, Unsynchronised, cancellation);
            _without = 0;
            _isLossTold = false;
            trust.IsUnkept = false;
            return;
        }

        _without = Math.Min(_without + 1, LooksWithoutMax);
        if (_without < LooksWithoutMax)
            return;
        trust.IsUnkept = !IsAnsweredFor(await incidents.StandingAsync(IncidentKind.ClockSkew, Unsynchronised, cancellation), Micros.Now(clock));
        _isLossTold &= trust.IsUnkept;
        if (_isLossTold || !trust.IsUnkept)
            return;
        await incidents.ReportAsync(
            new IncidentReport(IncidentKind.ClockSkew, Unsynchronised, $"Nothing keeps the clock of this server right ({reading.Source})."), cancellation);
        await NoteAsync(Unkept, cancellation);
        _isLossTold = true;
    }

    public static bool IsAnsweredFor(IncidentStanding standing, long now) =>
        standing is { IsOpen: false, ClosedAt: { } at } && Math.Abs(now - at) < AcceptedMax;

    public static Outcome<Telling> Unkept(Scene scene)
    {
        var telling = new Telling(scene);
        // A restart of the server tells nothing new of a batch that has it already.
        if (scene.State.IsUnderWay && !scene.State.Exceptions.Exists(one => one is { IsOpen: true, Opened: { Kind: ExceptionKind.ClockGap, Facts.Count: 0 } }))
        {
            telling.Open(
                ExceptionKind.ClockGap, Grade.Major, null, "Nothing kept the clock of the server right for ten minutes.",
                new Dictionary<string, string>(), null);
        }

        return telling;
    }

    public static Outcome<Telling> Gap(Scene scene, long skew)
    {
        var telling = new Telling(scene);
        var isKnown = scene.State.Exceptions.Exists(one => one.Opened.Kind == ExceptionKind.ClockGap && one.Opened.Facts.ContainsKey("gap")
            && !one.Opened.Facts.ContainsKey("device") && Math.Abs(scene.Now - one.Stamp.At) < SameGap);
        if (scene.State.IsUnderWay && !isKnown)
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
