using Theriac.Recipes;

namespace Theriac.Recipes.Tests.Edit;

/// <summary>Changes as an author might make them, and as a broken client might.</summary>
internal sealed class RandomChanges(int seed, string author, bool renames = true, bool nonsense = true)
{
    private readonly Random _random = new(seed);
    private int _count;

    public List<EditChange> Some(EditedRecipe seen, int max)
    {
        var changes = new List<EditChange>();
        for (var left = _random.Next(1, max + 1); left > 0; left--) changes.Add(One(seen));
        return changes;
    }

    private EditChange One(EditedRecipe seen)
    {
        var elements = seen.Recipe.Procedure.SelfAndBelow().ToList();
        var element = Pick(elements);
        return _random.Next(10) switch
        {
            0 or 1 or 2 => SetMember(seen, element),
            3 or 4 => Insert(element),
            5 => Remove(seen, element),
            6 => Move(elements, element),
            7 => Header(seen),
            8 when nonsense => Nonsense(element),
            _ => SetInstruction(elements),
        };
    }

    private EditChange SetMember(EditedRecipe seen, RecipeElement element) => _random.Next(6) switch
    {
        0 => Set(element, "when", element.When, Maybe("true")),
        1 => Set(element, "description", element.Description, Maybe(Change.Text(Word()))),
        2 => Set(element, "timeLinks", element.TimeLinks, new[] { new TimeLink { Kind = TimeLinkKind.NoLaterAfterEnd, After = "x", Duration = Make.Of(_random.Next(9), "min") } }),
        3 when renames => Set(element, "id", element.Id, Name()),
        4 when element.Logic is { Transitions: [var first, ..] } => Change.Set(
            RecipeItemKind.Transition, first.Id, "condition", Seen(first.Condition), TransitionCondition.Manual(Word())),
        _ => Set(element, "title", element.Title, Change.Text(Word())),
    };

    private EditChange Set(RecipeElement element, string member, object? before, object? value) =>
        Change.Set(RecipeItemKind.Element, element.Id, member, Seen(before), value);

    private EditChange SetInstruction(List<RecipeElement> elements)
    {
        var all = elements.SelectMany(one => one.Instructions).ToList();
        if (all.Count == 0) return Insert(elements[0]);
        var one = Pick(all);
        return _random.Next(4) switch
        {
            0 => SetOf("limits", one.Limits, Maybe(new Limits { Low = _random.Next(5), High = 10.50m })),
            1 => SetOf("critical", one.Critical, _random.Next(2) == 0),
            2 => SetOf("pictures", one.Pictures, new[] { new Picture { Content = new string('a', 64), ContentType = "image/png", Alt = Word() } }),
            _ => SetOf("title", one.Title, Change.Text(Word())),
        };

        EditChange SetOf(string member, object? before, object? value) =>
            Change.Set(RecipeItemKind.Instruction, one.Id, member, Seen(before), value);
    }

    private EditChange Insert(RecipeElement element) => _random.Next(7) switch
    {
        0 => Change.Insert(element.Id, "elements", After(element.Elements.Select(one => one.Id)), Make.Operation(Name(), Make.Phase(Name(), Make.Instruction(Name())))),
        1 => Change.Insert(element.Id, "steps", null, new LogicStep { Id = Name(), Kind = LogicStepKind.Element, Element = element.Id }),
        2 => Change.Insert(element.Id, "transitions", null, new Transition { Id = Name(), Condition = TransitionCondition.Always }),
        3 => Change.Insert(element.Id, "bars", null, new BranchBar { Id = Name(), Kind = BranchBarKind.ParallelDivergent }),
        4 => Change.Insert(element.Id, "links", null, new Link { Id = Maybe(Name()), From = Name(), To = Name() }),
        5 => Change.Insert(
            Change.Item(RecipeItemKind.Header), "inputs", null, new FormulaInput { Id = Name(), MaterialCode = "RM", Name = Word() }),
        _ => Change.Insert(element.Id, "instructions", After(element.Instructions.Select(one => one.Id)), Make.Instruction(Name())),
    };

    private EditChange Remove(EditedRecipe seen, RecipeElement element) => _random.Next(5) switch
    {
        0 => Change.Remove(RecipeItemKind.Element, element.Id),
        1 when element.Logic is { Links: [.., var last] } => Change.Remove(RecipeItemKind.Link, ItemLists.LinkId(last), element.Id),
        2 when element.Logic is { Steps: [var step, ..] } => Change.Remove(RecipeItemKind.Step, step.Id, element.Id),
        3 when seen.Recipe.Formula.Inputs is [var input, ..] => Change.Remove(RecipeItemKind.Input, input.Id),
        _ when element.Instructions.Count > 0 => Change.Remove(RecipeItemKind.Instruction, Pick(element.Instructions).Id),
        _ => Change.Remove(RecipeItemKind.Bar, element.Logic is { Bars: [var bar, ..] } ? bar.Id : "none"),
    };

    private EditChange Move(List<RecipeElement> elements, RecipeElement element)
    {
        var to = Pick(elements);
        return element.Instructions.Count > 0 && _random.Next(2) == 0
            ? Change.Move(RecipeItemKind.Instruction, Pick(element.Instructions).Id, to.Id, After(to.Instructions.Select(one => one.Id)))
            : Change.Move(RecipeItemKind.Element, element.Id, to.Id, After(to.Elements.Select(one => one.Id)));
    }

    private EditChange Header(EditedRecipe seen) => _random.Next(2) == 0
        ? Change.Set(Change.Item(RecipeItemKind.Header), "title", Seen(seen.Recipe.Title), Change.Text(Word()))
        : Change.Set(Change.Item(RecipeItemKind.Header), "yield", Seen(seen.Recipe.Yield), Maybe(new YieldRule { MinPercent = _random.Next(90) }));

    private EditChange Nonsense(RecipeElement element) => _random.Next(8) switch
    {
        0 => Set(element, "elements", null, Array.Empty<string>()),
        1 => Set(element, "kind", element.Kind, "planet"),
        2 => Change.Set(RecipeItemKind.Header, "", "version", "1", "2"),
        3 => Change.Insert(element.Id, "inputs", null, new { id = "a b" }),
        4 => Change.Insert(element.Id, "instructions", "nobody", Make.Instruction(Name())),
        5 => Change.Insert(element.Id, "elements", null, element),
        6 => new EditChange { Op = (EditOp)_random.Next(4) },
        _ => Change.Set(RecipeItemKind.TimeLink, "x", "duration", null, "1"),
    };

    private object? Seen(object? value) => nonsense && _random.Next(10) == 0 ? Word() : value;

    private T? Maybe<T>(T value)
        where T : class => _random.Next(3) == 0 ? null : value;

    private string? After(IEnumerable<string> siblings) => Pick<string?>([null, .. siblings]);

    private T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private string Name() => $"{author}-{_count++}";

    private string Word() => $"{author} says {_random.Next(1_000)}";
}
