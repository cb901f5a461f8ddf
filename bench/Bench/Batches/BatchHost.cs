using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Theriac.Batches;
using Theriac.Host;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Credential;
using Theriac.People.Session;
using Theriac.Plant;
using Theriac.Plant.Sites;
using Theriac.Plant.Terminals;
using Theriac.Recipes;

namespace Theriac.Bench.Batches;

/// <summary>An operator as his tablet knows him.</summary>
public sealed record LoadOperator(string UserId, string Cookie, string Csrf);

/// <param name="SignedFirst">The first critical step of each lane.</param>
public sealed record LoadBatch(string Id, int SignedFirst);

/// <summary>What the node tells the load when it is ready.</summary>
public sealed record LoadPlan(string Url, IReadOnlyList<LoadOperator> Operators, IReadOnlyList<LoadBatch> Batches, int StepsOfLane, string Long);

/// <summary>
/// The node under load: the whole application with Kestrel, in a process of its own. Accounts, sessions, terminals and entries are made
/// through the modules' own code; afterwards it listens to what the load says on its standard input.
/// </summary>
public sealed class BatchHost
{
    public const string Password = "bench Passw0rd for all";

    private const string Site = "HN";
    private const string Zone = "Asia/Ho_Chi_Minh";
    private const string Long = "BENCH-LONG";

    private readonly WebApplication _app;
    private readonly LaneRecipes _recipes;
    private int _batches;

    private BatchHost(WebApplication app, LaneRecipes recipes) => (_app, _recipes) = (app, recipes);

    /// <param name="steps">Of the batches that the operators work on; the long one has <paramref name="longSteps"/>.</param>
    public static async Task RunAsync(string connection, string keys, int operators, int batches, int steps, int longSteps, TextReader orders, TextWriter tell)
    {
        var recipes = new LaneRecipes();
        foreach (var first in Enumerable.Range(0, LaneRecipe.SignedEvery))
            recipes.Add(LaneRecipe.Make(ShortOf(first), steps, first));
        recipes.Add(LaneRecipe.Make(Long, longSteps, signedFirst: null));
        string[] place = connection.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? ["--database", connection] : ["--data", Path.GetDirectoryName(connection)!];
        await using var app = TheriacApp.Build(["--empty", "--urls", "http://127.0.0.1:0", .. place], builder =>
        {
            // The answers to the load stand on the standard output.
            builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton<Action<LedgerOptions>>(options => options.KeyFolder = keys);
            builder.Services.AddSingleton<IRecipeDirectory>(recipes).AddSingleton<ISiteParameters>(recipes);
        });
        await app.OpenAsync();
        await app.StartAsync();
        var host = new BatchHost(app, recipes);
        var plan = await host.PrepareAsync(operators, batches, steps);
        await tell.WriteLineAsync(JsonSerializer.Serialize(plan, KernelJson.Options));
        while (await orders.ReadLineAsync() is { } line && line.Split(' ') is ["grow", var count])
        {
            await host.GrowAsync(int.Parse(count));
            await tell.WriteLineAsync("grown");
        }

        await app.StopAsync();
    }

    private async Task<LoadPlan> PrepareAsync(int operators, int batches, int steps)
    {
        var setup = await Get<IPlantSetup>().OpenAsync(new NewPlant("BENCH", "Bench", Site, "Bench site", Zone), "system");
        if (!setup.IsOk) throw new InvalidOperationException(setup.Refusal.Detail);
        var people = Get<IPeople>();
        var admin = await PersonAsync(people, "bench.admin", Role.Administrator);
        await Parallel.ForAsync(0, operators, async (i, _) => await PersonAsync(people, $"op{i:000}", Role.Operator, Role.Verifier));
        var cookies = await TerminalsAsync(admin);
        List<LoadOperator> at = [];
        for (var i = 0; i < operators; i++)
        {
            // As at the tablet: the secret is proved when the session begins.
            await Get<Credentials>().CheckPasswordAsync($"op{i:000}", Password, Credentials.SignInPlace, $"T{i % cookies.Count}", default);
            var started = await Get<Sessions>().StartAsync($"op{i:000}", "password", $"T{i % cookies.Count}", null);
            at.Add(new LoadOperator(
                $"op{i:000}", $"theriac-session={started.Value.Secret}; theriac-terminal={cookies[i % cookies.Count]}", started.Value.Session.Csrf));
        }

        List<LoadBatch> all = [];
        for (var i = 0; i < batches; i++)
            all.Add(new LoadBatch(await BatchAsync(ShortOf(LaneRecipe.SignedFirstOf(i))), LaneRecipe.SignedFirstOf(i)));
        return new LoadPlan(_app.Urls.First(), at, all, steps / LaneRecipe.Lanes, await LongBatchAsync());
    }

