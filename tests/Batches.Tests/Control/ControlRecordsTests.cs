using Microsoft.Extensions.DependencyInjection;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>A verification derives the control recipe of every batch again from what was approved before it (C-188a).</summary>
public sealed class ControlRecordsTests
{
    private static readonly MasterRecipe Master = Make.Recipe(Make.Phase("p1", Make.Number("t") with { Limits = null, Alert = null, Parameter = "temp" })) with
    {
        Formula = new Formula
        {
            Parameters = [new FormulaParameter { Id = "temp", Name = "Temperature", Value = Make.Of(40, "°C"), Range = new Limits { Low = 38, High = 42 } }],
        },
    };

    private static readonly ParameterSet Here = new()
    {
        Id = "R-1",
        Version = "1",
        Recipe = RecipeHash.Of(Master),
        Site = "HN",
        Values = [new ParameterValue { Parameter = "temp", Range = new Limits { Low = 30, High = 35 } }],
    };

    private static readonly string MasterHash = RecipeHash.Of(Master);
    private static readonly Signature Signed = new("qa", "QA", Role.QaReviewer, SignatureMeaning.Approved, "", "en", "password", null);
    private static readonly RecipeApproved Approved = new("R-1", "1", MasterHash, Signed);
    private static readonly ParameterSetApproved SetApproved = new("R-1", "1", "HN", Here.Hash(), Signed);

    public static TheoryData<string, IFact[], string?> Lives() => new()
    {
        { "with the site's parameters", [Approved, SetApproved, Order(MasterHash, Here.Hash())], null },
        { "before the site had any", [Approved, Order(MasterHash, null), SetApproved], null },
        { "never approved", [Order(MasterHash, null)], "R-1 1 was not approved then" },
        { "approved after it", [Order(MasterHash, null), Approved], "R-1 1 was not approved then" },
        { "superseded before", [Approved, new RecipeSuperseded("R-1", "1", "2"), Order(MasterHash, null)], "was not approved then" },
        { "retired before", [Approved, new RecipeRetired("R-1", "1", MasterHash, "old", Signed), Order(MasterHash, null)], "was not approved then" },
        { "superseded after it", [Approved, Order(MasterHash, null), new RecipeSuperseded("R-1", "1", "2")], null },
        { "another master", [Approved, Order(Here.Hash(), null)], "the order names " + Here.Hash() },
        { "without the parameters", [Approved, SetApproved, Order(MasterHash, null)], "the order names none" },
        { "parameters nobody approved", [Approved, Order(MasterHash, Here.Hash())], "the parameters approved at HN were none" },
        { "a replaced set", [Approved, SetApproved, SetApproved with { Set = MasterHash }, Order(MasterHash, Here.Hash())], "the parameters approved at HN were" },
        { "content that is no set", [Approved, SetApproved with { Set = MasterHash }, Order(MasterHash, MasterHash)], "not the canonical form of a parameter set" },
        { "a size that is not there", [Approved, Order(MasterHash, null, "small")], "has no batch size small" },
        { "another name", [Approved with { Version = "2" }, Order(MasterHash, null) with { Recipe = new("R-1", "2", MasterHash, "R") }], "is of R-1 1, not of R-1 2" },
    };

    [Theory, MemberData(nameof(Lives))]
    [Trait("Requirement", "C-188a")]
    public void A_control_recipe_is_what_was_approved_when_its_order_was_released(string life, IFact[] facts, string? wrong)
    {
        var run = new ControlRecords().Begin();
        for (var i = 0; i < facts.Length; i++)
            run.Take(new Entry(i + 1, "s", 1, 0, "UTC", 0, "system", null, "x", default, [], []), facts[i]);
        Assert.NotNull(life);
        Assert.Contains("B-1", run.FindUse(facts.OfType<OrderReleased>().Single().Recipe.Hash)!.Detail, StringComparison.Ordinal);
        var derived = run.Derive(new Dictionary<string, byte[]>
        {
            [MasterHash] = RecipeDocument.Write(Master),
            [Here.Hash()] = ParameterJson.Canonical(Here),
        });
        Assert.Equal(wrong is null ? 1 : 0, derived.Count);
        if (wrong is null)
            Assert.Null(derived.Wrong);
        else
            Assert.Contains(wrong, derived.Wrong!.Detail, StringComparison.Ordinal);
    }

    public static TheoryData<string, bool, string?> Moves() => new()
    {
        { "to an approved version", true, null },
        { "to one that nobody approved", false, "R-1 2 was not approved then" },
    };

