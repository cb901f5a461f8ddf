using System.Text.Json;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>A verification derives the content of each edit again: the changes of the entry on the content before.</summary>
internal sealed class EditRecords(RecipeContents contents) : IBulkRecords
{
    public IReadOnlyList<string> Types => ["recipe-edited.v1"];

    public async Task<string?> FindWrongAsync(IFact fact, CancellationToken cancellation)
    {
        var edited = (RecipeEdited)fact;
        try
        {
            var before = await contents.EditedAsync(edited.Previous, cancellation);
            var after = RecipeEdits.Replay(before, edited.Changes);
            var (hash, _) = RecipeBytes.Hash(after.Recipe);
            if (hash != edited.Recipe) return $"the changes of recipe {edited.Summary.Id} {edited.Summary.Version} do not give the content that it names.";
            contents.Keep(hash, after);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            return $"the content of recipe {edited.Summary.Id} {edited.Summary.Version} cannot be made again: {exception.Message}";
        }
    }
}
