using Theriac.Recipes;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>Batches that are not finished, for whoever changes their recipe.</summary>
internal sealed class RecipeUse(Database database) : IRecipeUse
{
    private static readonly Sql OpenOfRecipe = Sql.Of<RecipeUse>("Read/OpenOfRecipe");

    public async Task<IReadOnlyList<RecipeBatch>> OpenAsync(string recipeId, CancellationToken cancellation = default) =>
        [
            .. (await database.QueryAsync<Row>(OpenOfRecipe, new { recipe = recipeId.ToUpperInvariant() }, cancellation))
                .Select(row => new RecipeBatch(row.Id, row.OrderId, row.Site, row.RecipeVersion, row.State)),
        ];

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public string OrderId { get; set; } = "";

        public string Site { get; set; } = "";

        public string RecipeVersion { get; set; } = "";

        public string State { get; set; } = "";
    }
}
