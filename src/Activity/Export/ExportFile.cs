using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Theriac.Activity.Search;
using Theriac.Kernel;

namespace Theriac.Activity.Export;

/// <summary>Writes entries one line each, as CSV or as one JSON document, and hashes the lines as they go.</summary>
internal sealed class ExportFile(Stream to, bool isCsv) : IAsyncDisposable
{
    private const string Columns = "number,time,zone,person_id,person,terminal,record,type,what,why,signature,state,content\r\n";

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string Format => isCsv ? "csv" : "json";

    public long Rows { get; private set; }

    public Task BeginAsync(ExportHead head, CancellationToken cancellation) => SayAsync(
        isCsv ? Columns : $"{{\"query\":{Json(head.Query)},\"by\":{Json(head.UserId)},\"at\":{Json(head.At)},\"entries\":[\n", cancellation);

    public async Task WriteAsync(ActivityLine line, CancellationToken cancellation)
    {
        var bytes = Encoding.UTF8.GetBytes((isCsv ? CsvOf(line) : Json(line)) + "\n");
        _hash.AppendData(bytes);
        if (!isCsv && Rows > 0)
            await SayAsync(",", cancellation);
        await to.WriteAsync(bytes, cancellation);
        Rows++;
    }

    public string HashOfLines() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <param name="next">Where the next file goes on; null when this one is complete.</param>
    public Task EndAsync(ExportHead head, long through, long? next, string hash, CancellationToken cancellation)
    {
        if (!isCsv)
            return SayAsync(
                $"],\"rows\":{Rows},\"through\":{through},\"complete\":{(next is null ? "true" : "false")},\"next\":{next?.ToString() ?? "null"},\"sha256\":\"{hash}\"}}\n",
                cancellation);
        var query = string.Join(' ', head.Query.Filters().Select(filter => $"{filter.Name}={filter.Value}"));
        var end = next is null ? "complete" : $"ends at the limit; the next file goes on with after={next}";
        return SayAsync(
            $"# {Rows} entries through entry {through}, {end}. Query: {(query.Length == 0 ? "everything" : query)}. By {head.UserId} at {head.At}. SHA-256 of the lines of entries: {hash}\n",
            cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _hash.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string CsvOf(ActivityLine line) => string.Join(
        ',',
        new[]
        {
            line.Number.ToString(), line.At, line.Zone, line.Actor, line.ActorName, line.Terminal ?? "", line.Stream, line.Type, line.Sentence,
            line.Reason ?? "", MeaningOf(line), line.Signature is { } state ? SignatureStandings.NameOf(state) : "", line.Fact.GetRawText(),
        }.Select(Cell)) + "\r";

    // A cell that a spreadsheet would take for a formula begins with an apostrophe.
    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string MeaningOf(ActivityLine line) =>
        line.Signature is not null && line.Fact.GetProperty("signature").TryGetProperty("meaning", out var meaning) ? meaning.GetString() ?? "" : "";

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, KernelJson.Options);

    private async Task SayAsync(string text, CancellationToken cancellation) => await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
}
