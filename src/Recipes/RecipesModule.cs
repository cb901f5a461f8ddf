using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Theriac.Edge;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Master recipes: import, complete, check, approve.</summary>
public static class RecipesModule
{
    public static IServiceCollection AddRecipes(this IServiceCollection services)
    {
        services.AddFacts(typeof(RecipesModule).Assembly);
        services.AddPhrases(typeof(RecipesModule).Assembly);
        services.AddSingleton<IFactSentences, RecipeSentences>();
        services.AddSingleton<IProjection, RecipeProjection>();
        services.AddSingleton<INoticeRule, RecipeNotices>();
        services.AddSingleton<EditedContents>();
        services.AddSingleton<RecipeContents>();
        services.AddSingleton<RecipeVersions>();
        services.AddSingleton<IRecipeDirectory>(provider => provider.GetRequiredService<RecipeVersions>());
        services.AddSingleton<ISiteParameters>(provider => provider.GetRequiredService<RecipeVersions>());
        services.AddSingleton<RecipeDesk>();
        services.AddSingleton<SignAtSite>();
        services.AddSingleton<ReadSites>();
        services.AddSingleton<ReadDiff>();
        services.AddSingleton<TakeBlock>();
        services.AddSingleton<ReadBlocks>();
        services.AddSingleton<ReadImpact>();
        services.AddSingleton<ReviewScenes>();
        services.AddSingleton<ReviewBlocks>();
        services.AddSingleton<ReadReview>();
        services.AddSingleton<SetRoute>();
        services.AddSingleton<RecipeList>();
        services.AddSingleton<ReadRecipe>();
        services.AddSingleton<LintSurroundingsReader>();
        services.AddSingleton<LintRecipe>();
        services.AddSingleton<CheckExpression>();
        services.AddSingleton<WriteVersion>();
        services.AddSingleton<ImportRecipe>();
        services.AddSingleton<ExportRecipe>();
        services.AddSingleton<PrintRecipe>();
        services.TryAddSingleton(provider => InstanceIdentity.Of(provider.GetService<IConfiguration>()));
        services.AddSingleton<ExportPackage>();
        services.AddSingleton<IRecipePackages>(provider => provider.GetRequiredService<ExportPackage>());
        services.AddSingleton<ImportPackage>();
        services.AddSingleton<TrustKey>();
        services.AddSingleton<SaveDraft>();
        services.AddSingleton<CompleteDraft>();
        services.AddSingleton<EditPeople>();
        services.AddSingleton<WriteEdit>();
        services.AddSingleton<CommentOnRecipe>();
        services.AddSingleton<ReadComments>();
        services.AddSingleton<EditDraft>();
        services.AddSingleton<ReadChanges>();
        services.AddSingleton<RecipePresence>();
        services.AddSingleton<NewRecipe>();
        services.AddSingleton<RecipePictures>();
        services.AddSingleton<IBulkRecords, EditRecords>();
        services.AddSingleton<SignVersion>();
        return services;
    }

    public static IEndpointRouteBuilder MapRecipes(this IEndpointRouteBuilder app)
    {
        RecipeEndpoints.Map(app);
        ExchangeEndpoints.Map(app);
        SiteEndpoints.Map(app);
        EditEndpoints.Map(app);
        CommentEndpoints.Map(app);
        ReadDiff.Map(app);
        BlockEndpoints.Map(app);
        ReadImpact.Map(app);
        ReviewEndpoints.Map(app);
        return app;
    }
}
