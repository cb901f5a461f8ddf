using Theriac.Ledger.Export;
using Theriac.Ledger.Verify;

namespace Theriac.Ledger;

/// <summary>Checks an export without any server or database.</summary>
public static class ExportVerification
{
    /// <param name="export">The bytes of the file.</param>
    /// <param name="progress">Told the number of entries checked so far.</param>
    /// <param name="derived">What is to be derived again, with the facts of the modules that say how.</param>
    public static VerifyReport Verify(
        Stream export, VerifyAgainst against, IProgress<long>? progress = null, (FactTypes Types, IEnumerable<IDerivedRecords> Records)? derived = null)
    {
        using var reader = new LineReader(export);
        if (!reader.TryRead(out var first) || ExportHeader.Read(first) is not { } header)
            return new VerifyReport(Guid.Empty, 0, 0, 0, 0, [], null, Wrong.ExportLine(1, null, "it is not the header of an export."));
        using var verifier = new LedgerVerifier(
            header.LedgerId, header.Kind, against, derivations: derived is var (types, records) ? new Derivations(types, records) : null);
        var run = new ExportRun(header, verifier, progress);
        while (reader.TryRead(out var line))
        {
            if (run.Line(line) is { } wrong)
                return verifier.Report(wrong);
        }

        return verifier.Report(run.Finish(reader.IsCutOff) ?? verifier.Finish());
    }
}
