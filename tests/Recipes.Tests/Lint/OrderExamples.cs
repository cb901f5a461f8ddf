using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

internal static class OrderExamples
{
    private const string Beside = "begin>P+ P+>mix P+>watch mix>P- watch>P- P->finish finish>end";

    public static IReadOnlyList<LintExample> All { get; } =
    [
        new("R-301", "two phases \"close\"", r => r.Element("finish", e => e with { Elements = [.. e.Elements, Make.Phase("close", Make.Instruction("again"))] }), "\"charge\" and \"close\""),
        new("R-302", "an operation within a phase", r => r.Element("close", e => e with { Elements = [Make.Operation("inner", Make.Phase("p", Make.Instruction("x")))] }), "phases within an operation"),
        new("R-303", "no step takes \"finish\"", r => r.Logic("begin>mix mix>end"), "begin > mix > finish > end", r => r.Logic("begin>mix mix>finish finish>end")),
        new("R-304", "a link to \"nowhere\"", r => Link(r, "mix", "nowhere"), "each link joins two places", r => r.Logic("begin>mix mix>finish finish>end")),
        new("R-305", "nothing leads to \"extra\"", r => r.Logic("begin>mix mix>finish finish>S- extra>S- S->end", "extra"), "each step after another", r => r.Logic("begin>mix mix>extra extra>finish finish>end", "extra")),
        new("R-306", "nothing leads away from \"extra\"", r => r.Logic("begin>mix mix>P+ P+>finish P+>extra finish>end", "extra"), "each step before another", r => r.Logic("begin>mix mix>extra extra>finish finish>end", "extra")),
        new("R-307", "finish leads back to mix", r => Circle(r), "no way back", r => r.Logic("begin>mix mix>finish finish>end")),
        new("R-308", "two links leave mix", r => r.Logic("begin>mix mix>finish mix>watch finish>P- watch>P- P->end", "watch"), "they leave at a bar", r => r.Logic("begin>mix mix>P+ P+>finish P+>watch finish>P- watch>P- P->end", "watch")),
        new("R-309", "two links arrive at finish", r => r.Logic("begin>P+ P+>mix P+>watch mix>finish watch>finish finish>end", "watch"), "they arrive at a bar", r => r.Logic(Beside, "watch")),
        new("R-310", "a choice without condition", r => r.Logic("begin>mix mix>S+ S+>finish S+>watch finish>S- watch>S- S->end", "watch"), "each branch with its condition", r => r.Logic("begin>mix mix>S+ S+>M1 S+>M2 M1>finish M2>watch finish>S- watch>S- S->end", "watch")),
        new("R-311", "a hold time after \"ghost\"", r => Hold(r, "ghost", "h"), "a hold time after mix", r => Hold(r, "mix", "h")),
        new("R-312", "a hold time of 2 kg", r => Hold(r, "mix", "kg"), "a hold time of 2 h", r => Hold(r, "mix", "h")),
        new(
            "R-313", "branches of a parallel bar meet at a bar of choice", r => r.Logic("begin>P+ P+>mix P+>watch mix>S- watch>S- S->finish finish>end", "watch"),
            "they meet at a parallel bar", r => r.Logic(Beside, "watch")),
        new("R-321", "a repetition without its condition", r => Loop(r, new Loop { Kind = LoopKind.Again, TimesMax = 3 }), "again while it is not dry, at most 3 times", r => Loop(r, Again)),
        new("R-322", "a repetition without a largest number", r => Loop(r, Again with { TimesMax = null }), "at most 3 times", r => Loop(r, Again)),
        new("R-323", "every 30 min until mix, which is over", r => Every(r, "begin>mix mix>watch watch>finish finish>end"), "every 30 min until mix, beside it", r => Every(r, Beside)),
    ];

    private static Loop Again => new() { Kind = LoopKind.Again, While = "{turn} < 2", TimesMax = 3 };

    private static MasterRecipe Loop(MasterRecipe recipe, Loop loop) =>
        recipe.Element("finish", e => e with { Elements = [Make.Phase("dry", Make.Instruction("dry-step")) with { Loop = loop }, .. e.Elements] });

    private static MasterRecipe Every(MasterRecipe recipe, string arrows) => recipe.Logic(arrows, "watch")
        .Element("watch", e => e with { Loop = new Loop { Kind = LoopKind.Every, Interval = Make.Of(30, "min"), Until = "mix", TimesMax = 20 } });

    private static MasterRecipe Hold(MasterRecipe recipe, string after, string unit) => recipe.Element(
        "finish", e => e with { TimeLinks = [new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = after, Duration = Make.Of(2, unit) }] });

    private static MasterRecipe Link(MasterRecipe recipe, string from, string to)
    {
        var ordered = recipe.Logic("begin>mix mix>finish finish>end");
        var logic = ordered.Procedure.Logic!;
        return ordered with { Procedure = ordered.Procedure with { Logic = logic with { Links = [.. logic.Links, new Link { From = from, To = to }] } } };
    }

    private static MasterRecipe Circle(MasterRecipe recipe) => recipe.Logic("begin>P- P->mix mix>P+ P+>P- P+>finish finish>end");
}
