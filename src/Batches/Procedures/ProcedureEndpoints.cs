using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <param name="BatchId">Id of the record, from the document.</param>
internal sealed record StartProcedureCommand(string Site, string RecipeId, string Equipment, string? BatchId = null) : SignedCommand
{
    public IssueOrderCommand ToOrder() => new(Site, RecipeId, BatchId: BatchId) { Equipment = Equipment, Language = Language, Signature = Signature };
}

/// <summary>A procedure is begun by whoever will carry it out; its record is executed as a batch's is.</summary>
internal static class ProcedureEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var procedures = app.MapGroup("/api/procedures").WithTags("procedures");
        procedures.MapGet("", async ([AsParameters] ProcedureQuery query, ListProcedures list, CancellationToken cancellation) =>
            Results.Json(await list.ReadAsync(query, cancellation), KernelJson.Options)).Require().Produces<Page<ProcedureRow>>();
        procedures.MapPost("/document", async (StartProcedureCommand command, Caller caller, IssueOrder issue, CancellationToken cancellation) =>
            (await issue.PrepareAsync(caller, command.ToOrder(), cancellation)).ToResult()).Require(Procedures.OrderRoles).Produces<PreparedOrder>();
        procedures.MapPost("", async (StartProcedureCommand command, Caller caller, IssueOrder issue, CancellationToken cancellation) =>
            (await issue.SignAsync(caller, command.ToOrder(), cancellation)).ToResult()).Require(Procedures.OrderRoles).Produces<CommandAnswer>();
        BatchEndpoints.Sign<AcceptProcedureCommand>(
            app.MapGroup("/api/batches").WithTags("procedures").MapGroup("/{id}/actions"), "accept-procedure", Procedures.Sign, Procedures.AcceptRoles);
    }
}
