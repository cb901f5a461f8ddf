using Theriac.Kernel;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>A value that its author has not saved yet. Not a record: it completes and unlocks nothing.</summary>
internal sealed record StepDraft(string Step, string Field, string Value, string At);

/// <summary>What others see of a draft: whose it is and since when, never its value.</summary>
internal sealed record OthersDraft(string Step, string Field, string Person, string Since);

internal sealed record DraftList(IReadOnlyList<StepDraft> Mine, IReadOnlyList<OthersDraft> Others);

/// <summary>Drafts on the server stay with their owner through locks, sign-outs and changes of tablet (U8).</summary>
internal sealed class DraftStore(Database database, TimeProvider clock)
{
    public const int ValueLengthMax = 4_000;
    public const int FieldLengthMax = 64;
    public const int CountMax = 500;

    private static readonly Sql Put = Sql.Of<DraftStore>("Drafts/Put");
    private static readonly Sql Remove = Sql.Of<DraftStore>("Drafts/Remove");
    private static readonly Sql RemoveStep = Sql.Of<DraftStore>("Drafts/RemoveStep");
    private static readonly Sql OfBatch = Sql.Of<DraftStore>("Drafts/OfBatch");
    private static readonly Sql Count = Sql.Of<DraftStore>("Drafts/Count");

    /// <summary>What was recorded needs no draft any more; the one of its author goes with the append, others keep theirs.</summary>
    public static IReadOnlyList<Statement> ForgetAfter(Telling telling) =>
        [.. telling.Facts.Select(StepOf).OfType<string>().Distinct().Select(step => new Statement(
            RemoveStep, ("person", telling.By.Id), ("batch", telling.State.Id), ("step", step)))];

    public async Task<Outcome<Done>> PutAsync(Caller caller, string batchId, string step, string field, string value, CancellationToken cancellation)
    {
        if (value.Length > ValueLengthMax || field.Length > FieldLengthMax || step.Length > FieldLengthMax)
            return BatchesRefusals.DraftTooLong(ValueLengthMax);
        var batch = batchId.ToUpperInvariant();
        if (await database.FindAsync<long>(Count, new { person = caller.UserId, batch }, cancellation) >= CountMax)
            return BatchesRefusals.TooManyDrafts(CountMax);
        await database.WriteAsync(
            new Statement(
                Put, ("person", caller.UserId), ("person_name", caller.Name), ("batch", batch), ("step", step), ("field", field),
                ("value", value), ("at", Micros.Now(clock))),
            cancellation);
        return Done.Ok;
    }

    public Task RemoveAsync(Caller caller, string batchId, string step, string field, CancellationToken cancellation) =>
        database.WriteAsync(
            new Statement(Remove, ("person", caller.UserId), ("batch", batchId.ToUpperInvariant()), ("step", step), ("field", field)),
            cancellation);

    public async Task<DraftList> ListAsync(Caller caller, string batchId, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<Row>(OfBatch, new { batch = batchId.ToUpperInvariant() }, cancellation);
        return new DraftList(
            [.. rows.Where(row => row.Person == caller.UserId).Select(row => new StepDraft(row.Step, row.Field, row.Value, Micros.ToText(row.At)))],
            [.. rows.Where(row => row.Person != caller.UserId)
                .Select(row => new OthersDraft(row.Step, row.Field, row.PersonName, Micros.ToText(row.Since)))]);
    }

    /// <summary>Whose drafts there are, of everybody: what the next shift has to know of.</summary>
    public async Task<IReadOnlyList<OthersDraft>> OfAllAsync(string batchId, CancellationToken cancellation) =>
    [
        .. (await database.QueryAsync<Row>(OfBatch, new { batch = batchId.ToUpperInvariant() }, cancellation))
            .OrderBy(row => row.Step, StringComparer.Ordinal).ThenBy(row => row.Person, StringComparer.Ordinal)
            .Select(row => new OthersDraft(row.Step, row.Field, row.PersonName, Micros.ToText(row.Since))),
    ];

    private static string? StepOf(Ledger.IFact fact) => fact switch
    {
        ValueRecorded one => one.Step,
        MaterialCharged one => one.Step,
        EquipmentCheckedIn one => one.Step,
        ValueCorrected one => one.Step,
        StepNotDone one => one.Step,
        _ => null,
    };

    private sealed class Row
    {
        public string Person { get; set; } = "";

        public string PersonName { get; set; } = "";

        public string Step { get; set; } = "";

        public string Field { get; set; } = "";

        public string Value { get; set; } = "";

        public long At { get; set; }

        public long Since { get; set; }
    }
}
