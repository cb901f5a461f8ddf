using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Theriac.Edge;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Master recipes: from a blank page or a file, over review and approval, to what each site makes its batches by.</summary>
public static class RecipesModule
{
    public static IServiceCollection AddRecipes(this IServiceCollection services)
    {
        services.AddRecipesRecords();
        services.AddPhrases(typeof(RecipesModule).Assembly);
        services.AddSingleton<IFactSentences, RecipeSentences>();
        services.AddSingleton<IProjection, RecipeProjection>();
        services.AddSingleton<INoticeRule, RecipeNotices>();
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
        services.AddSingleton<SignVersion>();
        return services;
    }

    /// <summary>Only what a verification needs: the facts, and the check of edited drafts against their changes.</summary>
    public static IServiceCollection AddRecipesRecords(this IServiceCollection services) =>
        services.AddFacts(typeof(RecipesModule).Assembly).AddSingleton<EditedContents>().AddSingleton<RecipeContents>()
            .AddSingleton<IBulkRecords, EditRecords>();

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
