using System.Collections.Immutable;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

internal sealed partial record BatchState
{
    private BatchState? ApplyStep(Stamp stamp, IFact fact) => fact switch
    {
        PhaseStarted one => WithWork(one.Phase, one.Number, work => work with
        {
            Started = stamp,
            StartedBy = one.By,
            Checks = one.Checks,
            StartReason = one.Reason,
        }).By(one.By),
        PhaseCompleted one => WithWork(one.Phase, one.Number, work => work with { Ended = stamp, Late = one.Late }) with
        {
            CompletedWork = CompletedWork.Add(one.Phase),
        },
        TransitionSigned one => ApplyTransition(stamp, one),
        ProcedureAdvanced one => this with { Fired = Fired.Union(one.Fired), SkippedNodes = SkippedNodes.Union(one.Skipped) },
        ValueRecorded one => WithStep(one.Step, one.Number, step => Changed(step) with
        {
            Values = step.Values.Add(ValueOf(stamp, one)),
        }).By(one.By),
        MaterialCharged one => WithStep(one.Step, one.Number, step => Changed(step) with
        {
            Charges = step.Charges.Add(ChargeOf(stamp, one)),
            Values = step.Values.Add(QuantityOf(stamp, one)),
        }).Emptied(one).By(one.By),
        MaterialReturned one => WithStep(one.Step, one.Number, step => (one.Stale is null ? step : Changed(step)) with
        {
            Charges = [.. step.Charges.Select(charge => charge.Index == one.Charge
                ? charge with { Returned = Back(charge, one.Quantity), Return = new Remark(stamp, one.By, one.Condition) } : charge)],
        }).By(one.By).WithStale(one.Stale ?? []),
        EquipmentCheckedIn one => WithStep(one.Step, one.Number, step => Changed(step) with
        {
            Equipment = new EquipmentUse(stamp, one.By, one.Equipment, one.Name, one.Class, one.Source, one.Checks) { Late = one.Late },
        }).By(one.By),
        PacksReported one => WithStep(one.Step, one.Number, step => Changed(step) with
        {
            Packs = step.Packs.Add(new PacksState(stamp, one.By, one.Count, one.Last, one.Late)),
        }),
        StepSigned one => Sign(stamp, one.Step, one.Number, one.Data, one.Signature, one.Checks),
        StepVerified one => Sign(stamp, one.Step, one.Number, one.Data, one.Signature, one.Checks),
        StepCompleted one => WithStep(one.Step, one.Number, step => step with { Completed = stamp }),
        StepNotDone one => WithStep(one.Step, one.Number, step => step with
        {
            NotDone = new NotDoneState(stamp, one.By, one.How, one.Reason, one.ExceptionId),
        }).By(one.By),
        StepRepeated one => WithStep(one.Step, one.Number, step => Again(
            step, new EarlierRun(stamp, one.By, Redo.Repeated, one.Reason, one.ExceptionId, null, step))).By(one.By).FollowsNow(one.Step),
        StepReopened one => WithStep(one.Step, one.Number, step => Again(
            step, new EarlierRun(stamp, one.By, Redo.Reopened, one.Reason, one.ExceptionId, one.Signature, step))).By(one.By).WithStale(one.Stale).FollowsNow(one.Step),
        ValueCorrected one => ApplyCorrection(stamp, one),
        WayDecided one => this with { Decisions = Decisions.SetItem(one.Node, one.Way) },
        StepDecided one => WithStep(one.Step, one.Number, step => step with { Decided = one }),
        TimerStarted one => WithStep(one.Step, one.Number, step => step with { TimerStarted = stamp, TimerStartedBy = one.By, TimerLate = one.Late }).By(one.By),
        TableRowRecorded one => WithStep(one.Step, one.Number, step => Changed(step) with
        {
            Rows = step.Rows.Add(new RowState(stamp, one.By, one.Row, one.Source, one.Late)
            {
                Cells = one.Cells.ToImmutableDictionary(cell => cell.Column, StringComparer.Ordinal),
            }),
        }).By(one.By),
        TableCellCorrected one => ApplyCell(stamp, one),
        BlockSigned one => WithStep(one.Step, one.Number, step => step with
        {
            Stale = false,
            Block = step.Block.Add(new BlockSignature(one.Signer, new SignatureState(stamp, one.Signature, one.Data, one.Checks))),
        }).By(new By(one.Signature.Signer, one.Signature.PrintedName)),
        _ => ApplyDispense(stamp, fact),
    };

