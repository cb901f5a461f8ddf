using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>
/// Cleaning, calibration and checks run from approved procedures without a batch (21 CFR 211.67, 211.68): a record of its own on one
/// piece of equipment, executed as any other, and accepted by one signature.
/// </summary>
internal static class Procedures
{
    public static readonly Role[] OrderRoles = [Role.Operator, Role.Supervisor, Role.Planner];

    public static readonly Role[] AcceptRoles = [Role.Supervisor, Role.QaReviewer];

    /// <param name="equipment">The piece that the order names; null where it names none.</param>
    public static Outcome<ProcedureBinding?> Bind(MasterRecipe recipe, Folded<EquipmentState>? equipment, string site)
    {
        if (recipe.ProcedureFor is not { } kind)
            return equipment is null ? Outcome<ProcedureBinding?>.Ok(null) : ProcedureRefusals.NoProcedure(recipe.Id);
        if (equipment is null)
            return ProcedureRefusals.EquipmentMissing(recipe.Id);
        if (kind == EquipmentProcedureKind.Calibration && recipe.IntervalDays is null)
            return ProcedureRefusals.IntervalMissing(recipe.Id);
        if (kind == EquipmentProcedureKind.DailyCheck && equipment.State.Device?.Balance is not null)
            return ProcedureRefusals.BalanceCheck(equipment.State.Id);
        var may = EquipmentGate.MayServe(equipment, recipe.ProcedureClass, site);
        return may.IsOk ? new ProcedureBinding(kind, equipment.State.Id, equipment.State.Name, recipe.IntervalDays) : may.Refusal;
    }

    /// <summary>Whoever carried it out does not accept it, and nothing of it is open.</summary>
    public static Outcome<Telling> Accept(Scene scene, AcceptProcedureCommand command, Signature? signature)
    {
        if (scene.Order.Procedure is null)
            return ProcedureRefusals.OnlyOfProcedures(scene.State.Id);
        if ((Guards.HasRole(scene, AcceptRoles) ?? ReviewDecisions.OwnWork(scene) ?? Unfinished(scene)) is { } refusal)
            return refusal;
        var telling = new Telling(scene);
        if (signature is not null)
            telling.Tell(new ProcedureAccepted(string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment.Trim(), signature));
        return telling;
    }

    private static Refusal? Unfinished(Scene scene) => scene.State switch
    {
        { IsFinal: true } => BatchesRefusals.BatchDecided(scene.State),
        { HasEnded: false } => ReleaseRefusals.BatchNotEnded(),
        { } state when state.Exceptions.Find(one => one.IsOpen) is { } open => ProcedureRefusals.ExceptionOpen(open.Id),
        { Lifecycle: Lifecycle.Complete } state when Completeness.Missing(state, scene.Recipe) is { Count: > 0 } missing =>
            ReleaseRefusals.RecordIncomplete(missing),
        _ => null,
    };

    public static SignedAction Sign(AcceptProcedureCommand command) => new("accept-procedure", command)
    {
        Decide = (scene, signature) => Accept(scene, command, signature),
        Document = (scene, _, language) => Document(scene, command, language),
        Requirement = scene => new SignRequirement(AcceptRoles, scene.Order.Site, [.. scene.State.Performers.Keys]),
    };

    private static SignDocument Document(Scene scene, AcceptProcedureCommand command, string language)
    {
        var (state, procedure) = (scene.State, scene.Order.Procedure!);
        var proof = RuleBook.Proof(RuleBook.Results(state, scene.Recipe));
        List<SignLine> lines =
        [
            .. StepDocuments.Head(scene, language),
            new(Words.ProcedureEquipment.In(language), $"{procedure.Equipment} {procedure.Name}"),
            new(Words.Rules.In(language), Words.RulesText.In(language, proof.Rules, proof.Passed, proof.Failed, proof.NotRun)),
            .. state.Exceptions.Select(one => new SignLine(one.Id, one.Conclusion?.Conclusion ?? "–")),
        ];
        if (!string.IsNullOrWhiteSpace(command.Comment))
            lines.Add(new SignLine(Words.Reason.In(language), command.Comment.Trim()));
        return new SignDocument(
            language, Statements.AcceptProcedureTitle.In(language, state.Id), SignatureMeaning.Reviewed, Statements.AcceptProcedure.In(language), lines);
    }
}

internal sealed record AcceptProcedureCommand(string? Comment = null) : SignedCommand;
