using System.Security.Cryptography;
using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>The form as PDF, from the record as it stood when it was issued; and the check of a print against the record.</summary>
internal sealed class PrintPaperForm(BatchWork work, ILedger ledger, IStreams streams, FactTypes types, TimeProvider clock)
{
    /// <summary>After this a form is on paper; whoever needs another one asks for a numbered copy.</summary>
    public const long PrintedWithinMicros = 30 * 60 * Micros.PerSecond;

    /// <summary>As many characters of a hash as a print bears in its header.</summary>
    public const int HashCharactersMin = 16;

    public async Task<Outcome<byte[]>> PrintAsync(Caller caller, string batchId, string id, CancellationToken cancellation)
    {
        if (!(await work.ShowAsync(caller, batchId, cancellation)).Try(out var scene, out var refusal))
            return refusal;
        if (!PaperForms.Open(scene.State, id).Try(out var form, out refusal))
            return refusal;
        if (form.Issued.By.Id != caller.UserId || Micros.Now(clock) - form.Stamp.At > PrintedWithinMicros)
            return PaperFormsRefusals.PaperFormPrinted(form.Id);
        // The steps that are on it, as the record stood then: what came later is no part of this form.
        var then = BatchState.Empty(scene.BatchAt.Stream);
        foreach (var entry in (await ledger.ReadStreamAsync(scene.BatchAt.Stream, cancellation: cancellation)).TakeWhile(entry => entry.Version <= form.Issued.RecordVersion))
            then = types.Read(entry) is { } fact ? then.Apply(entry, fact) : then;
        var head = await ledger.HeadAsync(cancellation);
        return new PaperFormPrinter(scene with { State = then }, form, head.Kind == InstanceKind.Demo).Print();
    }

    public async Task<Outcome<RecordHashView>> CompareAsync(Caller caller, string batchId, string hash, CancellationToken cancellation)
    {
        if (!BatchStreams.TryOf(batchId, out var stream) || (await streams.LoadAsync<BatchState>(stream, cancellation)).State.Order is null)
            return BatchesRefusals.BatchUnknown(batchId);
        var wanted = new string([.. hash.Where(char.IsAsciiHexDigit)]).ToLowerInvariant();
        return wanted.Length < HashCharactersMin
            ? PaperFormsRefusals.HashTooShort(HashCharactersMin)
            : Compare(await ledger.ReadStreamAsync(stream, cancellation: cancellation), wanted);
    }

    /// <summary>Every state that the record went through has its hash; a print bears one of them, or it is of something else.</summary>
    public static RecordHashView Compare(IReadOnlyList<Entry> entries, string wanted)
    {
        using var running = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (version, text) = (0L, "");
        foreach (var entry in entries)
        {
            running.AppendData(entry.Hash);
            text = Convert.ToHexStringLower(running.GetCurrentHash());
            if (text.StartsWith(wanted, StringComparison.Ordinal))
                version = entry.Version;
        }

        var state = version == 0 ? PrintStanding.Differs : version == entries[^1].Version ? PrintStanding.Current : PrintStanding.Earlier;
        return new RecordHashView(state, text, version, entries[^1].Version - version);
    }
}
