using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Plant;
using Theriac.Plant.Equipment;
using Theriac.Plant.Lots;
using Theriac.Plant.Materials;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>A running instance with real people, signatures, lots and equipment at one site, and recipes of the test's own.</summary>
internal sealed class BatchInstance : IAsyncDisposable
{
    private static readonly TerminalInfo Tablet = new("T1", "Tablet 1", "HN", "HN-MAIN");

    private BatchInstance(TestInstance instance) => Instance = instance;

    public TestInstance Instance { get; }

    public TestRecipes Recipes => (TestRecipes)Get<IRecipeDirectory>();

    public BatchWork Work => Get<BatchWork>();

    public Dictionary<string, Caller> People { get; } = [];

    public Caller An => People["an"];

    public Caller Binh => People["binh"];

    public static async Task<BatchInstance> StartAsync(Engine engine)
    {
        var instance = await TestInstance.StartAsync(
            engine,
            services => services.AddTestPeople().AddDevices().AddPlant().AddSingleton<TestRecipes>().AddSingleton<IRecipeDirectory>(all => all.GetRequiredService<TestRecipes>())
                .AddSingleton<ISiteParameters>(all => all.GetRequiredService<TestRecipes>()).AddBatches()
                .RemoveAll<IDerivedRecords>(), // The recipes here have no life in the ledger that a control recipe could be derived from.
            TestPeople.Assembly, typeof(DevicesModule).Assembly, typeof(PlantModule).Assembly, typeof(BatchesModule).Assembly);
        var batches = new BatchInstance(instance);
        Ok(await batches.Get<IPlantSetup>().OpenAsync(
            new NewPlant("ORIENT", "Orient Pharma", "HN", "Hà Nội", "Asia/Ho_Chi_Minh"), "admin"));
        await batches.PersonAsync("an", Role.Operator);
        await batches.PersonAsync("lan", Role.Operator);
        await batches.PersonAsync("binh", Role.Verifier);
        await batches.PersonAsync("sup", Role.Supervisor);
        await batches.PersonAsync("plan", Role.Planner);
        await batches.PersonAsync("qa", Role.QaReviewer);
        await batches.PersonAsync("qp", Role.QualifiedPerson);
        await batches.PersonAsync("adm", Role.Administrator);
        Ok(await batches.Get<AddMaterial>().HandleAsync(
            new AddMaterialInput("SUGAR", "Sucrose", MaterialKind.Raw, "kg", null), batches.People["adm"], default));
        return batches;
    }

    public T Get<T>()
        where T : notnull => Instance.Get<T>();

