using Theriac.Ledger;
using Theriac.People;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Recipes.Tests;

/// <summary>Who signs next, and what he must have looked at: the state machine of a version as tables and as a property.</summary>
public sealed class ReviewRulesTests
{
    private static readonly IReadOnlyList<RouteStep> Long =
    [
        new(Role.Supervisor, SignatureMeaning.Verified), new(Role.QaReviewer, SignatureMeaning.Reviewed), new(Role.QualifiedPerson, SignatureMeaning.Approved),
    ];

    [Theory]
    [InlineData("recipe-checker:verified qa-reviewer:approved", null)]
    [InlineData("supervisor:verified qa-reviewer:reviewed qualified-person:approved", null)]
    [InlineData("qa-reviewer:approved", "route-length")]
    [InlineData("recipe-checker:verified recipe-checker:verified recipe-checker:verified recipe-checker:verified recipe-checker:verified recipe-checker:verified qa-reviewer:approved", "route-length")]
    [InlineData("recipe-author:verified qa-reviewer:approved", "route-role")]
    [InlineData("recipe-checker:performed qa-reviewer:approved", "route-meaning")]
    [InlineData("recipe-checker:verified supervisor:approved", "route-end")]
    [InlineData("recipe-checker:verified qa-reviewer:verified", "route-end")]
    public void A_route_ends_with_quality_and_begins_with_somebody_who_checks(string route, string? fault)
    {
        var steps = route.Split(' ').Select(one => one.Split(':'))
            .Select(one => new RouteStep(Kernel.EnumWords.Read<Role>(one[0]), Kernel.EnumWords.Read<SignatureMeaning>(one[1]))).ToList();
        Assert.Equal(fault is null ? [] : [fault], RecipeRoute.Faults(steps).Select(one => one.Code).Distinct().Take(1));
    }

    [Fact]
    public void The_product_s_own_route_goes_before_the_one_for_all()
    {
        var register = RouteRegister.Empty("");
        Assert.Equal(RecipeRoute.Default, register.For("FG-1"));
        register = register.Apply(At("qa"), new RecipeRouteSet(null, Long, "x", Signed("qa")));
        Assert.Equal(Long, register.For("FG-1"));
        register = register.Apply(At("qa"), new RecipeRouteSet("FG-1", RecipeRoute.Default, "x", Signed("qa")));
        Assert.Equal((RecipeRoute.Default, Long), (register.For("fg-1"), register.For("FG-2")));
        Assert.Equal(Long, register.For(null));
    }

    /// <summary>What was done in order ("d" draft saved, "s" sent, "c" checked, "a" approved, "r" returned), and what each step then says.</summary>
    [Theory]
    [InlineData("d", "ok recipe-not-in-review recipe-not-in-review recipe-not-approved-yet recipe-not-in-review")]
    [InlineData("ds", "recipe-not-draft ok recipe-not-checked recipe-not-approved-yet ok")]
    [InlineData("dsc", "recipe-not-draft recipe-already-checked ok recipe-not-approved-yet ok")]
    [InlineData("dsca", "recipe-not-draft recipe-not-in-review recipe-not-in-review ok recipe-not-in-review")]
    [InlineData("dscr", "ok recipe-not-in-review recipe-not-in-review recipe-not-approved-yet recipe-not-in-review")]
    [InlineData("dscrds", "recipe-not-draft ok recipe-not-checked recipe-not-approved-yet ok")]
    [InlineData("dscau", "recipe-not-draft recipe-not-in-review recipe-not-in-review ok recipe-not-in-review")]
    [InlineData("dscat", "recipe-not-draft recipe-not-in-review recipe-not-in-review recipe-not-approved-yet recipe-not-in-review")]
    [Trait("Requirement", "C-186a")]
    public void Each_step_has_its_state(string done, string said)
    {
        var scene = Scene(done);
        Assert.Equal(said.Split(' '), RecipeStep.All.Select(step => (step with { Reason = "why" }).Fault(scene)?.Code ?? "ok"));
    }

    [Theory]
    [InlineData("ds", "an", "recipe-own-work")]
    [InlineData("ds", "chi", "recipe-blocks-not-reviewed")]
    [InlineData("ds+", "chi", null)]
    [InlineData("ds+", "dung", "recipe-blocks-not-reviewed")]
    [InlineData("ds+dr", "chi", null)]
    [InlineData("ds+rDs", "chi", "recipe-blocks-not-reviewed")]
    [Trait("Requirement", "C-186a")]
    public void Nobody_signs_what_he_wrote_or_has_not_looked_at(string done, string person, string? code) =>
        Assert.Equal(code, RecipeStep.Check.FaultOf(Scene(done), person)?.Code);

    [Fact]
    public void On_a_long_route_every_signature_is_of_another_person_in_the_order_of_the_route()
    {
        var register = Folded(RouteRegister.Stream, RouteRegister.Empty("").Apply(At("qa"), new RecipeRouteSet(null, Long, "x", Signed("qa"))));
        var scene = Scene("ds", Long) with { Register = register };
        Assert.Equal((Role.Supervisor, SignatureMeaning.Verified), (RecipeStep.Check.RolesIn(scene).Single(), RecipeStep.Check.Meaning(scene)));
        scene = Scene("dsc", Long) with { Register = register };
        Assert.Null(RecipeStep.Check.Fault(scene));
        Assert.Equal("recipe-not-checked", RecipeStep.Approve.Fault(scene)!.Code);
        Assert.Equal(Role.QaReviewer, RecipeStep.Check.RolesIn(scene).Single());
        Assert.Equal("recipe-signed-already", RecipeStep.Check.FaultOf(scene, "chi")!.Code);
        scene = Scene("dscc", Long) with { Register = register };
        Assert.Equal("recipe-already-checked", RecipeStep.Check.Fault(scene)!.Code);
        Assert.Equal((Role.QualifiedPerson, null), (RecipeStep.Approve.RolesIn(scene).Single(), RecipeStep.Approve.Fault(scene)));
    }