    private async Task<List<string>> TerminalsAsync(Caller admin)
    {
        const string area = "HN-MAIN";
        var added = await Get<AddSite>().HandleAsync(new AddAreaInput(area, "Main hall", Site), admin, default);
        if (!added.IsOk) throw new InvalidOperationException(added.Refusal.Detail);
        List<string> cookies = [];
        for (var i = 0; i < 20; i++)
        {
            var offer = await Get<KeepTerminals>().OfferAsync(new OfferInput($"T{i}", $"Tablet {i}", area), admin, default);
            cookies.Add((await Get<KeepTerminals>().EnrolAsync(offer.Value.Code, default)).Value.Cookie);
        }

        return cookies;
    }

    /// <summary>So many batches in all, each with some entries, none of them looked at by anybody.</summary>
    private async Task GrowAsync(int count)
    {
        while (_batches < count)
            await Task.WhenAll(Enumerable.Range(0, Math.Min(32, count - _batches)).Select(_ => BatchAsync(ShortOf(LaneRecipe.SignedFirst))));
    }

    /// <summary>Released and started by its facts: the signature of the order is not what is measured.</summary>
    private async Task<string> BatchAsync(string recipeId)
    {
        var number = Interlocked.Increment(ref _batches);
        var id = $"B{number:000000}";
        var recipe = (await _recipes.FindApprovedAsync(recipeId))!;
        var by = new By("bench.admin", "bench.admin");
        var control = ControlRecipe.Of(recipe.Hash, recipe.Recipe, null, null).Value;
        var signature = new Signature(by.Id, by.Name, Role.Supervisor, SignatureMeaning.Approved, new string('0', 64), "en", "password-both", null);
        IFact[] facts =
        [
            new OrderReleased(
                id, id, id, Site, Zone, new RecipeBinding(recipe.Id, recipe.Version, recipe.Hash, recipe.Recipe.Title), recipe.Recipe.Product, null,
                recipe.Recipe.BatchSize?.Nominal, $"LINE-{number % 8}", null, control.Outline(), by, signature),
            new BatchStarted(by, "2026-11-22", "2028-11-22"),
        ];
        var stream = BatchStreams.Of(id);
        var result = await Get<ILedger>().AppendAsync(new AppendRequest(
            new Author(by.Id, null, Zone), [.. facts.Select(fact => new Draft(stream, fact))], [new StreamVersion(stream, 0)]));
        return result is AppendResult.Appended ? id : throw new InvalidOperationException($"A batch of the bench ended as {result}.");
    }

    /// <summary>The long batch with every step recorded, by the same commands as over HTTP.</summary>
    private async Task<string> LongBatchAsync()
    {
        var id = await BatchAsync(Long);
        var person = await Get<ICallers>().StartAsync("op000", new TerminalInfo("T0", "Tablet 0", Site, ""));
        var phases = (await _recipes.FindApprovedAsync(Long))!.Graph.Work.Where(node => node.Instructions.Count > 0).ToList();
        foreach (var step in phases.SelectMany(phase => phase.Instructions).Select(one => one.Instruction.Id))
        {
            var done = await Get<BatchWork>().DoAsync(person, id, "record-value", scene => RecordValueDecision.Decide(scene, new RecordValueCommand(step, "41.5")));
            if (!done.IsOk) throw new InvalidOperationException($"{step}: {done.Refusal.Detail}");
        }

        return id;
    }

    private async Task<Caller> PersonAsync(IPeople people, string id, params Role[] roles)
    {
        var added = await people.AddAsync(
            new NewPerson(id, $"Bench {id}", Password, [.. roles.Select(role => new RoleGrant(role, RoleGrant.AllSites))], "Bench.", MustChange: false), Author.System);
        if (!added.IsOk) throw new InvalidOperationException(added.Refusal.Detail);
        return roles.Contains(Role.Administrator) ? await Get<ICallers>().StartAsync(id) : null!;
    }

    private static string ShortOf(int signedFirst) => $"BENCH-SHORT-{signedFirst}";

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
