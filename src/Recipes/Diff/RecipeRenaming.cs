namespace Theriac.Recipes;

/// <summary>Things of a recipe called by other ids, and everything that names them with them. Pure.</summary>
/// <param name="Named">The new id of an element or instruction; the same id where it keeps its own.</param>
internal sealed record RecipeRenaming(Func<string, string> Named)
{
    /// <summary>Of parameters and inputs of the formula.</summary>
    public Func<string, string> Parameter { get; init; } = id => id;

    public Func<string, string> Input { get; init; } = id => id;

    /// <summary>Of sets of values that a source brought along.</summary>
    public Func<string, string> Enumeration { get; init; } = id => id;

    /// <summary>Of the parts of an element's logic: by the element's old id, what its steps, transitions, bars and links become.</summary>
    public Func<string, LogicRenaming>? OfLogic { get; init; }

    public RecipeElement Element(RecipeElement element) => element with
    {
        Id = Named(element.Id),
        Elements = [.. element.Elements.Select(Element)],
        Instructions = [.. element.Instructions.Select(Step)],
        Parameters = [.. element.Parameters.Select(one => one.EnumerationSetId is { } set ? one with { EnumerationSetId = Enumeration(set) } : one)],
        TimeLinks = [.. element.TimeLinks.Select(link => link with { After = Named(link.After) })],
        Loop = element.Loop is { } loop ? Loop(loop) : null,
        When = Text(element.When),
        Logic = element.Logic is { } logic ? Logic(logic, OfLogic?.Invoke(element.Id) ?? new LogicRenaming(Named, id => id is null ? null : Named(id))) : null,
    };

    public Instruction Step(Instruction one) => one with
    {
        Id = Named(one.Id),
        Parameter = one.Parameter is { } parameter ? Parameter(parameter) : null,
        SampleOf = one.SampleOf is { } sample ? Named(sample) : null,
        When = Text(one.When),
        Expression = Text(one.Expression),
        Rule = Text(one.Rule),
    };

    /// <summary>An expression with its paths called anew: an id may be followed by a part.</summary>
    public string? Text(string? expression) => expression is null ? null : RecipeUses.Rename(expression, Path);

    private Loop Loop(Loop loop) => loop with
    {
        Until = loop.Until is { } until ? Named(until) : null,
        Inputs = [.. loop.Inputs.Select(Input)],
        While = Text(loop.While),
    };

    private ProcedureLogic Logic(ProcedureLogic logic, LogicRenaming parts) => new()
    {
        Steps = [.. logic.Steps.Select(step => step with { Id = parts.Part(step.Id), Element = step.Element is { } element ? Named(element) : null })],
        Transitions =
        [
            .. logic.Transitions.Select(one => one with
            {
                Id = parts.Part(one.Id),
                Condition = one.Condition with { Expression = Text(one.Condition.Expression) },
            }),
        ],
        Bars = [.. logic.Bars.Select(bar => bar with { Id = parts.Part(bar.Id) })],
        Links = [.. logic.Links.Select(link => link with { From = parts.Part(link.From), To = parts.Part(link.To), Id = parts.Link(link.Id) })],
    };

    private string Path(string path)
    {
        if (path.StartsWith("param.", StringComparison.Ordinal)) return "param." + Begin(path["param.".Length..], Parameter);
        if (path.StartsWith("input.", StringComparison.Ordinal)) return "input." + Begin(path["input.".Length..], Input);
        return Begin(path, Named);
    }

    private static string Begin(string path, Func<string, string> named)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            var renamed = named(path[..end]);
            if (renamed != path[..end]) return renamed + path[end..];
        }

        return path;
    }
}

/// <param name="Part">Of a step, transition or bar.</param>
/// <param name="Link">Of a link, which may have none.</param>
internal sealed record LogicRenaming(Func<string, string> Part, Func<string?, string?> Link);
