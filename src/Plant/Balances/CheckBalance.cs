using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Balances;

internal sealed record WeighTestInput(string? TestWeight = null, string? Value = null);

/// <param name="Reason">Asked for where a weight passed only after a reading that was off.</param>
internal sealed record SignCheckInput(string? Language = null, SignatureInput? Signature = null, string? Reason = null);

/// <summary>The daily check: each test weight is read, by the server where the balance has a line, and the whole is signed.</summary>
internal sealed class CheckBalance(
    ILedger ledger, IStreams streams, IPlantDirectory directory, IBalances balances, ISigning signing, WeighedInDoubt inDoubt, TimeProvider clock)
{
    public const int ReasonMax = 500;

    public static readonly IReadOnlyList<Role> Roles = [Role.Operator, Role.Supervisor];

    public async Task<Outcome<EquipmentState>> WeighAsync(string id, WeighTestInput command, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, caller, cancellation)).Try(out var found, out var refusal))
            return refusal;
        var (known, site) = found;
        var weight = known.State.Device!.TestWeights.FirstOrDefault(one => one.Id == command.TestWeight);
        if (weight is null)
            return PlantRefusals.TestWeightUnknown(id, command.TestWeight ?? "");
        if (!(await ReadAsync(known.State, weight, command.Value, cancellation)).Try(out var read, out refusal))
            return refusal;
        if (!Judge(weight, read.Weight, read.Raw, caller).Try(out var reading, out refusal))
            return refusal;
        var (author, today) = (caller.At(site.Zone), site.DateAt(Micros.Now(clock)));
        return reading.Passed
            ? await AppendAsync(known, author, "weigh-test", state => new BalanceTestWeighed(state.Id, today, reading), cancellation)
            : await inDoubt.WriteAsync(known.At.Stream, today, reading, author, caller, cancellation);
    }

    public async Task<Outcome<PreparedDocument>> PrepareAsync(string id, SignCheckInput input, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, caller, cancellation)).Try(out var found, out var refusal))
            return refusal;
        var (known, site) = found;
        if (!Read(known.State, site, input.Reason).Try(out var day, out refusal))
            return refusal;
        return await signing.PrepareAsync(
            caller, BalanceTexts.Check(input.Language ?? caller.Language, known.State, day), cancellation: cancellation);
    }

    public async Task<Outcome<EquipmentState>> SignAsync(string id, SignCheckInput input, Caller caller, CancellationToken cancellation)
    {
        if (input.Signature is not { } signatureInput)
            return PlantRefusals.SignatureMissing();
        if (!(await LoadAsync(id, caller, cancellation)).Try(out var found, out var refusal))
            return refusal;
        var (known, site) = found;
        if (!Read(known.State, site, input.Reason).Try(out var day, out refusal))
            return refusal;
        var document = BalanceTexts.Check(signatureInput.Language, known.State, day);
        var requirement = new SignRequirement(Roles, site.Id, []);
        if (!(await signing.SignAsync(caller, signatureInput, document, requirement, cancellation)).Try(out var signature, out refusal))
            return refusal;
        return await AppendAsync(known, caller.At(site.Zone), "sign-check", state => Read(state, site, input.Reason).Then<IFact>(now =>
            signing.HashOf(BalanceTexts.Check(signature.Language, state, now)) != signature.DocumentHash
                ? PlantRefusals.CheckChangedMeanwhile(state.Id)
                : new BalanceChecked(state.Id, now.On, now.Readings, now.Passed, signature, now.Reason)), cancellation);
    }

    /// <summary>Sets an empty balance to zero.</summary>
    public async Task<Outcome<Done>> ZeroAsync(string id, Caller caller, CancellationToken cancellation)
    {
        if (!(await LoadAsync(id, caller, cancellation)).Try(out var found, out var refusal))
            return refusal;
        return BalanceGate.SpecOf(found.Known.State) is { } spec
            ? await balances.ZeroAsync(spec, cancellation)
            : PlantRefusals.ReadingMissing();
    }

    internal static Outcome<TestReading> Judge(TestWeight weight, Quantity read, string? raw, Caller by)
    {
        var low = weight.Nominal.Minus(weight.Tolerance);
        var high = weight.Nominal.Plus(weight.Tolerance);
        return low.Then(from => high.Then(to => read.IsWithin(from, to)))
            .Map(passed => new TestReading(weight.Id, weight.Nominal, weight.Tolerance, read, raw, passed, by.Name, ById: by.UserId));
    }

    /// <summary>
    /// The check of today: of each weight the newest reading counts, and one that was off before it is not weighed away but explained.
    /// </summary>
    internal static Outcome<CheckOfDay> Judge(EquipmentState state, DateOnly today, string? reason)
    {
        var readings = state.ReadOn(today);
        var missing = state.Device!.TestWeights.Select(one => one.Id).Except(readings.Select(one => one.TestWeight)).ToList();
        if (missing.Count > 0)
            return PlantRefusals.TestReadingsMissing(state.Id, missing);
        var passed = readings.GroupBy(one => one.TestWeight, StringComparer.Ordinal).All(ofOne => ofOne.Last().Passed);
        var isRepeated = passed && readings.Any(one => !one.Passed);
        if (isRepeated && (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonMax))
            return PlantRefusals.CheckReasonMissing(ReasonMax);
        return new CheckOfDay(today, readings, passed, isRepeated ? reason!.Trim() : null);
    }

    private Outcome<CheckOfDay> Read(EquipmentState state, SiteInfo site, string? reason) =>
        Judge(state, site.DateAt(Micros.Now(clock)), reason);

    private async Task<Outcome<(Quantity Weight, string? Raw)>> ReadAsync(
        EquipmentState state, TestWeight weight, string? typed, CancellationToken cancellation)
    {
        if (BalanceGate.SpecOf(state) is { } spec)
        {
            if (typed is not null)
                return PlantRefusals.ReadingNotTyped(state.Id);
            // Somebody's tare may still stand on it: the weight itself is read, not what is more than a container.
            return !(await balances.ClearTareAsync(spec, cancellation)).Try(out _, out var refusal) ? refusal
                : (await balances.WeighAsync(spec, cancellation)).Map(reading => (reading.Weight, (string?)reading.Raw));
        }

        return DecimalText.TryParse(typed, out var number)
            ? (new Quantity(number, weight.Nominal.Unit), (string?)null)
            : PlantRefusals.ReadingMissing();
    }

    private async Task<Outcome<(Folded<EquipmentState> Known, SiteInfo Site)>> LoadAsync(string id, Caller caller, CancellationToken cancellation)
    {
        var known = await streams.LoadAsync<EquipmentState>(PlantStreams.Equipment(id), cancellation);
        if (!known.Exists)
            return PlantRefusals.EquipmentUnknown(id);
        if (known.State.Device?.Balance is null)
            return PlantRefusals.NoBalance(known.State.Id);
        var site = (await directory.FindSiteAsync(known.State.Site, cancellation))!;
        return Roles.Any(role => caller.Has(role, site.Id)) ? (known, site) : PlantRefusals.NotAtSite(site.Id, Roles);
    }

    private async Task<Outcome<EquipmentState>> AppendAsync(
        Folded<EquipmentState> known, Author author, string command, Func<EquipmentState, Outcome<IFact>> decide, CancellationToken cancellation)
    {
        var stream = known.At.Stream;
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<EquipmentState>(stream, token);
                return decide(now.State).Map(fact => new Decision<Done>(default, new AppendRequest(author, [new Draft(stream, fact)], [now.At])));
            },
            new RefusalRecord(author, stream, command), cancellation);
        return decided.IsOk ? (await streams.LoadAsync<EquipmentState>(stream, cancellation)).State : decided.Refusal;
    }
}

/// <summary>What is signed of a day.</summary>
internal sealed record CheckOfDay(DateOnly On, IReadOnlyList<TestReading> Readings, bool Passed, string? Reason);
