using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Host.Answers;

/// <summary>What the wizard of an empty instance asks.</summary>
internal sealed record SetupInput(
    string? UserId = null, string? Name = null, string? Password = null, string? Language = null, string? EnterpriseId = null,
    string? EnterpriseName = null, string? SiteId = null, string? SiteName = null, string? Zone = null);

/// <param name="Needed">True while there is no account.</param>
internal sealed record SetupView(bool Needed, InstanceKind Kind);

/// <summary>The first administrator, the enterprise and its first site; only while no account exists.</summary>
internal sealed class Setup(IPeople people, IPlantSetup plant, IPlantDirectory directory, ILedger ledger) : IDisposable
{
    private static readonly Refusal Done = new("setup-done", 409, "This instance has accounts already. Sign in.");

    // Two wizards at once must not make two first administrators.
    private readonly SemaphoreSlim _one = new(1);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/setup", (Setup setup) => setup.ShowAsync()).WithTags("setup").Anonymous().Produces<SetupView>();
        app.MapPost("/api/setup", (SetupInput input, Setup setup, CancellationToken cancellation) => setup.HandleAsync(input, cancellation))
            .WithTags("setup").Anonymous().Produces<PersonInfo>(StatusCodes.Status201Created);
    }

    public void Dispose() => _one.Dispose();

    private async Task<IResult> ShowAsync() =>
        Results.Json(new SetupView(await people.IsEmptyAsync(), (await ledger.HeadAsync()).Kind), KernelJson.Options);

    private async Task<IResult> HandleAsync(SetupInput input, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await people.IsEmptyAsync(CancellationToken.None) ? await MakeAsync(input) : Done.ToResult();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<IResult> MakeAsync(SetupInput input)
    {
        var first = new NewPerson(
            input.UserId ?? "", input.Name ?? "", input.Password ?? "", [new RoleGrant(Role.Administrator, RoleGrant.AllSites)], null,
            input.Language ?? "en", MustChange: false);
        if (people.Check(first) is { Count: > 0 } errors)
            return Refusal.Input(errors).ToResult();
        // The plant comes first: a second try after a broken one finds it there and goes on with the administrator.
        if (await directory.EnterpriseAsync() is null)
        {
            var asked = new NewPlant(input.EnterpriseId, input.EnterpriseName, input.SiteId, input.SiteName, input.Zone);
            if (!(await plant.OpenAsync(asked, "system")).Try(out _, out var refusal))
                return refusal.ToResult();
        }

        var added = await people.AddAsync(first, Author.System);
        return added.ToResult(person => Results.Json(person, KernelJson.Options, statusCode: StatusCodes.Status201Created));
    }
}
