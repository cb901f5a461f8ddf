using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <param name="Alarm">Null when the value lay within its limits: nothing was raised.</param>
internal sealed record AlarmAnswer(string? Alarm, string? Batch, string? Exception);

/// <summary>Alarms of equipment: limits, raising by machine or hand, acknowledging. The log only grows.</summary>
internal sealed class Alarms(ILedger ledger, IStreams streams, IEquipment equipment, IPlantDirectory plant, BatchWork work)
{
    public async Task<Outcome<AlarmLimitsSet>> SetAsync(string id, SetAlarmLimitsCommand command, Caller caller, CancellationToken cancellation) =>
        await TellAsync(id, "set-alarm-limits", caller, (state, alarms) => AlarmDecisions.Set(state.State, alarms, command, caller), cancellation);

    public async Task<Outcome<AlarmAcknowledged>> AcknowledgeAsync(
        string alarm, AcknowledgeAlarmCommand command, Caller caller, CancellationToken cancellation)
    {
        var at = alarm.LastIndexOf("-A", StringComparison.OrdinalIgnoreCase);
        if (at <= 0)
            return BatchesRefusals.AlarmUnknown(alarm);
        return await TellAsync(
            alarm[..at], "acknowledge-alarm", caller,
            (state, alarms) => AlarmDecisions.Acknowledge(state.State, alarms, alarm.ToUpperInvariant(), command, caller), cancellation);
    }

    public async Task<Outcome<AlarmAnswer>> RaiseAsync(string id, RaiseAlarmCommand command, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, cancellation)).Try(out var known, out var refusal))
            return refusal;
        if (!AlarmDecisions.Judge(known.State, await AlarmsAsync(known, cancellation), command, caller).Try(out var said, out refusal))
            return refusal;
        if (said is null)
            return new AlarmAnswer(null, null, null);
        if (known.State is { Condition: EquipmentCondition.InUse, Batch: { } batch } && await IsOpenAsync(batch, cancellation))
        {
            var done = await work.DoAsync(
                caller, batch, "raise-alarm", scene => AlarmDecisions.Raise(scene, said), new Needs(Equipment: known.State.Id), cancellation);
            if (!done.Try(out var answer, out refusal))
                return refusal;
            var alarms = await AlarmsAsync(known, cancellation);
            return new AlarmAnswer(
                alarms.Raised.Values.First(one => one.Exception == answer.Exceptions[0]).Id, answer.Batch, answer.Exceptions[0]);
        }

        var raised = await TellAsync(
            id, "raise-alarm", caller,
            (now, _) => Outcome<AlarmRaised>.Ok(AlarmDecisions.RaisedAs(
                AlarmDecisions.IdOf(now), now.State, said, null, null, new By(caller.UserId, caller.Name))), cancellation);
        return raised.Map(one => new AlarmAnswer(one.Id, null, null));
    }

    public async Task<Outcome<IReadOnlyList<AlarmLimitsSet>>> PointsAsync(string id, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, cancellation)).Try(out var known, out var refusal))
            return refusal;
        return Outcome<IReadOnlyList<AlarmLimitsSet>>.Ok(
            [.. (await AlarmsAsync(known, cancellation)).Points.Values.Where(point => point.Limits is not null)]);
    }

    private async Task<Outcome<TFact>> TellAsync<TFact>(
        string id, string command, Caller caller, Func<Folded<EquipmentState>, AlarmState, Outcome<TFact>> decide, CancellationToken cancellation)
        where TFact : IFact
    {
        if (!(await LoadAsync(id, cancellation)).Try(out var known, out var unknown))
            return unknown;
        var author = caller.At((await plant.FindSiteAsync(known.State.Site, cancellation))!.Zone);
        var decided = await ledger.DecideAsync<TFact>(
            async token =>
            {
                var now = await equipment.LoadAsync(known.State.Id, token);
                return decide(now, await AlarmsAsync(now, token)).Map(fact =>
                    new Decision<TFact>(fact, new AppendRequest(author, [new Draft(now.Stream, fact)], [now.At])));
            },
            new RefusalRecord(author, known.Stream, command), cancellation);
        return decided.Map(done => done.Result);
    }

    private async Task<Outcome<Folded<EquipmentState>>> LoadAsync(string id, CancellationToken cancellation)
    {
        var known = await equipment.LoadAsync(EntityId.TryParse(id.Trim(), out var parsed) ? parsed.ToString() : "-", cancellation);
        return known.Exists ? known : EquipmentGate.MayRead(known, DateOnly.MinValue).Refusal;
    }

    private async Task<AlarmState> AlarmsAsync(Folded<EquipmentState> known, CancellationToken cancellation) =>
        (await streams.LoadAsync<AlarmState>(known.Stream, cancellation)).State;

    // What is decided does not change any more; the alarm stays with the equipment.
    private async Task<bool> IsOpenAsync(string batch, CancellationToken cancellation) =>
        BatchStreams.TryOf(batch, out var stream)
        && (await streams.LoadAsync<BatchState>(stream, cancellation)).State is { Order: not null, IsFinal: false };
}
