using System.Text;
using System.Xml.Linq;
using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class BatchMlExportTests
{
    private static readonly BatchMlLife Approved = new("approved", [new BatchMlApproval("Beat Keller", 1_700_000_000_000_000, "approved")]);
    private static readonly XNamespace Space = MesaXml.Space;

    [Fact]
    public void A_recipe_that_says_everything_goes_out_and_comes_back_with_nothing_lost() =>
        Seeds.Check(100, seed => AssertComesBack(RandomDocument.Of(seed)));

    [Fact]
    public void A_recipe_that_can_be_executed_goes_out_and_comes_back_with_nothing_lost() =>
        Seeds.Check(100, seed => AssertComesBack(RandomRecipe.Of(seed)));

    [Fact]
    public void Every_recipe_goes_out_valid_by_the_schemas_of_BatchML()
    {
        AssertValid(BatchMlExport.Write(Make.Complete(), Approved));
        foreach (var demo in DemoRecipes.All) AssertValid(BatchMlExport.Write(RecipeReader.Read(demo.Document).Value, Approved));
        Seeds.Check(60, seed => AssertValid(BatchMlExport.Write(RandomDocument.Of(seed), Approved)));
        Seeds.Check(30, seed => AssertValid(BatchMlExport.Write(RandomRecipe.Of(seed), BatchMlLife.None)));
    }

    [Fact]
    public void The_recipes_of_the_demo_come_back_as_they_were()
    {
        foreach (var demo in DemoRecipes.All) AssertComesBack(RecipeReader.Read(demo.Document).Value);
    }

    [Fact]
    public void The_cough_syrup_read_from_V02_and_completed_goes_out_as_V0701_and_comes_back_equal()
    {
        var completed = CoughSyrupCompletionTests.Completed().Recipe;
        var file = BatchMlExport.Write(completed, Approved);
        AssertValid(file);
        AssertComesBack(completed);
        AssertComesBack(CoughSyrupFile.Draft().Recipe);
    }

    [Fact]
    public void Another_system_finds_header_formula_equipment_elements_and_logic_in_their_places()
    {
        var logic = Make.Logic("begin>a a>M1 M1>P1+ P1+>b P1+>c b>P1- c>P1- P1->end");
        var recipe = Make.Complete() with { Procedure = Make.Procedure(Make.Phase("a", Make.ChargeIn("water")), Make.Phase("b"), Make.Phase("c")) with { Logic = logic } };
        var master = Parse(BatchMlExport.Write(recipe, Approved)).Root!.Element(Space + "MasterRecipe")!;
        string At(string path) => path.Split('/').Aggregate(master, (at, name) => at.Element(Space + name)!).Value;
        Assert.Equal(("R-1", "1", "Recipe"), (At("ID"), At("Version"), At("Description")));
        Assert.Equal(("FG-1", "Mixture"), (At("Header/ProductID"), At("Header/ProductName")));
        Assert.Equal(("10", "5", "L"), (At("Header/BatchSize/Nominal"), At("Header/BatchSize/Min"), At("Header/BatchSize/UnitOfMeasure")));
        Assert.Equal("Beat Keller", At("Header/ApprovalHistory/IndividualApproval/ApprovedBy"));
        Assert.Equal(("eq-1", "vessel"), (At("EquipmentRequirement/ID"), At("EquipmentRequirement/Constraint/Condition")));
        Assert.Equal(("Water", "ProcessInput", "10", "L"), (
            At("Formula/Parameter/Description"), At("Formula/Parameter/ParameterType"),
            At("Formula/Parameter/Value/ValueString"), At("Formula/Parameter/Value/UnitOfMeasure")));
        Assert.Equal("M1", At("ProcedureLogic/Transition/Condition"));
        Assert.Equal(
            ["Begin", "End", "Phase", "Phase", "Phase"],
            master.Elements(Space + "RecipeElement").Select(element => element.Element(Space + "RecipeElementType")!.Value).Order());
        Assert.Equal(("Charge water", "ProcessInput"), (At("RecipeElement/Parameter/Description"), At("RecipeElement/Parameter/ParameterType")));
    }

    [Fact]
    public void The_file_says_by_whose_courtesy_its_language_is_used() =>
        Assert.Contains("is used courtesy of the World Batch Forum", Encoding.UTF8.GetString(BatchMlExport.Write(Make.Complete(), Approved)), StringComparison.Ordinal);

    [Fact]
    public void The_approvals_of_another_instance_are_told_and_approve_nothing_here()
    {
        var read = BatchMlImport.Read(BatchMlExport.Write(Make.Complete(), Approved)).Value;
        var told = Assert.Single(read.Findings);
        Assert.Equal(("not-taken", FindingSeverity.Info), (told.Code, told.Severity));
        Assert.Contains("ApprovedBy[1] = Beat Keller", told.Given, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_changed_after_it_was_exported_says_so()
    {
        var file = Encoding.UTF8.GetString(BatchMlExport.Write(Make.Complete(), BatchMlLife.None));
        var read = BatchMlImport.Read(Encoding.UTF8.GetBytes(file.Replace(">Mixture<", ">Elixir<", StringComparison.Ordinal))).Value;
        Assert.Equal("Elixir", read.Recipe.Product!.Name);
        Assert.Equal("changed-since-export", Assert.Single(read.Findings).Code);
    }

    [Theory]
    [InlineData("<ID schemeID=\"theriac\">product.strength</ID>", "<ID schemeID=\"theriac\">product.taste</ID>", "member-unknown")]
    [InlineData("<ID schemeID=\"theriac\">product.strength</ID>", "<ID schemeID=\"theriac\">product.dosageForm</ID>", "member-unknown")]
    [InlineData("<ID schemeID=\"theriac\">product.strength</ID>", "<ID schemeID=\"theriac\">equipment[999999999].id</ID>", "member-unknown")]
    [InlineData("<ID schemeID=\"theriac\">product.strength</ID>", "<ID schemeID=\"theriac\">product[1]</ID>", "member-unknown")]
    [InlineData("<ID schemeID=\"theriac\">product.strength</ID>", "<ID schemeID=\"theriac\"/>", "member-unknown")]
    [InlineData("<RecipeElementType>Operation</RecipeElementType>", "<RecipeElementType>Allocation</RecipeElementType>", "choice-unknown")]
    [InlineData("<ID>R-1</ID>", "<ID>R 1</ID>", "text-form")]
    public void A_file_of_ours_that_says_what_the_model_cannot_say_is_refused(string from, string to, string code)
    {
        var file = Encoding.UTF8.GetString(BatchMlExport.Write(Make.Complete(), BatchMlLife.None));
        Assert.Contains(from, file, StringComparison.Ordinal);
        var read = BatchMlImport.Read(Encoding.UTF8.GetBytes(file.Replace(from, to, StringComparison.Ordinal)));
        Assert.Contains(read.Refusal.Errors, error => error.Code == code);
    }

    [Fact]
    public void A_foreign_V0701_file_is_read_as_V02_is_and_every_text_is_in_the_draft_or_in_a_finding()
    {
        var file = Encoding.UTF8.GetString(BatchMlExport.Write(CoughSyrupCompletionTests.Completed().Recipe, Approved))
            .Replace(BatchMlForm.SchemeUri, "urn:somebody:else", StringComparison.Ordinal);
        var read = BatchMlImport.Read(Encoding.UTF8.GetBytes(file)).Value;
        Assert.Equal("batchml-v0701", read.Format);
        Assert.Contains(read.Findings, finding => finding.IsOpen);
        Assert.Equal(36, read.Recipe.Procedure.SelfAndBelow().Count(element => element.Kind == RecipeElementKind.Phase));
        var kept = Encoding.UTF8.GetString(RecipeJson.Canonical(read.Recipe)) + string.Concat(read.Findings.Select(finding => finding.Given));
        foreach (var text in XDocument.Parse(file).Descendants(Space + "ValueString").Select(node => node.Value.Trim()).Distinct())
            Assert.Contains(System.Text.Json.JsonSerializer.Serialize(text, RecipeJson.Options)[1..^1].Replace("\\u", "\\u", StringComparison.Ordinal),
                kept + System.Text.Json.JsonSerializer.Serialize(kept, RecipeJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_ours_that_was_damaged_is_read_or_refused_and_never_breaks_the_reader()
    {
        var good = BatchMlExport.Write(RandomDocument.Of(7), Approved);
        Seeds.Check(300, seed => _ = BatchMlImport.Read(Mutation.Of(good, new Random(seed))).IsOk);
    }

    [Fact]
    public void A_recipe_of_ten_thousand_steps_goes_out_and_comes_back_in_time()
    {
        var phases = Enumerable.Range(0, 100).Select(p => Make.Phase($"p{p}", [.. Enumerable.Range(0, 100).Select(i => Make.ChargeIn($"i{p}-{i}"))]));
        var recipe = Make.Complete() with { Procedure = Make.Procedure([.. phases]) };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        AssertComesBack(recipe);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    private static void AssertComesBack(MasterRecipe recipe)
    {
        var read = BatchMlImport.Read(BatchMlExport.Write(recipe, BatchMlLife.None));
        Assert.True(read.IsOk, read.IsOk ? "" : $"{read.Refusal.Code}: {string.Join("; ", read.Refusal.Errors.Take(3))}");
        Assert.Equal(Encoding.UTF8.GetString(RecipeJson.Canonical(recipe)), Encoding.UTF8.GetString(RecipeJson.Canonical(read.Value.Recipe)));
        Assert.Empty(read.Value.Findings.Select(finding => $"{finding.Code} {finding.Given}"));
    }

    private static void AssertValid(byte[] file) => Assert.Equal([], BatchMlSchema.Faults(file));

    private static XDocument Parse(byte[] file) => XDocument.Parse(Encoding.UTF8.GetString(file));
}
