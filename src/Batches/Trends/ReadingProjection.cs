using System.Text;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>
/// Every measured value of every batch in one table: in-process checks, laboratory results, weighings, charges and yields (211.180(e)). What
/// was measured again stays, with the entry that it was superseded by.
/// </summary>
internal sealed class ReadingProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<ReadingProjection>("Trends/Put");
    private static readonly Sql Supersede = Sql.Of<ReadingProjection>("Trends/Supersede");
    private static readonly Sql SupersedeOne = Sql.Of<ReadingProjection>("Trends/SupersedeOne");
    private static readonly Sql Correct = Sql.Of<ReadingProjection>("Trends/Correct");

    // Parts of a step that are no column or test; their rows count its containers and charges.
    private const string Container = "container";
    private const string Charge = "charge";
    private const string Return = "return";

    public IReadOnlyList<string> Tables { get; } = ["batch_reading"];

    public int Shape => 2;

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (!entry.Stream.StartsWith("batch/", StringComparison.Ordinal))
            return;
        var batch = entry.Stream["batch/".Length..];
        foreach (var statement in Of(batch, entry.At, fact).Concat(OfMaterial(batch, entry, fact)).Concat(OfRedo(batch, entry, fact)))
            statements.Add(statement);
    }

    private static IEnumerable<Statement> OfMaterial(string batch, Entry entry, IFact fact) => fact switch
    {
        ContainerDispensed one =>
            [New(batch, entry.At, one.Step, Container, one.Index, one.Number, Container, Text(one.Weight.Net), one.Weight.Net.Unit, null, one.Verdict, null)],
        ContainerVoided one => [One(batch, entry, one.Step, Container, one.Index)],
        MaterialCharged one =>
            [New(batch, entry.At, one.Step, Charge, one.Index, one.Number, Charge, Text(one.Quantity), one.Quantity.Unit, null, one.Verdict, null)],
        ValueCorrected { Charge: { } index } one => [Changed(batch, entry.At, one.Step, Charge, index, one.New, one.Unit, one.Share, one.Verdict)],
        MaterialReturned one =>
            [New(batch, entry.At, one.Step, Return, (int)entry.Version, one.Number, Return, Text(one.Quantity), one.Quantity.Unit, null, Verdict.Within, null)],
        _ => [],
    };

    private static IEnumerable<Statement> OfRedo(string batch, Entry entry, IFact fact) => fact switch
    {
        StepRepeated one => [new Statement(Supersede, ("batch", batch), ("step", one.Step), ("number", entry.Number))],
        StepReopened one => [new Statement(Supersede, ("batch", batch), ("step", one.Step), ("number", entry.Number))],
        _ => [],
    };

    private static Statement One(string batch, Entry entry, string step, string part, int row) =>
        new(SupersedeOne, ("batch", batch), ("step", step), ("part", part), ("row", (long)row), ("number", entry.Number));

    private static string Text(Quantity quantity) => DecimalText.Of(quantity.Value);

    private static IEnumerable<Statement> Of(string batch, long at, IFact fact) => fact switch
    {
        ValueRecorded one when IsReading(one.Kind) =>
            [New(batch, at, one.Step, "", 0, one.Number, EnumWords.Of(one.Kind), one.Value, one.Unit, one.Share, one.Verdict, null)],
        ValueCorrected { Charge: null } one => [Changed(batch, at, one.Step, "", 0, one.New, one.Unit, one.Share, one.Verdict)],
        TableRowRecorded one => one.Cells.Select(cell => New(
            batch, at, one.Step, cell.Column, one.Row, one.Number, EnumWords.Of(InstructionKind.Table), cell.Value, null, null, cell.Verdict, null)),
        TableCellCorrected one => [Changed(batch, at, one.Step, one.Column, one.Row, one.New.Value, null, null, one.New.Verdict)],
        LabResultRecorded one =>
            [New(batch, at, one.Step, one.Test, 0, one.Number, EnumWords.Of(InstructionKind.SampleResult), one.Value, one.Unit, null, one.Verdict, one.Title)],
        _ => [],
    };

    private static bool IsReading(InstructionKind kind) => kind is InstructionKind.Number or InstructionKind.EnvironmentalReading
        or InstructionKind.SampleResult or InstructionKind.Calculation or InstructionKind.MassBalance or InstructionKind.Yield or InstructionKind.Weigh
        or InstructionKind.Reconciliation or InstructionKind.Choice or InstructionKind.YesNo;

    private static Statement New(
        string batch, long at, string step, string part, int row, string number, string kind, string value, Unit? unit, RoundedShare? share,
        Verdict verdict, LocalizedText? title) => new(
        Put, ("batch", batch), ("step", step), ("part", part), ("row", (long)row), ("number", number), ("kind", kind), ("value", value),
        ("unit", unit?.Symbol), ("percent", Percent(share)), ("verdict", EnumWords.Of(verdict)),
        ("title", title is null ? null : Encoding.UTF8.GetString(CanonicalJson.Of(title, KernelJson.Options))), ("at", at));

    private static Statement Changed(
        string batch, long at, string step, string part, int row, string value, Unit? unit, RoundedShare? share, Verdict verdict) => new(
        Correct, ("batch", batch), ("step", step), ("part", part), ("row", (long)row), ("value", value), ("unit", unit?.Symbol),
        ("percent", Percent(share)), ("verdict", EnumWords.Of(verdict)), ("at", at));

    private static string? Percent(RoundedShare? share) => share is null ? null : DecimalText.Of(share.Percent.Value);
}
