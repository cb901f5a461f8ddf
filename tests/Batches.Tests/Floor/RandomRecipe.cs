using Theriac.Recipes;

namespace Theriac.Batches.Tests;

/// <summary>Random valid recipes: chains, parallel branches and choices within each other, with steps of several kinds.</summary>
internal sealed class RandomRecipe
{
    private readonly Random _random;
    private readonly List<RecipeElement> _elements = [];
    private readonly List<LogicStep> _steps = [];
    private readonly List<Transition> _transitions = [];
    private readonly List<BranchBar> _bars = [];
    private readonly List<Link> _links = [];
    private int _count;

    private RandomRecipe(int seed) => _random = new Random(seed);

    public static MasterRecipe Of(int seed) => new RandomRecipe(seed).Build();

    private MasterRecipe Build()
    {
        var last = Chain(Step(LogicStepKind.Begin, null), 0);
        Join(last, Step(LogicStepKind.End, null));
        return Make.Rooted(Make.Procedure([.. _elements]) with
        {
            Logic = new ProcedureLogic { Steps = _steps, Transitions = _transitions, Bars = _bars, Links = _links },
        });
    }

    private string Chain(string from, int depth)
    {
        for (var left = _random.Next(1, 4); left > 0; left--)
        {
            from = _random.Next(8) switch
            {
                0 or 1 when depth < 2 => Branches(from, depth, BranchBarKind.ParallelDivergent, BranchBarKind.ParallelConvergent),
                2 or 3 when depth < 2 => Branches(from, depth, BranchBarKind.SerialDivergent, BranchBarKind.SerialConvergent),
                4 => Joined(from, Gate(TransitionCondition.Always)),
                5 => Joined(from, Gate(TransitionCondition.Manual("so"))),
                _ => Joined(from, Phase()),
            };
        }

        return from;
    }

    private string Branches(string from, int depth, BranchBarKind opens, BranchBarKind closes)
    {
        var open = Joined(from, Bar(opens));
        var close = Bar(closes);
        for (var left = _random.Next(2, 4); left > 0; left--)
        {
            var first = opens == BranchBarKind.ParallelDivergent ? Phase() : Gate(TransitionCondition.Manual("this way"));
            Join(Chain(Joined(open, first), depth + 1), close);
        }

        return close;
    }

    private string Phase()
    {
        List<Instruction> instructions = [];
        for (var left = _random.Next(0, 4); left > 0; left--)
        {
            var id = $"i{_count++}";
            instructions.Add(_random.Next(3) switch
            {
                0 => Make.Number(id),
                1 => Make.Do(id) with { Verification = true },
                _ => Make.Do(id),
            });
        }

        var phase = Make.Phase($"p{_count++}", [.. instructions]);
        _elements.Add(phase);
        return Step(LogicStepKind.Element, phase.Id);
    }

    private string Step(LogicStepKind kind, string? element)
    {
        _steps.Add(new LogicStep { Id = $"s{_count++}", Kind = kind, Element = element });
        return _steps[^1].Id;
    }

    private string Gate(TransitionCondition condition)
    {
        _transitions.Add(new Transition { Id = $"t{_count++}", Condition = condition });
        return _transitions[^1].Id;
    }

    private string Bar(BranchBarKind kind)
    {
        _bars.Add(new BranchBar { Id = $"b{_count++}", Kind = kind });
        return _bars[^1].Id;
    }

    private string Joined(string from, string to)
    {
        Join(from, to);
        return to;
    }

    private void Join(string from, string to) => _links.Add(Make.Link(from, to));
}
