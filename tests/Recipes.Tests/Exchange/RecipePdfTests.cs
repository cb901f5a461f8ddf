using System.Text.RegularExpressions;
using Theriac.Kernel;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Recipes;
using Theriac.Storage;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class RecipePdfTests
{
    [Theory, Trait("Requirement", "P11-50a")]
    [InlineData("en", "Master recipe", "Independently checked", "± 1 %", "no later than 12 h after the end of Charge", "page 1 of", "Temperature: limits 38.0–46.0 °C became 38.0–45.0 °C")]
    [InlineData("vi", "Công thức gốc", "Kiểm tra độc lập", "± 1 %", "không muộn hơn 12 h sau khi kết thúc Charge", "trang 1 /", "Temperature: giới hạn 38.0–46.0 °C đổi thành 38.0–45.0 °C")]
    [InlineData("zh", "主工艺规程", "独立复核", "± 1 %", "Charge 结束后不迟于 12 h", "第 1 页", "38.0–45.0 °C")]
    public async Task A_printed_version_says_who_approved_what_changed_and_every_rule_in_the_reader_s_language(
        string language, string title, string role, string tolerance, string hold, string page, string change)
    {
        await using var plant = await ApprovedTwiceAsync();
        var pages = await PrintAsync(plant, "2", language);
        var text = string.Join(" ", pages);
        foreach (var wanted in new[] { title, role, tolerance, hold, page, change, "38.0–45.0 °C", "≤ 60 min", "RM-1", "SOP-014", "1.1" })
            Assert.Contains(wanted, text, StringComparison.Ordinal);
        var view = await plant.ViewAsync("R-1", "2");
        Assert.Equal(3, view.Signatures.Count);
        foreach (var signature in view.Signatures)
        {
            Assert.Contains($"{signature.Signature.PrintedName} ({signature.Signature.Signer})", text, StringComparison.Ordinal);
            Assert.Contains(signature.Zone, text, StringComparison.Ordinal);
            Assert.Contains(signature.Signature.DocumentHash, text, StringComparison.Ordinal);
        }
        Assert.All(pages, one => Assert.Contains($"SHA-256 {view.Hash}", one, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_that_nobody_approved_is_marked_on_every_page()
    {
        await using var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        RecipeInstance.Ok(await plant.SaveAsync(Full("1", 46)));
        var draft = await PrintAsync(plant, "1", "en");
        Assert.True(draft.Count > 1);
        Assert.All(draft, page => Assert.Contains("DRAFT", Letters(page), StringComparison.Ordinal));
        Assert.Contains("not signed", draft[0], StringComparison.Ordinal);
        await plant.ApproveAsync();
        Assert.All(await PrintAsync(plant, "1", "en"), page => Assert.DoesNotContain("DRAFT", Letters(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_contents_say_on_which_page_a_chapter_stands()
    {
        await using var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        RecipeInstance.Ok(await plant.SaveAsync(Full("1", 46)));
        var pages = await PrintAsync(plant, "1", "en");
        var at = pages.ToList().FindLastIndex(page => page.Contains("Procedure 1 Charge", StringComparison.Ordinal));
        Assert.Contains($"8 Procedure {at + 1} ", pages[0].Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_recipe_can_be_printed()
    {
        Seeds.Check(25, seed =>
        {
            var printed = new PrintedVersion(RandomDocument.Of(seed, 2), new string('0', 64), RecipeState.Draft, Ledger.InstanceKind.Demo, [], [], null, []);
            Assert.True(new RecipePrinter(printed, "zh").Print().AsSpan().StartsWith("%PDF-1.7"u8));
        });
    }

    [Fact]
    public async Task Pictures_are_drawn_and_what_paper_does_not_take_is_named()
    {
        await using var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        byte[][] files = [Pictures.Png(2), Pictures.Png(6), Pictures.Jpeg(), [.. Pictures.Png(2)[..60]], [.. "GIF89a"u8, 1, 0, 1, 0]];
        List<Picture> named = [];
        foreach (var file in files)
        {
            var kept = RecipeInstance.Ok(await plant.Get<RecipePictures>().KeepAsync(file, default));
            named.Add(new Picture { Content = kept.Content, ContentType = kept.ContentType, Alt = $"Figure {named.Count + 1}" });
        }

        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete() with
        {
            Procedure = Make.Procedure(Make.Phase("p", Make.Instruction("i") with { Pictures = named }, Make.Instruction("j") with { Pictures = [named[0]] })),
        }));
        var pdf = RecipeInstance.Ok(await plant.Get<PrintRecipe>().HandleAsync("R-1", "1", "en", default));
        var text = string.Join(" ", await PdfText.PagesAsync(pdf));
        for (var figure = 1; figure <= files.Length; figure++) Assert.Contains($"Figure {figure}", text, StringComparison.Ordinal);
        var images = await PdfText.ImagesAsync(pdf);
        // Each is in the file once, however often it is drawn: a picture, one with its mask, and a photograph.
        Assert.Equal(3, images.Select(image => image.Object).Distinct().Count(one => images.Any(image => image.Object == one && image.Type == "image")));
        Assert.Contains(images, image => image is { Type: "smask", Width: 3, Height: 2 });
        Assert.Contains(images, image => image is { Encoding: "jpeg", Width: 1, Height: 1 });
    }

    [Fact]
    [Trait("Requirement", "P11-50a")]
    public async Task Each_signature_stands_by_what_was_done_with_it()
    {
        await using var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        var second = await TestPeople.AddAsync(plant.Instance.Services, "em", Role.QualifiedPerson);
        var route = new RouteInput(
            null, [RecipeRoute.Default[0], new RouteStep(Role.QaReviewer, SignatureMeaning.Reviewed), new RouteStep(Role.QualifiedPerson, SignatureMeaning.Approved)], "x");
        var set = RecipeInstance.Ok(await plant.Get<SetRoute>().PrepareAsync(route, "en", plant.Qa, default));
        RecipeInstance.Ok(await plant.Get<SetRoute>().HandleAsync(route, TestPeople.Sign(set), plant.Qa, default));
        RecipeInstance.Ok(await plant.SaveAsync(Make.Complete()));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Send, plant.Author));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Checker));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Check, plant.Qa));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Approve, second));
        RecipeInstance.Ok(await plant.SignAsync(RecipeStep.Retire with { Reason = "No longer sold." }, plant.Qa));
        var text = string.Join(" ", await PrintAsync(plant, "1", "en"));
        var marks = new[] { "Independently checked", "(chi)", "Reviewed", "(dung)", "Approved", "(em)", "Retired" };
        var at = 0;
        foreach (var mark in marks)
        {
            var next = text.IndexOf(mark, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"{mark} does not follow: {text}");
            at = next;
        }
    }

    [Fact]
    public async Task The_procedure_is_numbered_as_on_the_floor_and_says_limits_order_and_second_person_in_words()
    {
        var read = new Instruction { Id = "read", Kind = InstructionKind.Number, Title = "Read speed", Unit = Unit.Litre, Parameter = "speed" };
        var coat = Make.Phase("coat", read) with { Loop = new Loop { Kind = LoopKind.Again, While = "{read} > 5 L", TimesMax = 3 } };
        var recipe = Make.Recipe(
            Make.Operation("first", Make.Phase("start", Make.Instruction("go"))), Make.Operation("left", coat), Make.Operation("right", Make.Phase("charge", Make.ChargeIn("water") with { Verification = false })));
        recipe = recipe with
        {
            Formula = new Formula { Parameters = [new FormulaParameter { Id = "speed", Name = "Stirrer speed", Value = Make.Of(100, "L"), Range = new Limits { Low = 90, High = 110 } }] },
            Procedure = recipe.Procedure with { Logic = Make.Logic("begin>first first>P1+ P1+>left P1+>right left>P1- right>P1- P1->end") },
        };
        Assert.True(ExecutionGraph.Build(recipe).IsOk);
        var printed = new PrintedVersion(recipe, new string('0', 64), RecipeState.Draft, Ledger.InstanceKind.Demo, [], [], null, []);
        var text = string.Join(" ", await PdfText.PagesAsync(new RecipePrinter(printed, "en").Print()));
        Assert.Contains("2 coat", text, StringComparison.Ordinal);
        Assert.Contains("2.1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("(1/3)", text, StringComparison.Ordinal);
        Assert.Contains("Limits of parameter: Stirrer speed 90–110 L", text, StringComparison.Ordinal);
        Assert.Contains("first → at the same time: left | right", text, StringComparison.Ordinal);
        Assert.Contains("left + right → ○", text, StringComparison.Ordinal);
        Assert.DoesNotContain("P1", text, StringComparison.Ordinal);
        // 211.101(d): a second person sees every component that is added, also where the master does not say so.
        Assert.Matches(new Regex(@"Charge water.*Verified\s+____", RegexOptions.Singleline), text);
        Assert.DoesNotMatch(new Regex(@"Read speed[^3]*Verified"), text);

        var drawn = RecipeDrawing.Of(recipe)!;
        Assert.Equal(["coat"], drawn.Nodes.Where(node => node.Rule is not null).Select(node => node.Id));
        Assert.Equal("Repeated: again while {read} > 5 L, at most 3 times", drawn.Nodes.Single(node => node.Id == "coat").Rule!.En);
        Assert.DoesNotContain(drawn.Nodes, node => node.Kind == ExecutionNodeKind.Decision);
    }

    [Fact]
    public void A_choice_and_a_circle_are_told_and_end()
    {
        string Tell(string arrows) => string.Join("; ", new PrintedOrder(Make.Logic(arrows), id => id, "en").Lines());
        Assert.Equal("", Tell("begin>a a>b b>end"));
        Assert.Equal("● → one of: [T1] → a | [M2] → b; a → ○; b → ○", Tell("begin>S1+ S1+>T1 S1+>M2 T1>a M2>b a>S1- b>S1- S1->end").Replace("[always]", "[T1]", StringComparison.Ordinal));
        Assert.Contains("…", Tell("begin>T1 T1>M2 M2>T1"), StringComparison.Ordinal);
    }

    private static async Task<RecipeInstance> ApprovedTwiceAsync()
    {
        var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        RecipeInstance.Ok(await plant.SaveAsync(Full("1", 46)));
        await plant.ApproveAsync();
        RecipeInstance.Ok(await plant.SaveAsync(Full("2", 45)));
        await plant.ApproveAsync("R-1", "2");
        return plant;
    }

    private static MasterRecipe Full(string version, decimal high)
    {
        var temperature = new Instruction
        {
            Id = "t",
            Kind = InstructionKind.Number,
            Title = "Temperature",
            Unit = Unit.Celsius,
            Decimals = 1,
            Verification = true,
            Limits = new Limits { Low = 38.0m, High = high + 0.0m },
            Documents = ["SOP-014"],
        };
        var mix = Make.Phase("mix-1", Make.ChargeIn("water"), temperature) with { Title = "Mix 1" };
        var hold = Make.Phase("hold", [.. Enumerable.Range(0, 40).Select(i => Make.Instruction($"h{i}"))]) with
        {
            TimeLinks = [new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = "mix-1", Duration = Make.Of(12, "h"), Action = "Reject" }],
        };
        var recipe = Make.Complete();
        return recipe with
        {
            Version = version,
            Documents = [new DocumentReference { Id = "SOP-014", Title = "Mixing", Version = "3" }],
            Formula = recipe.Formula with
            {
                Parameters = [new FormulaParameter { Id = "time", Name = "Mixing time", Value = Make.Of(45, "min"), RegisteredRange = new Limits { High = 60 } }],
            },
            Procedure = Make.Procedure(mix with { Title = "Charge" }, hold),
        };
    }

    private static async Task<IReadOnlyList<string>> PrintAsync(RecipeInstance plant, string version, string language) =>
        await PdfText.PagesAsync(RecipeInstance.Ok(await plant.Get<PrintRecipe>().HandleAsync("R-1", version, language, default)));

    // Slanted letters are found one by one.
    private static string Letters(string page) => string.Concat(page.Where(character => !char.IsWhiteSpace(character)));
}
