using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Integration;

/// <summary>
/// The drop folder: files in <c>in</c> are taken and moved to <c>done</c> or <c>refused</c>, answers and performances are put into
/// <c>out</c>. A file beside it named <c>….sha256</c> says its digest. What was taken before a crash and not moved is answered again, alike.
/// </summary>
internal sealed class FolderExchange(
    TakeMessages messages, MessageList list, IContentStore contents, ILedger ledger, IStreams streams, IntegrationOptions options, ILogger<FolderExchange> log)
{
    private const string Pattern = "*.xml";
    private const string DigestEnding = ".sha256";
    private const int DigestBytesMax = 200;
    private const int DigestLength = 64;

    // A file that still grows is left until it has the same length and time at two looks.
    private readonly Dictionary<string, (long Length, DateTime Written)> _seen = new(StringComparer.Ordinal);

    private string In => Path.Combine(options.Folder!, "in");

    private string Out => Path.Combine(options.Folder!, "out");

    /// <summary>One look; answers how many files came or went.</summary>
    public async Task<int> LookAsync(CancellationToken cancellation)
    {
        if (options.Folder is null)
            return 0;
        foreach (var name in (string[])["in", "out", "done", "refused"])
            Directory.CreateDirectory(Path.Combine(options.Folder, name));
        var count = 0;
        foreach (var file in Directory.GetFiles(In, Pattern).Order(StringComparer.Ordinal))
        {
            if (IsWhole(file) && await TakeAsync(file, cancellation))
                count++;
        }

        return count + await DeliverAsync(cancellation);
    }

    private bool IsWhole(string file)
    {
        var info = new FileInfo(file);
        var now = (info.Length, info.LastWriteTimeUtc);
        var isSame = _seen.TryGetValue(file, out var before) && before == now;
        _seen[file] = now;
        return isSame;
    }

    private async Task<bool> TakeAsync(string file, CancellationToken cancellation)
    {
        var bytes = await ReadAsync(file, cancellation);
        var incoming = Incoming.OfB2mml(Interfaces.Folder, bytes, await DigestAsync(file, cancellation), options.RequireDigest);
        var outcome = await messages.TakeAsync(null, incoming, cancellation);
        if (!outcome.Try(out var taken, out var refusal))
        {
            log.LogWarning("{File} waits for the next look: {Code}", Path.GetFileName(file), refusal.Code);
            return false;
        }

        if (incoming.Head?.Kind != "ConfirmBOD")
            await AnswerAsync(file, taken, cancellation);
        Move(file, taken.Accepted ? "done" : "refused", incoming.Hash);
        _seen.Remove(file);
        return true;
    }

    /// <summary>One byte more than a message may have tells that it is too large; the rest is not read.</summary>
    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new byte[Math.Min(stream.Length, B2mmlForm.BytesMax + 1)];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private static async Task<string?> DigestAsync(string file, CancellationToken cancellation)
    {
        var beside = new FileInfo(file + DigestEnding);
        if (!beside.Exists || beside.Length > DigestBytesMax)
            return null;
        var text = (await File.ReadAllTextAsync(beside.FullName, cancellation)).Trim();
        return text.Length >= DigestLength ? text[..DigestLength] : text; // As sha256sum writes it, with or without the name.
    }

    private async Task AnswerAsync(string file, TakenMessage taken, CancellationToken cancellation)
    {
        var answer = await contents.FindAsync(taken.Answer, cancellation)
            ?? throw new InvalidOperationException($"The answer {taken.Answer} is not stored.");
        await WriteAsync($"confirm-{Path.GetFileNameWithoutExtension(file)}-{taken.Answer[..8]}.xml", answer.Bytes, cancellation);
    }

    /// <summary>Whole or not at all: a reader never sees half a file.</summary>
    private async Task WriteAsync(string name, byte[] bytes, CancellationToken cancellation)
    {
        var waiting = Path.Combine(Out, "." + name);
        await File.WriteAllBytesAsync(waiting, bytes, cancellation);
        File.Move(waiting, Path.Combine(Out, name), overwrite: true);
    }

    private void Move(string file, string folder, string hash)
    {
        var name = $"{Path.GetFileNameWithoutExtension(file)}-{hash[..8]}.xml";
        File.Move(file, Path.Combine(options.Folder!, folder, name), overwrite: true);
        if (File.Exists(file + DigestEnding))
            File.Move(file + DigestEnding, Path.Combine(options.Folder!, folder, name + DigestEnding), overwrite: true);
    }

    private async Task<int> DeliverAsync(CancellationToken cancellation)
    {
        var waiting = await list.OutAfterAsync(null, MessageStates.Made, SiteScope.All, cancellation);
        foreach (var message in waiting.Items)
        {
            var raw = await contents.FindAsync(message.Content, cancellation)
                ?? throw new InvalidOperationException($"The content {message.Content} is not stored.");
            var name = $"performance-{message.Subject}-{message.Key[..8]}.xml";
            await WriteAsync(name, raw.Bytes, cancellation);
            await WriteAsync(name + DigestEnding, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(raw.Bytes)) + "\n"), cancellation);
            // The partner may have confirmed it meanwhile: then it is more than delivered, and the next look finds nothing to do.
            var told = await streams.LoadAsync<MessageState>(MessageState.StreamOf(message.Key), cancellation);
            if (told.State is { Delivered: false, Confirmed: null })
            {
                await ledger.AppendAsync(
                    new AppendRequest(Author.System, [new Draft(told.Stream, new MessageDelivered(Interfaces.Folder, name))], [told.At]), cancellation);
            }
        }

        return waiting.Items.Count;
    }
}
