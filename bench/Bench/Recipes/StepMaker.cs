using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Bench.Recipes;

/// <summary>The twenty steps of one cycle.</summary>
internal static class StepMaker
{
    public static Instruction Making(int cycle, int i, string material, Quantity quantity) => i switch
    {
        0 when cycle == 0 => Step(cycle, i, InstructionKind.LineClearance, "Line and area are clear") with { Verification = true },
        0 => Step(cycle, i, InstructionKind.Instruction, "Set up") with { Text = LongText(cycle), Documents = [$"SOP-{cycle % 20:000}"] },
        1 => Step(cycle, i, InstructionKind.ChargeIn, "Charge") with
        {
            MaterialCode = material,
            Quantity = quantity,
            Tolerance = new Tolerance { MinusPercent = 1, PlusPercent = 1 },
            Verification = true,
        },
        2 => Number(cycle, i, "Product temperature", "°C", 35, 45) with { Critical = cycle % 3 == 0, Qualification = "granulation" },
        3 => Number(cycle, i, "Mass in", "kg", 10, 20),
        4 => Number(cycle, i, "Mass out", "kg", 9, 20),
        5 => Step(cycle, i, InstructionKind.Calculation, "Share") with
        {
            Expression = $"round({{s{cycle}-4}} / {{s{cycle}-3}} in %, 1)",
            Unit = Unit.Percent,
            Decimals = 1,
            Limits = Between(90, 102),
        },
        6 => Step(cycle, i, InstructionKind.YesNo, "Free of lumps?") with { Expected = ["yes"] },
        7 => Step(cycle, i, InstructionKind.Choice, "Colour") with { Choices = [Answer("white"), Answer("cream"), Answer("other")], Expected = ["white", "cream"] },
        8 => Step(cycle, i, InstructionKind.Timer, "Mix") with { Duration = RecipeMaker.Of(10, "min"), DurationTolerance = new Tolerance { MinusPercent = 5, PlusPercent = 10 } },
        _ => Step(cycle, i, InstructionKind.Text, "Remark") with { When = $"{{s{cycle}-6}}", Text = LongText(cycle) },
    };

    public static Instruction Checking(int cycle, int i, string equipment, bool isLast) => i switch
    {
        10 => Step(cycle, i, InstructionKind.Equipment, "Take into use") with { EquipmentClass = equipment },
        11 => Number(cycle, i, "Thickness", "mm", 4, 5),
        12 => Step(cycle, i, InstructionKind.Table, "In-process checks") with
        {
            Columns =
            [
                new TableColumn { Id = "weight", Title = "Weight", Unit = Unit.Milligram, Decimals = 1, Limits = Between(237.5m, 262.5m), Alert = Between(243, 257) },
                new TableColumn { Id = "look", Title = "Appearance" },
            ],
            Rows = new RowRule { Min = 5, Max = 50, Every = RecipeMaker.Of(30, "min") },
            Rule = $"rsd({{s{cycle}-12.weight}}) <= 2 %",
        },
        13 => Step(cycle, i, InstructionKind.Sample, "Sample") with
        {
            Sample = new SampleRule { Quantity = RecipeMaker.Of(20, "g"), Container = "Vial", Tests = ["assay", "water"] },
        },
        14 => Step(cycle, i, InstructionKind.SampleResult, "Assay") with { SampleOf = $"s{cycle}-13", Unit = Unit.Percent, Decimals = 1, Limits = Between(95, 105) },
        15 => Step(cycle, i, InstructionKind.EnvironmentalReading, "Room temperature") with { Unit = Unit.Celsius, Decimals = 1, Limits = Between(18, 25) },
        16 => Step(cycle, i, InstructionKind.Scan, "Scan the container") with { Scan = ScanTarget.Container },
        17 => Step(cycle, i, InstructionKind.DateTime, "Ended at"),
        18 => Step(cycle, i, InstructionKind.Attachment, "Printout of the balance"),
        _ when isLast => Step(cycle, i, InstructionKind.Yield, "Yield") with { Unit = Unit.Each, Verification = true },
        _ => Step(cycle, i, InstructionKind.Signature, "Released to the next stage") with
        {
            Signers =
            [
                new SignerRule { Meaning = SignatureMeaning.Performed, Role = Role.Operator },
                new SignerRule { Meaning = SignatureMeaning.Verified, Role = Role.Verifier },
            ],
        },
    };

    private static Instruction Step(int cycle, int i, InstructionKind kind, string title) => new()
    {
        Id = $"s{cycle}-{i}",
        Kind = kind,
        Title = new LocalizedText { En = $"{title} {cycle}", Vi = $"Bước {cycle}-{i}", Zh = $"步骤 {cycle}-{i}" },
    };

    private static Instruction Number(int cycle, int i, string title, string unit, decimal low, decimal high) =>
        Step(cycle, i, InstructionKind.Number, title) with
        {
            Unit = Unit.Parse(unit).Value,
            Decimals = 2,
            Limits = Between(low, high),
            Alert = Between(low + 0.10m, high - 0.10m),
            Plausible = Between(0, high * 10),
        };

    private static Limits Between(decimal low, decimal high) => new() { Low = low, High = high };

    private static ChoiceOption Answer(string code) => new() { Code = code, Label = code };

    private static LocalizedText LongText(int cycle) => new()
    {
        En = $"Switch on, wait until the display shows ready, and enter program {cycle % 40}. Keep the hatch shut until the interlock is green.",
        Vi = $"Bật máy, chờ đến khi màn hình báo sẵn sàng và nhập chương trình {cycle % 40}. Giữ cửa đóng cho đến khi khóa liên động xanh.",
        Zh = $"开机，待显示屏显示就绪后输入程序 {cycle % 40}。联锁灯变绿前保持舱门关闭。",
    };
}