    [Fact]
    public void Only_what_changed_and_what_depends_on_it_waits_for_review()
    {
        var after = Make.Complete() with { Procedure = Make.Complete().Procedure with { Title = "Other" } };
        var scene = Scene("ds", recipe: after) with { Predecessor = ("1", "h", Make.Complete()) };
        Assert.Equal(["main"], scene.NotSeenBy("chi").Select(block => block.Block.Id));
        Assert.Equal("recipe-block-changed", ReviewBlocks.Decide(scene, [new ReviewedBlock("main", "other")], "chi").Refusal.Code);
        var seen = ReviewBlocks.Decide(scene, [new ReviewedBlock("main", scene.NotSeenBy("chi").Single().Hash)], "chi").Value;
        Assert.Single(seen);
        Assert.Equal("recipe-own-work", ReviewBlocks.Decide(scene, seen, "an").Refusal.Code);
        Assert.Equal("recipe-not-in-review", ReviewBlocks.Decide(Scene("d"), seen, "chi").Refusal.Code);
    }

    [Fact]
    public void A_change_needs_its_reason_and_a_first_version_none()
    {
        var first = Scene("d");
        Assert.Null(RecipeStep.Send.Fault(first));
        var second = first with { Predecessor = ("1", "h", Make.Complete()) };
        Assert.Equal("reason-missing", RecipeStep.Send.Fault(second)!.Errors.Single().Code);
        Assert.Null((RecipeStep.Send with { Reason = "Hardness was too wide." }).Fault(second));
    }

    [Fact]
    public void However_it_goes_no_author_and_nobody_twice_and_none_unread_is_on_the_route()
    {
        var random = new Random(7);
        string[] people = ["an", "chi", "dung", "em"];
        for (var round = 0; round < 300; round++)
        {
            var done = "d";
            for (var i = 0; i < 12; i++)
            {
                var scene = Scene(done, Long);
                var step = RecipeStep.All[random.Next(3)] with { Reason = "x" };
                var person = people[random.Next(people.Length)];
                if (random.Next(3) == 0 && scene.Version.State == RecipeState.InReview)
                    done += "+";
                else if (step.Fault(scene) is null && step.FaultOf(scene, person) is null)
                {
                    Assert.True(step is SendToReview || (person == "chi" && done.Contains('+') && scene.Version.Checks.All(one => one.Signer != person)), $"{done} {step} {person}");
                    done += step switch { SendToReview => "s", CheckVersion => "c", _ => "a" };
                }
            }
        }
    }

    private static ReviewScene Scene(string done, IReadOnlyList<RouteStep>? route = null, MasterRecipe? recipe = null)
    {
        var content = recipe ?? Make.Complete();
        var version = RecipeVersion.Empty("");
        foreach (var one in done)
        {
            if (one == 'D') content = content with { Procedure = content.Procedure with { Title = "Again" } };
            version = one switch
            {
                'd' or 'D' => version.Apply(At("an"), new RecipeSaved(Summaries.Of(content, []), RecipeHash.Of(content), null, "")),
                's' => version.Apply(At("an"), new RecipeSentToReview("R-1", "1", RecipeHash.Of(content), Signed("an")))
                    .Apply(At("an"), new RecipeReviewBegun("R-1", "1", RecipeHash.Of(content), null, null, route ?? RecipeRoute.Default)),
                '+' => version.Apply(At("chi"), new RecipeBlocksReviewed(
                    "R-1", "1", "", [.. RecipeComparison.Of(null, content, RecipeValues.Plain).Blocks.Select(block => new ReviewedBlock(block.Block.Id, block.Hash))])),
                'c' => version.Apply(At("chi"), new RecipeChecked("R-1", "1", RecipeHash.Of(content), Signed("chi"))),
                'a' => version.Apply(At("dung"), new RecipeApproved("R-1", "1", RecipeHash.Of(content), Signed("dung"))),
                'r' => version.Apply(At("dung"), new RecipeReturnedToDraft("R-1", "1", RecipeHash.Of(content), "x")),
                'u' => version.Apply(At("dung"), new RecipeSuperseded("R-1", "1", "2")),
                _ => version.Apply(At("dung"), new RecipeRetired("R-1", "1", RecipeHash.Of(content), "x", Signed("dung"))),
            };
        }

        return new ReviewScene(
            Folded("recipe/R-1/1", version), content, [], Folded("recipe/R-1", RecipeFamily.Empty("")), null,
            Folded(RouteRegister.Stream, RouteRegister.Empty("")));
    }

    private static Folded<T> Folded<T>(string stream, T state)
        where T : class, IStreamState<T> => new(stream, state, 1);

    private static Signature Signed(string who) => new(who, who, Role.QaReviewer, SignatureMeaning.Approved, "", "en", "password-both", null);

    private static Entry At(string who) => new(1, "recipe/R-1/1", 1, 0, "Etc/UTC", 0, who, null, "", default, [], []);
}
