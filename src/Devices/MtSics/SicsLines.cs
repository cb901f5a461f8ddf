using System.Text;

namespace Theriac.Devices;

/// <summary>Cuts a stream of bytes into lines. What never ends is cut off, so that a broken device cannot fill the memory.</summary>
internal sealed class SicsLines(Stream stream)
{
    private readonly byte[] _buffer = new byte[1024];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _filled;

    /// <summary>The next line without its end.</summary>
    /// <exception cref="EndOfStreamException">The device closed the line.</exception>
    public async ValueTask<string> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            while (_at < _filled)
            {
                var letter = (char)_buffer[_at++];
                if (letter == '\n' || _line.Length > SicsReply.LineMax)
                    return Take();
                if (letter != '\r')
                    _line.Append(letter);
            }

            (_at, _filled) = (0, await stream.ReadAsync(_buffer, cancellation));
            if (_filled == 0)
                throw new EndOfStreamException("The device closed the line.");
        }
    }

    private string Take()
    {
        var line = _line.ToString();
        _line.Clear();
        return line;
    }
}
