using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Applies a completion to a draft: all of it, or nothing and every reason why not.</summary>
internal sealed class Completing
{
    private readonly RecipeCompletion _completion;
    private readonly List<FieldError> _errors = [];
    private readonly Dictionary<string, ElementCompletion> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TransitionCondition> _conditions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed;
    private readonly ILookup<string, AddedLink> _added;

    private Completing(RecipeCompletion completion)
    {
        _completion = completion;
        _removed = [.. completion.RemoveLinks];
        _added = completion.AddLinks.ToLookup(link => link.Element, StringComparer.Ordinal);
        for (var i = 0; i < completion.Elements.Count; i++)
        {
            if (!_elements.TryAdd(completion.Elements[i].Id, completion.Elements[i]))
                Refuse($"/elements/{i}/id", "id-not-unique", completion.Elements[i].Id);
        }
        for (var i = 0; i < completion.Transitions.Count; i++)
        {
            var transition = completion.Transitions[i];
            if (!_conditions.TryAdd(transition.Id, transition.Condition))
                Refuse($"/transitions/{i}/id", "id-not-unique", transition.Id);
        }
    }

    public static Outcome<ImportedDraft> Apply(ImportedDraft draft, RecipeCompletion completion, string author, long at)
    {
        var completing = new Completing(completion);
        completing.CheckNames(draft.Recipe);
        var findings = completing.Answer(draft.Findings, author, at);
        if (completing._errors.Count > 0) return Refusal.Input([.. completing._errors.Take(RecipeLimits.ErrorsMax)]);
        return new ImportedDraft(completing.Complete(draft.Recipe), findings);
    }

    private MasterRecipe Complete(MasterRecipe recipe) => recipe with
    {
        Title = _completion.Title ?? recipe.Title,
        Product = _completion.Product ?? recipe.Product,
        BatchSize = _completion.BatchSize ?? recipe.BatchSize,
        Yield = _completion.Yield ?? recipe.Yield,
        Formula = _completion.Formula ?? recipe.Formula,
        Specimens = _completion.Specimens ?? recipe.Specimens,
        Equipment = _completion.Equipment ?? recipe.Equipment,
        Procedure = Complete(recipe.Procedure),
    };

    private RecipeElement Complete(RecipeElement element)
    {
        var below = element with { Elements = [.. element.Elements.Select(Complete)], Logic = Complete(element.Id, element.Logic) };
        if (!_elements.TryGetValue(element.Id, out var change)) return below;
        return below with
        {
            Title = change.Title ?? below.Title,
            Description = change.Description ?? below.Description,
            Instructions = change.Instructions ?? below.Instructions,
            TimeLinks = change.TimeLinks ?? below.TimeLinks,
            TheoreticalWeight = change.TheoreticalWeight ?? below.TheoreticalWeight,
            DeclaredLoss = change.DeclaredLoss ?? below.DeclaredLoss,
            Qualification = change.Qualification ?? below.Qualification,
            Parameters = change.DropParameters ? [] : below.Parameters,
        };
    }

    private ProcedureLogic? Complete(string elementId, ProcedureLogic? logic) => logic is null ? null : logic with
    {
        Transitions = [.. logic.Transitions.Select(t => _conditions.TryGetValue(t.Id, out var condition) ? t with { Condition = condition } : t)],
        Links =
        [
            .. logic.Links.Where(link => link.Id is null || !_removed.Contains(link.Id)),
            .. _added[elementId].Select(added => new Link { From = added.From, To = added.To }),
        ],
    };

    private void CheckNames(MasterRecipe recipe)
    {
        var elements = recipe.Procedure.SelfAndBelow().ToList();
        var elementIds = elements.Select(element => element.Id).ToHashSet(StringComparer.Ordinal);
        var logics = elements.Select(element => element.Logic).OfType<ProcedureLogic>().ToList();
        var transitionIds = logics.SelectMany(logic => logic.Transitions).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var linkIds = logics.SelectMany(logic => logic.Links).Select(link => link.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        CheckKnown("elements", _completion.Elements.Select(e => e.Id), elementIds, "/id");
        CheckKnown("transitions", _completion.Transitions.Select(t => t.Id), transitionIds, "/id");
        CheckKnown("removeLinks", _completion.RemoveLinks, linkIds, "");
        CheckKnown("addLinks", _completion.AddLinks.Select(added => added.Element), elementIds, "/element");
    }

    private void CheckKnown(string list, IEnumerable<string> given, HashSet<string> known, string member)
    {
        var i = 0;
        foreach (var id in given)
        {
            if (!known.Contains(id)) Refuse($"/{list}/{i}{member}", "id-unknown", $"{id} is not in the draft.");
            i++;
        }
    }

    private IReadOnlyList<Finding> Answer(IReadOnlyList<Finding> findings, string author, long at)
    {
        var answered = findings.ToArray();
        for (var i = 0; i < _completion.Findings.Count; i++)
        {
            var answer = _completion.Findings[i];
            var resolution = new FindingResolution { Answer = answer.Answer, Reason = answer.Reason, By = author, At = at };
            var met = false;
            for (var j = 0; j < answered.Length; j++)
            {
                if (!answer.Meets(answered[j])) continue;
                answered[j] = answered[j] with { Resolution = resolution };
                met = true;
            }
            if (!met)
                Refuse(
                    $"/findings/{i}", "finding-not-open", $"No open finding is {answer.Code}{(answer.ElementId is null ? "" : " at " + answer.ElementId)}.");
        }
        return answered;
    }

    private void Refuse(string pointer, string code, string detail) => _errors.Add(new FieldError(pointer, code, detail));
}