    [Theory, MemberData(nameof(Moves))]
    [Trait("Requirement", "C-188a")]
    public void A_batch_that_went_to_another_version_is_derived_from_that_one_too(string how, bool approved, string? wrong)
    {
        var newer = Master with { Version = "2" };
        var hash = RecipeHash.Of(newer);
        var run = new ControlRecords().Begin();
        List<IFact> facts = [Approved, Order(MasterHash, null), new RecipeSuperseded("R-1", "1", "2")];
        if (approved)
            facts.Add(new RecipeApproved("R-1", "2", hash, Signed));
        var moved = new VersionChange(new RecipeBinding("R-1", "1", MasterHash, "R"), new RecipeBinding("R-1", "2", hash, "R"), null, [], []);
        facts.Add(new ChangeAuthorised("B-1-C1", ChangeKind.Version, moved, [], Signed));
        for (var i = 0; i < facts.Count; i++)
            run.Take(new Entry(i + 1, "batch/B-1", 1, 0, "UTC", 0, "system", null, "x", default, [], []), facts[i]);
        Assert.NotNull(how);
        Assert.Contains("B-1", run.FindUse(hash)!.Detail, StringComparison.Ordinal);
        var derived = run.Derive(new Dictionary<string, byte[]> { [MasterHash] = RecipeDocument.Write(Master), [hash] = RecipeDocument.Write(newer) });
        Assert.Equal(wrong is null ? 2 : 1, derived.Count);
        if (wrong is not null)
            Assert.Contains(wrong, derived.Wrong!.Detail, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-188a")]
    public async Task What_was_done_to_master_or_parameters_is_named_with_the_batch_in_the_database_and_in_an_export(Engine engine)
    {
        await using var instance = await TestInstance.StartAsync(engine, services => services.AddRecipesRecords().AddBatchesRecords());
        var store = instance.Get<IContentStore>();
        var signed = Signed with { DocumentHash = await store.PutAsync("application/json", "{}"u8.ToArray()) };
        Assert.Equal(MasterHash, await store.PutAsync(RecipeContents.RecipeType, RecipeDocument.Write(Master)));
        Assert.Equal(Here.Hash(), await store.PutAsync(ParameterJson.MediaType, ParameterJson.Canonical(Here)));
        await AppendAsync(instance, "recipe/R-1/1", Approved with { Signature = signed });
        await AppendAsync(instance, "recipe-site/R-1/HN", SetApproved with { Signature = signed });
        await AppendAsync(instance, "batch/B-1", Order(MasterHash, Here.Hash()) with { Signature = signed });
        foreach (var clean in await VerifyAsync(instance))
            Assert.Equal((null, 1L), (clean.Wrong?.Detail, clean.Derived));

        await using var tamper = await Tamper.OpenAsync(instance);
        foreach (var (hash, what) in new[] { (MasterHash, "approved master R-1 1"), (Here.Hash(), "approved parameters of HN") })
        {
            var name = Convert.FromHexString(hash);
            var whole = (byte[])await tamper.ReadAsync($"select bytes from ledger_content where hash = {Literal(engine, hash)}");
            // The same length, still JSON: a limit that was moved.
            var moved = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(whole)
                .Replace(hash == MasterHash ? "\"38\"" : "\"30\"", "\"29\"", StringComparison.Ordinal));
            Assert.NotEqual(whole, moved);
            await tamper.RunAsync("update ledger_content set bytes = @value where hash = @hash", ("value", moved), ("hash", name));
            AssertNamed(await VerifyAsync(instance), "content-changed", what);
            // Filed under its own right hash instead: nothing but the derivation sees that the approved content is gone.
            await tamper.RunAsync("update ledger_content set hash = @value where hash = @hash", ("value", System.Security.Cryptography.SHA256.HashData(moved)), ("hash", name));
            AssertNamed(await VerifyAsync(instance), "derived-differs", "stored");
            await tamper.RunAsync(
                "update ledger_content set bytes = @value, hash = @hash where hash = @now",
                ("value", whole), ("hash", name), ("now", System.Security.Cryptography.SHA256.HashData(moved)));
        }

        Assert.All(await VerifyAsync(instance), report => Assert.True(report.IsOk, report.Wrong?.Detail));
    }

    private static void AssertNamed(VerifyReport[] reports, string code, string what) => Assert.All(reports, report =>
    {
        Assert.Equal((code, 4L), (report.Wrong?.Code, report.Wrong?.Number));
        Assert.Contains(what, report.Wrong!.Detail, StringComparison.Ordinal);
        Assert.Contains("batch B-1", report.Wrong.Detail, StringComparison.Ordinal);
    });

    private static async Task<VerifyReport[]> VerifyAsync(TestInstance instance)
    {
        using var export = new MemoryStream();
        await instance.Get<ILedgerExport>().WriteAsync(export);
        export.Position = 0;
        return
        [
            await instance.Get<ILedgerVerification>().VerifyAsync(VerifyAgainst.Nothing),
            ExportVerification.Verify(export, VerifyAgainst.Nothing, derived: (instance.Get<FactTypes>(), instance.Services.GetServices<IDerivedRecords>())),
        ];
    }

    private static string Literal(Engine engine, string hash) => engine == Engine.Postgres ? $"'\\x{hash}'::bytea" : $"x'{hash}'";

    private static Task AppendAsync(TestInstance instance, string stream, IFact fact) =>
        instance.Ledger.AppendAsync(new AppendRequest(Author.System, [new Draft(stream, fact)], []));

    private static OrderReleased Order(string master, string? parameters, string? size = null) => new(
        "O-1", "B-1", "B-1", "HN", "UTC", new RecipeBinding("R-1", "1", master, "R"), null, null, null, null, null, [], new By("plan", "Plan"),
        Signed, parameters is null && size is null ? null : new ControlBinding(parameters, size));
}
