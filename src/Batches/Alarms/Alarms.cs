using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <param name="Alarm">Null when the value lay within its limits: nothing was raised.</param>
internal sealed record AlarmAnswer(string? Alarm, string? Batch, string? Exception);

/// <summary>Alarms of equipment: limits, raising by machine or hand, acknowledging. The log only grows.</summary>
internal sealed class Alarms(ILedger ledger, IStreams streams, IEquipment equipment, IPlantDirectory plant, BatchWork work, TimeProvider clock)
{
    public async Task<Outcome<AlarmLimitsSet>> SetAsync(string id, SetAlarmLimitsCommand command, Caller caller, CancellationToken cancellation) =>
        await TellAsync(id, "set-alarm-limits", caller, (state, alarms) => AlarmDecisions.Set(state.State, alarms, command, caller), cancellation);

    public async Task<Outcome<AlarmAcknowledged>> AcknowledgeAsync(
        string alarm, AcknowledgeAlarmCommand command, Caller caller, CancellationToken cancellation)
    {
        var at = alarm.LastIndexOf("-A", StringComparison.OrdinalIgnoreCase);
        if (at <= 0)
            return ExceptionsRefusals.AlarmUnknown(alarm);
        return await TellAsync(
            alarm[..at], "acknowledge-alarm", caller,
            (state, alarms) => AlarmDecisions.Acknowledge(state.State, alarms, alarm.ToUpperInvariant(), command, caller), cancellation);
    }

    public async Task<Outcome<AlarmAnswer>> RaiseAsync(string id, RaiseAlarmCommand command, Caller caller, CancellationToken cancellation)
    {
        while (true)
        {
            if (!(await LoadAsync(id, cancellation)).Try(out var known, out var refusal))
                return refusal;
            var alarms = await AlarmsAsync(known, cancellation);
            if (!AlarmDecisions.Judge(known.State, alarms, command, caller).Try(out var said, out refusal))
                return refusal;
            if (said is null)
                return new AlarmAnswer(null, null, null);
            var batch = known.State is { Condition: EquipmentCondition.InUse, Batch: { } has } && await IsOpenAsync(has, cancellation) ? has : null;
            var by = new By(caller.UserId, caller.Name);
            var open = AlarmDecisions.Open(alarms, said, batch);
            IFact? fact = open is not null ? AlarmDecisions.Course(alarms, open, said, Micros.Now(clock), by)
                : batch is null ? AlarmDecisions.RaisedAs(AlarmDecisions.IdOf(known), known.State, said, null, null, by) : null;
            if (fact is not null)
            {
                // Who takes the equipment meanwhile gets the alarm: then all of it is looked at again.
                var author = caller.At((await plant.FindSiteAsync(known.State.Site, cancellation))!.Zone);
                var written = await ledger.WriteAsync(new AppendRequest(author, [new Draft(known.Stream, fact)], [known.At]), cancellation);
                if (!written.Try(out _, out refusal))
                {
                    if (refusal.Code == "record-busy")
                        continue;
                    return refusal;
                }

                return new AlarmAnswer(open?.Id ?? ((AlarmRaised)fact).Id, open?.Batch, open?.Exception);
            }

            return open is not null ? new AlarmAnswer(open.Id, open.Batch, open.Exception) : await RaiseAsync(known, batch!, said, caller, cancellation);
        }
    }

    private async Task<Outcome<AlarmAnswer>> RaiseAsync(
        Folded<EquipmentState> known, string batch, AlarmSaid said, Caller caller, CancellationToken cancellation)
    {
        var done = await work.DoAsync(
            caller, batch, "raise-alarm", scene => AlarmDecisions.Raise(scene, said), new Needs(Equipment: known.State.Id), cancellation);
        if (!done.Try(out var answer, out var refusal))
            return refusal;
        var alarms = await AlarmsAsync(known, cancellation);
        return new AlarmAnswer(alarms.Raised.Values.First(one => one.Exception == answer.Exceptions[0]).Id, answer.Batch, answer.Exceptions[0]);
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
