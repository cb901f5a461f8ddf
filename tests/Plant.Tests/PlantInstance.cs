using Microsoft.Extensions.DependencyInjection;
using Theriac.Devices;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant.Equipment;
using Theriac.Plant.Lots;
using Theriac.Plant.Materials;
using Theriac.Plant.Sites;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Plant.Tests;

/// <summary>An instance with the plant module, one site with an area, a balance and a material.</summary>
internal sealed class PlantInstance : IAsyncDisposable
{
    public static readonly Caller Admin = Person("admin", Role.Administrator);
    public static readonly Caller Operator = Person("lan", Role.Operator);
    public static readonly Caller Supervisor = Person("minh", Role.Supervisor);
    public static readonly Caller Qa = Person("hoa", Role.QaReviewer);

    private PlantInstance(TestInstance instance) => Instance = instance;

    public TestInstance Instance { get; }

    public SigningDouble Signing => (SigningDouble)Instance.Get<ISigning>();

    public IPlantDirectory Directory => Instance.Get<IPlantDirectory>();

    public static async Task<PlantInstance> StartAsync(Engine engine)
    {
        var instance = await TestInstance.StartAsync(
            engine,
            services =>
            {
                services.AddSingleton<ISigning, SigningDouble>();
                services.AddDevices().AddPlant();
            },
            typeof(DevicesModule).Assembly, typeof(PlantModule).Assembly);
        var plant = new PlantInstance(instance);
        Ok(await plant.Get<IPlantSetup>().OpenAsync(
            new NewPlant("ORIENT", "Orient Pharma", "HN", "Hà Nội", "Asia/Ho_Chi_Minh"), "admin"));
        Ok(await plant.Get<AddSite>().HandleAsync(new AddAreaInput("HN-WEIGH", "Cân nguyên liệu", "HN"), Admin, default));
        Ok(await plant.Get<AddEquipment>().HandleAsync(
            new AddEquipmentInput("BAL-01", "Balance 60 kg", EquipmentLevel.Unit, "balance", "hn-weigh", null, new DateOnly(2026, 11, 30)),
            Admin, default));
        Ok(await plant.Get<AddMaterial>().HandleAsync(
            new AddMaterialInput("RM-100", "Lactose monohydrate", MaterialKind.Raw, "kg", null), Admin, default));
        return plant;
    }

    public T Get<T>()
        where T : notnull => Instance.Get<T>();

    public async Task<LotState> ReceiveAsync(string id, DateOnly? expiryOn = null) =>
        Ok(await Get<ReceiveLot>().HandleAsync(
            new ReceiveLotInput(id, "RM-100", "HN", new Quantity(25.00m, Unit.Kilogram), "Meggle", "L102334", expiryOn), Operator, default));

    public async Task<Outcome<LotState>> SignAsync(string id, LotDecision decision, Caller caller)
    {
        var decide = Get<DecideLot>();
        var prepared = await decide.PrepareAsync(id, decision, caller.Language, caller, default);
        var hash = prepared.IsOk ? prepared.Value.Hash : "";
        return await decide.HandleAsync(
            id, decision, new SignatureInput(hash, SignatureMeaning.Approved, caller.Language, Password: "secret"), caller, default);
    }

    public static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk, outcome.IsOk ? "" : $"{outcome.Refusal.Code}: {string.Join(", ", outcome.Refusal.Errors)}");
        return outcome.Value;
    }

    public static Caller Person(string id, Role role, string site = RoleGrant.AllSites, TerminalInfo? terminal = null) =>
        new(id, id, "session", terminal, [new RoleGrant(role, site)], "en", null);

    public ValueTask DisposeAsync() => Instance.DisposeAsync();
}

/// <summary>
/// Stands for People: it checks that the document is the one that is signed now, and who may not sign. Components are
/// People's own business and proved there.
/// </summary>
internal sealed class SigningDouble : ISigning
{
    public SignRequirement? Asked { get; private set; }

    public Task<PreparedDocument> PrepareAsync(
        Caller caller, SignDocument document, bool secondPerson = false, CancellationToken cancellation = default) =>
        Task.FromResult(new PreparedDocument(HashOf(document), document, true, caller.UserId, caller.Name));

    public Task<Outcome<Signature>> SignAsync(
        Caller caller, SignatureInput input, SignDocument current, SignRequirement requirement, CancellationToken cancellation = default)
    {
        Asked = requirement;
        if (input.DocumentHash != HashOf(current))
            return Task.FromResult(Outcome<Signature>.No(new Refusal("document-changed", 409, "")));
        if (requirement.NotSigners.Contains(caller.UserId))
            return Task.FromResult(Outcome<Signature>.No(new Refusal("signer-not-allowed", 403, "")));
        return Task.FromResult(Outcome<Signature>.Ok(new Signature(
            caller.UserId, caller.Name, requirement.Roles[0], current.Meaning, input.DocumentHash, current.Language, "password-both", null)));
    }

    public string HashOf(SignDocument document) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(CanonicalJson.Of(document, KernelJson.Options)));
}
