using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Batches.Print;
using Theriac.Edge;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>Process orders, execution, exceptions, review, release, and the batch production record.</summary>
public static class BatchesModule
{
    public static IServiceCollection AddBatches(this IServiceCollection services)
    {
        services.AddBatchesRecords();
        services.AddPhrases(typeof(BatchesModule).Assembly);
        services.AddSingleton<IProjection, BatchProjection>();
        services.AddSingleton<IProjection, ProducedProjection>();
        services.AddSingleton<IProjection, WeighingProjection>();
        services.AddSingleton<IBalanceDoubts, BalanceDoubts>();
        services.AddSingleton<ScheduleWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ScheduleWatch>());
        services.AddSingleton<INoticeRule, MaterialNotices>();
        services.AddSingleton<INoticeRule, ChangeNotices>();
        services.AddSingleton<ControlRecipes>();
        services.AddSingleton<BatchWork>();
        services.AddSingleton<Weighing>();
        services.AddSingleton<FollowVersion>();
        services.AddSingleton<LotsAfter>();
        services.AddSingleton<Goods>();
        services.AddSingleton<BatchSources>();
        services.AddSingleton<LabelPrinters>();
        services.AddSingleton<Downstream>();
        services.AddSingleton<IBatchDownstream>(provider => provider.GetRequiredService<Downstream>());
        services.AddSingleton<EquipmentAfter>();
        services.AddSingleton<IBatchPerformance, BatchPerformances>();
        services.AddSingleton<CertifyBatch>();
        services.AddSingleton<SetReleaseRule>();
        services.AddSingleton<INoticeRule, ReviewNotices>();
        services.AddSingleton<BatchPresence>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<DryRun>();
        services.AddSingleton<Replay>();
        services.AddSingleton<ExportRecord>();
        services.AddSingleton<PrintPaperForm>();
        services.AddSingleton<IFactSentences, FactTexts>();
        services.AddSingleton<ISupersededSignatures, SupersededSignatures>();
        services.AddSingleton<IRecipeUse, RecipeUse>();
        services.AddSingleton<BatchDirectory>();
        services.AddSingleton<IBatchDirectory>(provider => provider.GetRequiredService<BatchDirectory>());
        services.AddSingleton<IBatchPackaging>(provider => provider.GetRequiredService<BatchDirectory>());
        return services.AddPlanning().AddExceptions().AddBoard();
    }

    private static IServiceCollection AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<IProjection, TallyProjection>();
        services.AddSingleton<IProjection, ReadingProjection>();
        services.AddSingleton<ReadTrend>();
        services.AddSingleton<Standings>();
        services.AddSingleton<Board>();
        services.AddSingleton<BoardViews>();
        services.AddSingleton<ReadFigures>();
        return services;
    }

    private static IServiceCollection AddExceptions(this IServiceCollection services)
    {
        services.AddSingleton<IProjection, InvestigationProjection>();
        services.AddSingleton<INoticeRule, ExceptionNotices>();
        services.AddSingleton<SetPolicy>();
        services.AddSingleton<ListCapas>();
        services.AddSingleton<Trends>();
        services.AddSingleton<IProjection, AlarmProjection>();
        services.AddSingleton<INoticeRule, AlarmProjection>();
        services.AddSingleton<Alarms>();
        services.AddSingleton<ListAlarms>();
        services.AddSingleton<OverdueWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<OverdueWatch>());
        services.AddSingleton<ClockTrust>();
        services.AddSingleton<IClockSource, HostClockSource>();
        services.AddSingleton<ClockWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockWatch>());
        services.AddSingleton<ListExceptions>();
        services.AddSingleton<FindAssociated>();
        return services;
    }

    private static IServiceCollection AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<IProjection, CampaignProjection>();
        services.AddSingleton<PlanCampaign>();
        services.AddSingleton<KeepCampaign>();
        services.AddSingleton<CampaignList>();
        services.AddSingleton<IProjection, PlannedOrderProjection>();
        services.AddSingleton<INoticeRule, PlannedOrderNotices>();
        services.AddSingleton<PlanReservations>();
        services.AddSingleton<EquipmentNeeds>();
        services.AddSingleton<ListProcedures>();
        services.AddSingleton<IssueOrder>();
        services.AddSingleton<PlannedOrders>();
        services.AddSingleton<IPlannedOrders>(provider => provider.GetRequiredService<PlannedOrders>());
        services.AddSingleton<PlannedOrderList>();
        return services;
    }

    /// <summary>Only what a verification needs: the facts, and the derivation of control recipes from approved ones.</summary>
    public static IServiceCollection AddBatchesRecords(this IServiceCollection services) =>
        services.AddFacts(typeof(BatchesModule).Assembly).AddSingleton<IDerivedRecords, ControlRecords>();

    public static IEndpointRouteBuilder MapBatches(this IEndpointRouteBuilder app)
    {
        app.MapOrders();
        app.MapBoard();
        BoardViews.Map(app);
        CampaignEndpoints.Map(app);
        ReadFigures.Map(app);
        app.MapPlannedOrders();
        app.MapFloor();
        app.MapChanges();
        app.MapReview();
        app.MapReleaseRules();
        ReadTrend.Map(app);
        app.MapExceptions();
        app.MapExceptionPolicy();
        AlarmEndpoints.Map(app);
        app.MapAttachments();
        DryRun.Map(app);
        app.MapDrafts();
        ExportRecord.Map(app);
        app.MapPaper();
        BatchPresence.Map(app);
        app.MapHandover();
        app.MapMaterial();
        ProcedureEndpoints.Map(app);
        return app;
    }
}
