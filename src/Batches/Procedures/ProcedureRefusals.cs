using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What is refused of procedures without a batch.</summary>
internal static class ProcedureRefusals
{
    public static Refusal EquipmentMissing(string recipe) =>
        new Refusal("procedure-equipment-missing", 409, $"{recipe} is a procedure for equipment. Say on which piece it is carried out.").With("recipe", recipe);

    public static Refusal NoProcedure(string recipe) =>
        new Refusal("recipe-is-no-procedure", 409, $"{recipe} is no procedure for equipment. It is ordered as a batch.").With("recipe", recipe);

    public static Refusal IntervalMissing(string recipe) =>
        new Refusal("procedure-interval-missing", 409, $"{recipe} does not say after how many days a calibration is due again.").With("recipe", recipe);

    public static Refusal BalanceCheck(string equipment) =>
        new Refusal("daily-check-of-balance", 409, $"{equipment} is a balance: its daily check is made with its test weights, where it stands.").With("equipment", equipment);

    public static Refusal ExceptionOpen(string exception) =>
        new Refusal("procedure-exception-open", 409, $"Exception {exception} has no signed conclusion.").With("exception", exception);

    public static Refusal NotOfProcedures(string batch) =>
        new Refusal("not-of-procedures", 409, $"{batch} is a procedure on equipment: it is accepted, neither reviewed nor certified as a lot.").With("batch", batch);

    public static Refusal OnlyOfProcedures(string batch) =>
        new Refusal("only-of-procedures", 409, $"{batch} is no procedure on equipment: it is reviewed and certified.").With("batch", batch);
}