    public static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(
            outcome.IsOk, outcome.IsOk ? "" : $"{outcome.Refusal.Code}: {outcome.Refusal.Detail} {string.Join(", ", outcome.Refusal.Errors)}");
        return outcome.Value;
    }

    public async Task LotAsync(string id, bool release = true, decimal kilograms = 100m, DateOnly? expiry = null)
    {
        var supervisor = People["sup"];
        Ok(await Get<ReceiveLot>().HandleAsync(
            new ReceiveLotInput(id, "SUGAR", "HN", new Quantity(kilograms, Unit.Kilogram), "Meggle", "L1", expiry), supervisor, default));
        if (!release)
            return;
        var prepared = Ok(await Get<DecideLot>().PrepareAsync(id, new ReleaseLot(), "en", People["qa"], default));
        Ok(await Get<DecideLot>().HandleAsync(id, new ReleaseLot(), TestPeople.Sign(prepared), People["qa"], default));
    }

    /// <summary>A released and started batch.</summary>
    public async Task<string> BatchAsync(MasterRecipe recipe, string? id = null)
    {
        Recipes.Approve(recipe);
        var issued = await IssueAsync(new IssueOrderCommand("HN", recipe.Id, BatchId: id));
        Ok(await Work.DoAsync(People["sup"], issued.Batch, "start", StartBatchDecision.Decide));
        return issued.Batch;
    }

    public async Task<CommandAnswer> IssueAsync(IssueOrderCommand command)
    {
        command = command with { ShortageReason = command.ShortageReason ?? "A delivery is on its way." };
        var prepared = Ok(await Get<IssueOrder>().PrepareAsync(People["plan"], command, default));
        return Ok(await Get<IssueOrder>().SignAsync(
            People["plan"], command with { BatchId = prepared.BatchId, Signature = Sign(prepared.Hash, prepared.Document, "plan") }, default));
    }

    public Task<Outcome<CommandAnswer>> RecordAsync(Caller who, string batch, string step, string? value = null, string? why = null) =>
        Work.DoAsync(who, batch, "record-value", scene => RecordValueDecision.Decide(scene, new RecordValueCommand(step, value, Justification: why)));

    public Task<Outcome<CommandAnswer>> ChargeAsync(Caller who, string batch, string step, string lot, string kilograms) =>
        Work.DoAsync(
            who, batch, "charge-in",
            scene => ChargeInDecision.Decide(scene, new ChargeInCommand(step, lot, kilograms, "kg", EntrySource.Scanned)), new Needs(Lot: lot));

    public Task<Outcome<CommandAnswer>> ReserveAsync(string batch, params (string Lot, decimal Kilograms)[] lots)
    {
        var command = new ReserveCommand(
            "SUGAR", [.. lots.Select(one => new LotQuantity(one.Lot, new Quantity(one.Kilograms, Unit.Kilogram)))], "Nearer to the line");
        return Work.DoAsync(
            People["plan"], batch, "reserve", scene => ReserveDecision.Decide(scene, command),
            new Needs { Kept = ([.. lots.Select(one => one.Lot)], "SUGAR") });
    }

    public Task<Outcome<CommandAnswer>> SignStepAsync(Caller who, string batch, string step, string? value = null, string? why = null) =>
        SignAsync(who, batch, input => SignedActions.SignStep(new SignStepCommand(step, value, Justification: why) { Signature = input }));

    /// <summary>The second person signs on the first person's tablet, with both components.</summary>
    public Task<Outcome<CommandAnswer>> VerifyAsync(Caller tablet, string batch, string step, string verifier) =>
        SignAsync(tablet, batch, input => SignedActions.VerifyStep(new VerifyStepCommand(step) { Signature = input }), verifier);

    /// <summary>Prepares and signs, as a screen would.</summary>
    public async Task<Outcome<CommandAnswer>> SignAsync(
        Caller who, string batch, Func<SignatureInput?, SignedAction> action, string? signer = null, string language = "en")
    {
        var blank = action(null);
        var prepared = await Work.PrepareAsync(who, batch, blank with { Body = blank.Body with { Language = language } }, default);
        if (!prepared.IsOk)
            return prepared.Refusal;
        return await Work.SignAsync(who, batch, action(Sign(prepared.Value.Hash, prepared.Value.Document, signer ?? who.UserId)), default);
    }

    public async Task<BatchState> StateAsync(string batch) =>
        (await Get<IStreams>().LoadAsync<BatchState>(BatchStreams.Of(batch))).State;

    public async Task<BatchView> ViewAsync(Caller who, string batch) =>
        BatchViews.Of(Ok(await Work.LoadAsync(who, batch, Needs.Nothing, default)), "en");

    public async Task<IReadOnlyList<string>> TypesAsync(string stream) =>
        [.. (await Instance.Ledger.ReadStreamAsync(stream)).Select(entry => entry.Type)];

    public static SignatureInput Sign(string hash, SignDocument document, string user) =>
        new(hash, document.Meaning, document.Language, null, user, TestPeople.Password);

    public async ValueTask DisposeAsync() => await Instance.DisposeAsync();

    private async Task PersonAsync(string id, params Role[] roles) =>
        People[id] = await TestPeople.AddAsync(Instance.Services, id, roles) with { Terminal = Tablet };
}
