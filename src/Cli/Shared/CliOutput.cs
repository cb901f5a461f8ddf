using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Cli.Shared;

/// <summary>Where a command speaks: text for people, or one JSON value with <c>--json</c>. Progress goes to the error stream.</summary>
internal sealed class CliOutput(bool isJson, TextWriter to, TextWriter errors)
{
    private static readonly JsonSerializerOptions Indented = new(KernelJson.Options) { WriteIndented = true };

    public bool IsJson { get; } = isJson;

    /// <summary>Prints the result and returns 0.</summary>
    public int Yes(object json, params string[] lines) => Say(json, lines, 0);

    /// <summary>Prints what is not so and returns 1.</summary>
    public int No(object json, params string[] lines) => Say(json, lines, 1);

    public int No(string code, string detail)
    {
        if (IsJson)
            to.WriteLine(JsonSerializer.Serialize(new { code, detail }, Indented));
        else
            errors.WriteLine(detail);
        return 1;
    }

    /// <summary>The input cannot be read at all: prints why, with every place, and returns 2 as for wrong usage.</summary>
    public int Unreadable(Refusal refusal)
    {
        if (IsJson)
            to.WriteLine(JsonSerializer.Serialize(new { refusal.Code, refusal.Detail, refusal.Errors }, Indented));
        else
            Array.ForEach([refusal.Detail, .. refusal.Errors.Select(error => $"  {error.Field}  {error.Detail} ({error.Code})")], line => errors.WriteLine(Plain(line)));
        return 2;
    }

    public int No(Refusal refusal) => No(refusal.Code, refusal.Detail);

    /// <summary>Tells how far a long work is, on a terminal only.</summary>
    public IProgress<long> Progress(string what) => new Line(what, Console.IsErrorRedirected ? TextWriter.Null : errors);

    private int Say(object json, string[] lines, int code)
    {
        if (IsJson)
            to.WriteLine(JsonSerializer.Serialize(json, json.GetType(), Indented));
        else
            Array.ForEach(lines, line => to.WriteLine(Plain(line)));
        return code;
    }

    /// <summary>What a file says is shown on a terminal, and must not steer it.</summary>
    private static string Plain(string line) => string.Concat(line.Select(c => char.IsControl(c) && c != '\n' ? '\uFFFD' : c));

    private sealed class Line(string what, TextWriter to) : IProgress<long>
    {
        public void Report(long value) => to.Write($"\r{value:N0} {what} ");
    }
}
