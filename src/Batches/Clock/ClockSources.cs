using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What somebody who knows says about this host's clock.</summary>
/// <param name="Skew">Microseconds between it and the right time, without sign; null where it is not known.</param>
/// <param name="Synchronised">False: nothing keeps it right.</param>
internal sealed record ClockReading(string Source, long? Skew, bool Synchronised);

/// <summary>A way to ask whether this host's clock is right. Null: the way is not open here.</summary>
internal interface IClockSource
{
    Task<ClockReading?> ReadAsync(CancellationToken cancellation);
}

/// <summary>Asks the time synchronisation of the host: chrony, else what systemd knows.</summary>
internal sealed class HostClockSource : IClockSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<ClockReading?> ReadAsync(CancellationToken cancellation) =>
        OfChrony(await RunAsync("chronyc", "-c tracking", cancellation))
        ?? OfSystemd(await RunAsync("timedatectl", "show -p NTPSynchronized --value", cancellation));

    /// <summary>One line, comma between fields: the fifth is the offset in seconds, the last whether it is synchronised.</summary>
    public static ClockReading? OfChrony(string? said)
    {
        if (said?.Trim().Split(',') is not { Length: >= 14 } fields
            || !decimal.TryParse(fields[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return null;
        return fields[^1] == "Not synchronised"
            ? new ClockReading("chrony", null, false)
            : new ClockReading("chrony", (long)(Math.Abs(seconds) * Micros.PerSecond), true);
    }

    public static ClockReading? OfSystemd(string? said) => said?.Trim() switch
    {
        "yes" => new ClockReading("systemd", null, true),
        "no" => new ClockReading("systemd", null, false),
        _ => null,
    };

    private static async Task<string?> RunAsync(string program, string arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            });
            if (process is null)
                return null;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            var said = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? said : null;
        }
        catch (Exception exception) when (exception is Win32Exception or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null; // The program is not there, or does not answer.
        }
    }
}