    // A charge is a physical act, and so is a weighing: it stays, and the sum of all is what the tolerance is about.
    private static StepState Again(StepState was, EarlierRun run)
    {
        var stays = was.Charges.Count > 0 || was.Dispensed.Count > 0;
        return new StepState(was.Id, was.Number)
        {
            Data = was.Data + 1,
            Decided = was.Decided,
            Charges = stays ? was.Charges : [],
            Dispensed = was.Dispensed,
            Values = stays ? was.Values : [],
            Earlier = was.Earlier.Add(run with { Was = was with { Earlier = [] } }),
        };
    }

    private BatchState ApplyTransition(Stamp stamp, TransitionSigned one) =>
        WithWork(one.Transition, one.Number, work => work with
        {
            Started = stamp,
            Ended = stamp,
            Checks = one.Checks,
            Signature = new SignatureState(stamp, one.Signature, 0, []),
            Late = one.Late,
        }).By(new By(one.Signature.Signer, one.Signature.PrintedName)) with
        {
            CompletedWork = CompletedWork.Add(one.Transition),
        };

    private BatchState Sign(Stamp stamp, string step, string number, int data, Signature signature, IReadOnlyList<Check> checks) =>
        WithStep(step, number, was => was with
        {
            Stale = false,
            Signatures = was.Signatures.Add(new SignatureState(stamp, signature, data, checks)),
        }).By(new By(signature.Signer, signature.PrintedName));

    private BatchState ApplyCorrection(Stamp stamp, ValueCorrected one)
    {
        var next = WithStep(one.Step, one.Number, step => Changed(step) with
        {
            Values = step.Values.Add(new ValueState(
                stamp, one.By, one.Charge, one.New, one.Unit, EntrySource.Typed, one.Checks, one.Verdict, one.Share, null, one.Reason)
            {
                Detail = one.Detail,
            }),
            Charges = one.Charge is { } index ? Corrected(step.Charges, index, one) : step.Charges,
        }).By(one.By);
        return next.WithStale(one.Stale);
    }

    private BatchState ApplyCell(Stamp stamp, TableCellCorrected one) => WithStep(one.Step, one.Number, step =>
    {
        var at = step.Rows.FindIndex(row => row.Row == one.Row);
        var row = step.Rows[at];
        return Changed(step) with
        {
            Rows = step.Rows.SetItem(at, row with
            {
                Cells = row.Cells.SetItem(one.Column, one.New),
                Changes = row.Changes.Add(new CellChange(stamp, one.By, one.Column, one.Old, one.New.Value, one.Reason)),
            }),
        };
    }).By(one.By).WithStale(one.Stale);

    private BatchState WithStale(IReadOnlyList<string> steps)
    {
        var next = this;
        foreach (var stale in steps)
        {
            if (next.Steps.TryGetValue(stale, out var step))
                next = next with { Steps = next.Steps.SetItem(stale, step with { Stale = true }) };
        }

        return next;
    }

    private static ImmutableList<ChargeState> Corrected(ImmutableList<ChargeState> charges, int index, ValueCorrected one)
    {
        var at = charges.FindIndex(charge => charge.Index == index);
        var quantity = Quantity.Parse(one.New, one.Unit?.Symbol);
        return at < 0 || !quantity.IsOk ? charges : charges.SetItem(at, charges[at] with { Quantity = quantity.Value });
    }

    private static StepState Changed(StepState step) => step with { Data = step.Data + 1 };

    private static ValueState ValueOf(Stamp stamp, ValueRecorded one) =>
        new(stamp, one.By, null, one.Value, one.Unit, one.Source, one.Checks, one.Verdict, one.Share, one.Late, null)
        {
            Detail = one.Detail,
        };

    private static ValueState QuantityOf(Stamp stamp, MaterialCharged one) =>
        new(stamp, one.By, one.Index, DecimalText.Of(one.Quantity.Value), one.Quantity.Unit, EntrySource.Typed, [], one.Verdict,
            null, one.Late, null);

    private static ChargeState ChargeOf(Stamp stamp, MaterialCharged one) =>
        new(stamp, one.By, one.Index, one.Lot, one.MaterialCode, one.MaterialName, one.Quantity, one.Target, one.LotSource,
            one.LotVersion, one.LotExpiresOn, one.Checks)
        {
            Late = one.Late,
            Container = one.Container,
        };

    private static Quantity Back(ChargeState charge, Quantity more) =>
        new((charge.Returned?.Value ?? 0) + more.Value, charge.Quantity.Unit);

    private BatchState By(By by) => this with { Performers = Performers.SetItem(by.Id, by.Name) };

    private BatchState WithStep(string id, string number, Func<StepState, StepState> change) => this with
    {
        Steps = Steps.SetItem(id, change(Steps.GetValueOrDefault(id) ?? new StepState(id, number))),
    };

    private BatchState WithWork(string id, string number, Func<WorkState, WorkState> change) => this with
    {
        Work = Work.SetItem(id, change(Work.GetValueOrDefault(id) ?? new WorkState(id, number))),
    };
}
