using System.Globalization;
using Theriac.Batches;
using Theriac.Distribution.Scans;
using Theriac.Gs1;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Plant;
using Theriac.Serials;

namespace Theriac.Distribution.Verify;

/// <summary>What the public page shows. Nothing of the batch record, of places or of people is in it.</summary>
/// <param name="Lot">Product, lot and expiry are given to compare with the pack; null when the code is not ours.</param>
internal sealed record PublicAnswer(
    VerdictWord Verdict, string? Product, string? Lot, string? Expiry, string? Serial, string? Gtin, string? Maker, string CheckedAt, bool Demo);

/// <summary>Answers everybody who holds a pack.</summary>
internal sealed class VerifyCode(
    IPackDirectory packs, IBatchDirectory batches, IDestinations places, IPlantDirectory plant, ScanLog scans, ILedger ledger, TimeProvider clock)
{
    public async Task<PublicAnswer> VerifyAsync(string? code, string device, CancellationToken cancellation)
    {
        var now = Micros.Now(clock);
        var maker = (await plant.EnterpriseAsync(cancellation))?.Name;
        var demo = (await ledger.HeadAsync(cancellation)).Kind == InstanceKind.Demo;
        var read = Read(code);
        var pack = read is { } found ? await packs.FindPackAsync(found.Gtin, found.Serial, cancellation) : null;
        if (read is null || pack is null)
        {
            if (read is { } unknown)
                scans.Add(new Scan($"/01/{unknown.Gtin}/21/{unknown.Serial}", now, EnumWords.Of(VerdictWord.Unknown), device, null));
            return new PublicAnswer(VerdictWord.Unknown, null, null, null, read?.Serial, read?.Gtin, maker, Micros.ToText(now), demo);
        }

        var verdict = Verdicts.Of(await LookAsync(pack, read.Value, device, now, cancellation));
        scans.Add(new Scan(pack.Path, now, EnumWords.Of(verdict), device, null));
        return verdict == VerdictWord.Unknown
            ? new PublicAnswer(verdict, null, null, null, pack.Serial, pack.Gtin, maker, Micros.ToText(now), demo)
            : new PublicAnswer(
                verdict, pack.ProductName, pack.Lot, pack.Expiry, pack.Serial, pack.Gtin, maker, Micros.ToText(now), demo);
    }

    private async Task<Sighting> LookAsync(
        PackInfo pack, (string Gtin, string Serial, string? Lot, string? Expiry) read, string device, long now, CancellationToken cancellation)
    {
        var (disposition, isRecalled) = await StandingAsync(pack, cancellation);
        return new Sighting(
            pack,
            disposition,
            isRecalled,
            DateOnly.ParseExact(pack.Expiry, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Micros.ToDate(now, pack.Zone),
            await scans.PatternAsync(pack.Path, device, now, cancellation),
            read.Lot,
            read.Expiry);
    }

    /// <summary>What was decided for the market that the pack went to, with what became of all that is in it.</summary>
    private async Task<(Disposition Disposition, bool IsRecalled)> StandingAsync(PackInfo pack, CancellationToken cancellation)
    {
        var isRecalled = await packs.FindRecallAsync(pack.Batch, cancellation) is not null;
        var disposition = await HolderAsync(pack, cancellation) is { IsOwnSite: false, Region: { } region }
            && await batches.VerdictAsync(pack.Batch, region, cancellation) is { Market: not null } there
                ? there.Disposition
                : (await batches.FindAsync(pack.Batch, cancellation))?.Disposition ?? Disposition.None;
        foreach (var source in await batches.SourcesAsync(pack.Batch, cancellation))
        {
            isRecalled |= await packs.FindRecallAsync(source.BatchId, cancellation) is not null;
            if (source.IsHeldBack && disposition != Disposition.Rejected)
                disposition = source.Disposition;
        }

        return (disposition, isRecalled);
    }

    /// <summary>Who had it last, as far as is known: where it was given away, or where its case went.</summary>
    private async Task<Destination?> HolderAsync(PackInfo pack, CancellationToken cancellation)
    {
        if (pack.StateLocation is { } location && await places.FindAsync(location, cancellation) is { IsOwnSite: false } gave)
            return gave;
        return pack.Parent is { } parent && await packs.ChainAsync(parent, cancellation) is [.., var outer]
            ? await places.FindAsync(outer.Destination ?? outer.Place, cancellation)
            : null;
    }

    private static (string Gtin, string Serial, string? Lot, string? Expiry)? Read(string? code)
    {
        if (string.IsNullOrWhiteSpace(code) || code.Length > DistributionLimits.CodeLengthMax)
            return null;
        var parsed = code[0] == '/'
            ? DigitalLink.ParsePath(code).Map(link => new Gs1Code(link.Elements, Gs1CodeForm.DigitalLink))
            : Gs1Code.Parse(code);
        return parsed.IsOk && parsed.Value is { Gtin: { } gtin, Serial: { } serial } known
            ? (gtin.ToString(), serial, known.Lot, known["17"])
            : null;
    }
}
