using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Names of those who edit.</summary>
internal sealed class EditPeople(IPeople people)
{
    public async Task<EditPerson> OfAsync(string userId, CancellationToken cancellation) =>
        new(userId, (await people.FindAsync(userId, cancellation))?.Name ?? userId);

    public async Task<IReadOnlyList<OtherChange>> TellAsync(IReadOnlyList<RecipeEditMade> made, CancellationToken cancellation)
    {
        var known = new Dictionary<string, EditPerson>(StringComparer.Ordinal);
        List<OtherChange> others = [];
        foreach (var edit in made)
        {
            if (!known.TryGetValue(edit.Actor, out var person)) known[edit.Actor] = person = await OfAsync(edit.Actor, cancellation);
            others.AddRange(edit.Changes.Select(change => new OtherChange(person, Micros.ToText(edit.At), change)));
        }
        return others;
    }
}
