using Theriac.Recipes;

namespace Theriac.Recipes.Tests;

/// <summary>Random valid recipes: chains, parallel branches and choices nested in each other, over all levels.</summary>
internal sealed class RandomRecipe(int seed)
{
    private static readonly string[] Inputs = ["in-1", "in-2", "in-3"];

    private readonly Random _random = new(seed);
    private int _count;

    public static MasterRecipe Of(int seed)
    {
        var maker = new RandomRecipe(seed);
        var root = maker.Element(RecipeElementKind.Procedure) with { Id = "main", Loop = null, When = null };
        return Make.Rooted(root) with
        {
            Formula = new Formula
            {
                Inputs = [.. Inputs.Select(id => new FormulaInput { Id = id, MaterialCode = "RM-" + id, Name = id })],
            },
        };
    }

    private RecipeElement Element(RecipeElementKind kind) => Plain(kind) with
    {
        When = _random.Next(8) == 0 ? "true" : null,
        Loop = _random.Next(16) switch
        {
            0 => new Loop { Kind = LoopKind.Again, While = "true", TimesMax = _random.Next(1, 4) },
            1 => new Loop { Kind = LoopKind.ForEach, Inputs = [.. Inputs.Take(_random.Next(1, 4))] },
            _ => null,
        },
    };

    private RecipeElement Plain(RecipeElementKind kind)
    {
        var id = $"e{_count++}";
        if (kind == RecipeElementKind.Phase) return Make.Phase(id, [.. Some(0, 3, () => Make.Instruction($"i{_count++}"))]);
        var below = _random.Next(4) == 0 ? RecipeElementKind.Phase : kind + 1;
        var element = new RecipeElement { Id = id, Kind = kind, Title = id };
        if (_random.Next(5) == 0) return element with { Elements = Some(0, 3, () => Element(below)) };
        var level = new Level(this, below, id);
        return level.Fill(element);
    }

    private List<T> Some<T>(int min, int max, Func<T> make)
    {
        var list = new List<T>();
        for (var left = _random.Next(min, max + 1); left > 0; left--) list.Add(make());
        return list;
    }

    private sealed class Level(RandomRecipe recipe, RecipeElementKind below, string id)
    {
        private readonly List<RecipeElement> _elements = [];
        private readonly List<LogicStep> _steps = [];
        private readonly List<Transition> _transitions = [];
        private readonly List<BranchBar> _bars = [];
        private readonly List<Link> _links = [];

        public RecipeElement Fill(RecipeElement element)
        {
            var begin = Step(LogicStepKind.Begin, null);
            var last = Chain(begin, depth: 0);
            Join(last, Step(LogicStepKind.End, null));
            recipe.Shuffle(_links);
            recipe.Shuffle(_steps);
            var logic = new ProcedureLogic { Steps = _steps, Transitions = _transitions, Bars = _bars, Links = _links };
            return element with { Elements = _elements, Logic = logic };
        }

        private string Chain(string from, int depth)
        {
            for (var left = recipe._random.Next(1, 4); left > 0; left--)
            {
                from = recipe._random.Next(9) switch
                {
                    0 or 1 when depth < 2 => Branches(from, depth, parallel: true),
                    2 when depth < 2 => Branches(from, depth, parallel: false),
                    3 => Joined(from, Gate(TransitionCondition.Always)),
                    4 => Joined(from, Gate(TransitionCondition.Manual("so"))),
                    5 => Joined(from, Gate(Expression)),
                    _ => Joined(from, Child()),
                };
            }
            return from;
        }

        private string Branches(string from, int depth, bool parallel)
        {
            var open = Joined(from, Bar(parallel ? BranchBarKind.ParallelDivergent : BranchBarKind.SerialDivergent));
            List<string> firsts = [], ends = [];
            for (var left = recipe._random.Next(1, 4); left > 0; left--)
            {
                var first = parallel ? Joined(open, Child()) : Joined(open, Gate(recipe.Way()));
                firsts.Add(first);
                ends.Add(Chain(first, depth + 1));
            }
            if (parallel && firsts.Count > 1 && recipe._random.Next(2) == 0) Monitor(firsts[0], firsts[1]);
            var close = Bar(parallel ? BranchBarKind.ParallelConvergent : BranchBarKind.SerialConvergent);
            foreach (var end in ends) Join(end, close);
            return close;
        }

        // An in-process check beside the work that it watches.
        private void Monitor(string work, string check)
        {
            string ElementOf(string step) => _steps.First(one => one.Id == step).Element!;
            var at = _elements.FindIndex(element => element.Id == ElementOf(check));
            _elements[at] = _elements[at] with
            {
                Loop = new Loop
                {
                    Kind = LoopKind.Every,
                    Interval = Make.Of(30, "min"),
                    Until = ElementOf(work),
                    TimesMax = recipe._random.Next(1, 4),
                },
            };
        }

        private string Child()
        {
            var child = recipe.Element(below);
            _elements.Add(child);
            return Step(LogicStepKind.Element, child.Id);
        }

        private string Step(LogicStepKind kind, string? element)
        {
            var step = new LogicStep { Id = $"{id}-s{_steps.Count}", Kind = kind, Element = element };
            _steps.Add(step);
            return step.Id;
        }

        private string Gate(TransitionCondition condition)
        {
            _transitions.Add(new Transition { Id = $"{id}-t{_transitions.Count}", Condition = condition });
            return _transitions[^1].Id;
        }

        private string Bar(BranchBarKind kind)
        {
            _bars.Add(new BranchBar { Id = $"{id}-b{_bars.Count}", Kind = kind });
            return _bars[^1].Id;
        }

        private string Joined(string from, string to)
        {
            Join(from, to);
            return to;
        }

        private void Join(string from, string to) => _links.Add(new Link { From = from, To = to });
    }

    private static TransitionCondition Expression => new() { Kind = TransitionConditionKind.Expression, Expression = "true" };

    private TransitionCondition Way() => _random.Next(2) == 0 ? Expression : TransitionCondition.Manual("this way");

    private void Shuffle<T>(List<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = _random.Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
