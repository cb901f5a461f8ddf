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

    public int No(Refusal refusal) => No(refusal.Code, refusal.Detail);

    /// <summary>Tells how far a long work is, on a terminal only.</summary>
    public IProgress<long> Progress(string what) => new Line(what, Console.IsErrorRedirected ? TextWriter.Null : errors);

    private int Say(object json, string[] lines, int code)
    {
        if (IsJson)
            to.WriteLine(JsonSerializer.Serialize(json, json.GetType(), Indented));
        else
            Array.ForEach(lines, to.WriteLine);
        return code;
    }

    private sealed class Line(string what, TextWriter to) : IProgress<long>
    {
        public void Report(long value) => to.Write($"\r{value:N0} {what} ");
    }
}
