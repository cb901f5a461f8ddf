using Theriac.Kernel;
using Theriac.People;
using Theriac.Storage;

namespace Theriac.Recipes;

/// <summary>Who has the draft open now.</summary>
internal sealed record PresenceView(IReadOnlyList<PersonHere> Here);

internal sealed record PersonHere(string Id, string Name, string? Element, string Since);

/// <summary>
/// Says that an author has a draft open, and who else has. In the database, so that all nodes see the same. It is asked for by GET, because a
/// draft that stands open is no activity that keeps a session open (A11D-11d).
/// </summary>
internal sealed class RecipePresence(Database database, RecipeVersions versions, EditPeople people, TimeProvider clock)
{
    private const long Lasts = 40 * Micros.PerSecond;

    private static readonly Sql Put = Sql.Of<RecipePresence>("Edit/PutPresence");
    private static readonly Sql Forget = Sql.Of<RecipePresence>("Edit/ForgetPresence");
    private static readonly Sql Read = Sql.Of<RecipePresence>("Edit/ReadPresence");

    public async Task<Outcome<PresenceView>> HandleAsync(
        string id, string version, string? element, Caller caller, CancellationToken cancellation)
    {
        if (element is not null && !ShapeForms.IsId(element))
            return Refusal.Input("/element", "text-form", "The id has letters, digits, dots, hyphens; 64 at most.");
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is null) return RecipeRefusals.Unknown();
        var now = Micros.Now(clock);
        await database.WriteAsync(
            [
                new Statement(Forget, ("gone", now - Lasts)),
                new Statement(Put, ("stream", found.Stream), ("user_id", caller.UserId), ("element", element), ("at", now)),
            ],
            cancellation);
        List<PersonHere> here = [];
        foreach (var row in await database.QueryAsync<Row>(Read, new { stream = found.Stream, gone = now - Lasts }, cancellation))
        {
            var person = await people.OfAsync(row.UserId, cancellation);
            here.Add(new PersonHere(person.Id, person.Name, row.Element, Micros.ToText(row.Since)));
        }
        return new PresenceView(here);
    }

    private sealed class Row
    {
        public string UserId { get; set; } = "";

        public string? Element { get; set; }

        public long Since { get; set; }
    }
}
