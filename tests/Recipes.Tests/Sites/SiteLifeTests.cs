using Theriac.Kernel;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Plant;
using Theriac.Plant.Sites;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>A master at two sites: dates in each site's calendar, parameters of its own, and a version that is retired.</summary>
public sealed class SiteLifeTests
{
    // It is 08:00 UTC on 22 November: 15:00 in Hà Nội, and still 21 November, 22:00, in Honolulu.
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static MasterRecipe Master => Make.Complete() with
    {
        Formula = Make.Complete().Formula with
        {
            Parameters =
            [
                new FormulaParameter
                {
                    Id = "speed",
                    Name = "Stirrer speed",
                    Value = Make.Of(100, "L"),
                    Range = new Limits { Low = 90, High = 110 },
                    RegisteredRange = new Limits { Low = 80, High = 120 },
                    Scope = ParameterScope.Site,
                },
            ],
        },
    };

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-10")]
    public async Task Without_dates_per_site_the_approved_version_is_effective_everywhere_at_once(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        await ApproveAsync(plant, "1");
        Assert.Equal("1", await EffectiveAsync(plant, "HN", Today));
        await ApproveAsync(plant, "2");
        Assert.Equal(("2", "2"), (await EffectiveAsync(plant, "HN", Today), await EffectiveAsync(plant, "HI", Today)));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-10")]
    public async Task Two_sites_run_different_versions_each_from_its_own_day_and_an_approval_changes_neither(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        await ApproveAsync(plant, "1");
        RecipeInstance.Ok(await SignAsync(plant, new MakeEffective(Today, "Registered in Vietnam."), plant.Qa, "HN"));
        await ApproveAsync(plant, "2");
        Assert.Equal(("1", "1"), (await EffectiveAsync(plant, "HN", Today), await EffectiveAsync(plant, "HI", Today)));
        Assert.Equal(RecipeState.Approved, (await plant.Directory.FindVersionAsync("R-1", "1"))!.State);

        RecipeInstance.Ok(await SignAsync(plant, new MakeEffective(Today.AddDays(3), "After training."), plant.Qa, "HI", "2"));
        Assert.Equal(("1", "2"), (await EffectiveAsync(plant, "HI", Today.AddDays(2)), await EffectiveAsync(plant, "HI", Today.AddDays(3))));
        Assert.Equal("1", await EffectiveAsync(plant, "HN", Today.AddDays(3)));

        plant.Instance.Clock.Advance(TimeSpan.FromDays(4));
        var view = await SitesAsync(plant);
        Assert.Equal([("HI", "2"), ("HN", "1")], view.Sites.Select(site => (site.Site, site.Effective)).Order());
        Assert.Equal(("2026-11-25", "effective"), (view.Sites.Single(site => site.Site == "HI").Dates[^1].From, view.Sites.Single(site => site.Site == "HI").Dates[^1].State));
        Assert.Equal(["recipe-effective.v1", "recipe-sites-decide.v1", "recipe-newest.v1"], await plant.TypesAsync("recipe/R-1"));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task A_date_is_today_at_the_site_or_later_and_only_quality_says_it(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        await ApproveAsync(plant, "1");
        Assert.Equal("date-past", (await SignAsync(plant, new MakeEffective(Today.AddDays(-1), "x"), plant.Qa, "HN")).Refusal.Errors.Single().Code);
        Assert.Equal("reason-missing", (await SignAsync(plant, new MakeEffective(Today, " "), plant.Qa, "HN")).Refusal.Errors.Single().Code);
        Assert.Equal("date-missing", (await SignAsync(plant, new MakeEffective(null, "x"), plant.Qa, "HN")).Refusal.Errors.Single().Code);
        Assert.Equal("recipe-site-unknown", (await SignAsync(plant, new MakeEffective(Today, "x"), plant.Qa, "GHOST")).Refusal.Code);
        Assert.Equal("recipe-not-at-site", (await SignAsync(plant, new MakeEffective(Today, "x"), plant.Author, "HN")).Refusal.Code);
        RecipeInstance.Ok(await plant.SaveAsync(Master with { Version = "2" }));
        Assert.Equal("recipe-not-approved-yet", (await SignAsync(plant, new MakeEffective(Today, "x"), plant.Qa, "HN", "2")).Refusal.Code);
        // In Honolulu yesterday is still today.
        RecipeInstance.Ok(await SignAsync(plant, new MakeEffective(Today.AddDays(-1), "x"), plant.Qa, "HI"));
    }

    [Fact]
    public async Task A_day_that_somebody_planned_meanwhile_is_not_dropped_by_who_never_saw_it()
    {
        await using var plant = await StartAsync(Engine.Sqlite);
        await ApproveAsync(plant, "1");
        RecipeInstance.Ok(await SignAsync(plant, new MakeEffective(Today, "x"), plant.Qa, "HN"));
        await ApproveAsync(plant, "2");
        var (sign, mine) = (plant.Get<SignAtSite>(), new MakeEffective(Today.AddDays(5), "Training is over."));
        var read = RecipeInstance.Ok(await sign.PrepareAsync("R-1", "1", "HN", mine, "en", plant.Qa, default));
        RecipeInstance.Ok(await SignAsync(plant, new MakeEffective(Today.AddDays(9), "x"), plant.Qa, "HN", "2"));
        Assert.Equal("document-changed", (await sign.HandleAsync("R-1", "1", "HN", mine, TestPeople.Sign(read), plant.Qa, default)).Refusal.Code);
        Assert.Equal(["1", "2"], (await plant.Get<RecipeVersions>().AtSiteAsync("R-1", "HN", default)).State.Dates.Select(date => date.Version));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-186a")]
    [Trait("Requirement", "A11-10")]
    public async Task The_same_version_runs_with_different_parameters_prepared_by_one_and_approved_by_another(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        await ApproveAsync(plant, "1");
        var parameters = plant.Get<ISiteParameters>();
        var both = await TestPeople.AddAsync(plant.Instance.Services, "em", Role.RecipeAuthor, Role.QaReviewer);
        RecipeInstance.Ok(await SignAsync(plant, Prepare(95), both, "HN"));
        Assert.Null(await parameters.FindAsync("R-1", "1", "HN"));
        Assert.Equal("parameters-own-work", (await SignAsync(plant, new ApproveParameters(null), both, "HN")).Refusal.Code);
        Assert.Equal("parameters-changed", (await SignAsync(plant, new ApproveParameters("other"), plant.Qa, "HN")).Refusal.Code);
        RecipeInstance.Ok(await SignAsync(plant, new ApproveParameters(null), plant.Qa, "HN"));
        Assert.Equal("parameters-not-waiting", (await SignAsync(plant, new ApproveParameters(null), plant.Qa, "HN")).Refusal.Code);
        RecipeInstance.Ok(await SignAsync(plant, Prepare(105), plant.Author, "HI"));
        RecipeInstance.Ok(await SignAsync(plant, new ApproveParameters(null), plant.Qa, "HI"));

        var master = (await plant.Directory.FindVersionAsync("R-1", "1"))!;
        var (here, there) = ((await parameters.FindAsync("r-1", "1", "hn"))!, (await parameters.FindAsync("R-1", "1", "HI"))!);
        Assert.Equal((master.Hash, master.Hash), (here.Set.Recipe, there.Set.Recipe));
        Assert.Equal((95m, 105m), (Speed(here.Set), Speed(there.Set)));
        Assert.NotEqual(here.Hash, there.Hash);
        Assert.Equal(here.Hash, ParameterJson.HashOf((await parameters.FindByHashAsync("R-1", "HN", here.Hash))!));
        Assert.Null(await parameters.FindByHashAsync("R-1", "HI", here.Hash));

        // Another set replaces it for new batches; the old one stays for those that run.
        RecipeInstance.Ok(await SignAsync(plant, Prepare(90), plant.Author, "HN"));
        Assert.Equal(here.Hash, (await parameters.FindAsync("R-1", "1", "HN"))!.Hash);
        RecipeInstance.Ok(await SignAsync(plant, new ApproveParameters(null), plant.Qa, "HN"));
        Assert.Equal(90m, Speed((await parameters.FindAsync("R-1", "1", "HN"))!.Set));
        Assert.NotNull(await parameters.FindByHashAsync("R-1", "HN", here.Hash));
        Assert.Equal(["approved", "approved"], (await SitesAsync(plant)).Sites.SelectMany(site => site.Sets).Where(set => set.State != "replaced").Select(set => set.State));

        decimal Speed(ParameterSet set) => set.At(master.Recipe.Formula.Parameters[0], null).Value!.Value.Value;
    }

    [Theory, OnBothEngines]
    public async Task What_leaves_the_registered_range_is_not_even_prepared(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        await ApproveAsync(plant, "1");
        Assert.Equal("parameter-not-registered", (await SignAsync(plant, Prepare(121), plant.Author, "HN")).Refusal.Errors[0].Code);
        Assert.Equal("values-missing", (await SignAsync(plant, new PrepareParameters([], "x"), plant.Author, "HN")).Refusal.Errors[0].Code);
    }

    [Theory, OnBothEngines]
    public async Task A_site_that_must_set_a_value_is_not_effective_before_it_did(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        var open = Master with
        {
            Formula = Master.Formula with { Parameters = [Master.Formula.Parameters[0] with { Value = null, Range = null }] },
        };
        await ApproveAsync(plant, "1", open);
        Assert.Equal("parameters-missing", (await SignAsync(plant, new MakeEffective(Today, "x"), plant.Qa, "HN")).Refusal.Code);
        RecipeInstance.Ok(await SignAsync(plant, Prepare(100), plant.Author, "HN"));
        RecipeInstance.Ok(await SignAsync(plant, new ApproveParameters(null), plant.Qa, "HN"));
        RecipeInstance.Ok(await SignAsync(plant, new MakeEffective(Today, "x"), plant.Qa, "HN"));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-10")]
    public async Task A_retired_version_takes_no_new_orders_and_stays_readable_for_what_runs(Engine engine)
    {
        await using var plant = await StartAsync(engine);
        await ApproveAsync(plant, "1");
        Assert.Equal("input-not-accepted", (await plant.SignAsync(RecipeStep.Retire, plant.Qa)).Refusal.Code);
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Retire with { Reason = "The product is no longer sold." }, plant.Qa));

        Assert.Null(await plant.Directory.FindApprovedAsync("R-1"));
        Assert.Null(await EffectiveAsync(plant, "HN", Today));
        Assert.Equal(RecipeState.Retired, (await plant.Directory.FindVersionAsync("R-1", "1"))!.State);
        Assert.Equal("recipe-not-approved-yet", (await plant.SignAsync(RecipeStep.Retire with { Reason = "again" }, plant.Qa)).Refusal.Code);
        Assert.Equal("recipe-not-approved-yet", (await SignAsync(plant, new MakeEffective(Today, "x"), plant.Qa, "HN")).Refusal.Code);
        Assert.Single((await plant.Get<RecipeList>().ReadAsync("retired", null, null, default)).Items);
        Assert.Equal(SignatureState.Valid, (await plant.ViewAsync()).Signatures[^1].State);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    private static PrepareParameters Prepare(int litres) =>
        new([new ParameterValue { Parameter = "speed", Value = Make.Of(litres, "L") }], "As validated.");

    private static async Task<RecipeInstance> StartAsync(Engine engine)
    {
        var plant = await RecipeInstance.StartAsync(engine);
        RecipeInstance.Ok(await plant.Get<IPlantSetup>().OpenAsync(new NewPlant("ORIENT", "Orient", "HN", "Hà Nội", "Asia/Ho_Chi_Minh"), "admin"));
        var admin = await TestPeople.AddAsync(plant.Instance.Services, "adm", Role.Administrator);
        RecipeInstance.Ok(await plant.Get<AddSite>().HandleAsync(new AddSiteInput("HI", "Honolulu", "Pacific/Honolulu"), admin, default));
        return plant;
    }

    private static async Task ApproveAsync(RecipeInstance plant, string version, MasterRecipe? master = null)
    {
        RecipeInstance.Ok(await plant.SaveAsync((master ?? Master) with { Version = version }));
        await plant.ApproveAsync(version: version);
    }

    private static async Task<Outcome<Done>> SignAsync(RecipeInstance plant, SiteAct act, Caller by, string site, string version = "1")
    {
        var sign = plant.Get<SignAtSite>();
        var prepared = await sign.PrepareAsync("R-1", version, site, act, "en", by, default);
        if (!prepared.IsOk) return prepared.Refusal;
        return await sign.HandleAsync("R-1", version, site, act, TestPeople.Sign(prepared.Value), by, default);
    }

    private static async Task<string?> EffectiveAsync(RecipeInstance plant, string site, DateOnly day) =>
        (await plant.Directory.FindEffectiveAsync("R-1", site, day))?.Version;

    private static async Task<RecipeSitesView> SitesAsync(RecipeInstance plant) =>
        RecipeInstance.Ok(await plant.Get<ReadSites>().HandleAsync("R-1", default));
}
