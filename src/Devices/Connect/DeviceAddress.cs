using System.Globalization;
using System.IO.Ports;
using System.Net.Sockets;
using Theriac.Kernel;

namespace Theriac.Devices;

/// <summary>Where a device is: a TCP port, its own or that of a serial bridge, or a serial port of this machine.</summary>
public sealed record DeviceAddress
{
    private const int BaudDefault = 9_600;
    private const string Tcp = "tcp://";
    private const string Serial = "serial:";

    private DeviceAddress(string text, string place, int number) => (Text, Place, Number) = (text, place, number);

    public string Text { get; }

    /// <summary>Host, or the name of the serial port.</summary>
    public string Place { get; }

    /// <summary>TCP port, or bauds.</summary>
    public int Number { get; }

    public bool IsTcp => Text.StartsWith(Tcp, StringComparison.Ordinal);

    public static Outcome<DeviceAddress> Parse(string? text, string field = "/address")
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.StartsWith(Tcp, StringComparison.Ordinal) && Uri.TryCreate(trimmed, UriKind.Absolute, out var uri)
            && uri is { Host.Length: > 0, Port: > 0, AbsolutePath: "" or "/", UserInfo: "" })
            return new DeviceAddress(trimmed.TrimEnd('/'), uri.Host, uri.Port);
        if (!trimmed.StartsWith(Serial, StringComparison.Ordinal))
            return DevicesRefusals.AddressNotValid(field);
        var parts = trimmed[Serial.Length..].Split(',');
        var isPort = parts[0].Length > 0 && parts.Length <= 2;
        var baud = BaudDefault;
        return isPort && (parts.Length == 1 || int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out baud))
            ? new DeviceAddress(trimmed, parts[0], baud)
            : DevicesRefusals.AddressNotValid(field);
    }

    /// <summary>An open line to the device.</summary>
    internal async Task<Stream> OpenAsync(TimeSpan within, CancellationToken cancellation)
    {
        if (!IsTcp)
        {
            var port = new SerialPort(Place, Number, Parity.None, 8, StopBits.One) { Handshake = Handshake.None };
            port.Open();
            return port.BaseStream;
        }

        var client = new TcpClient { NoDelay = true };
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(within);
            await client.ConnectAsync(Place, Number, patience.Token);
            return client.GetStream();
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            client.Dispose();
            throw new TimeoutException($"{Text} does not answer.", late);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
