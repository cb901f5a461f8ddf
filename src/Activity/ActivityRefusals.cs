using Theriac.Kernel;

namespace Theriac.Activity;

/// <summary>Every refusal of the activity trace. Codes are contract.</summary>
internal static class ActivityRefusals
{
    public static Refusal EntryNotFound(long number) => new("entry-not-found", 404, $"There is no entry {number}.");

    public static Refusal QueryUnknown(string id) => new Refusal("saved-query-unknown", 404, $"There is no saved query {id}.").With("id", id);

    public static Refusal QueryRetired(string name) =>
        new Refusal("saved-query-retired", 409, $"The saved query {name} is retired.").With("name", name);

    public static Refusal QueriesTooMany(int max) =>
        new("queries-too-many", 409, $"You have {max} saved queries in use. Retire one that you do not need any more.");

    public static Refusal NotItsAuthor() =>
        new("query-of-another", 403, "A saved query is retired by who saved it, or by those who review.");

    public static Refusal NameTaken(string name) =>
        new Refusal("saved-query-name-taken", 409, $"There is already a saved query {name}. Choose another name.").With("name", name);

    public static Refusal NothingNew(string name) =>
        new Refusal("saved-query-reviewed", 409, $"{name} was reviewed through this entry already.").With("name", name);
}
