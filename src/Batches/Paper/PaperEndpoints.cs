using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Batches.Print;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Paper forms for a long outage, and whether a print still shows the record.</summary>
internal static class PaperEndpoints
{
    private static readonly Role[] Floor = [Role.Operator, Role.Verifier, Role.Supervisor];
    private static readonly Role[] Issuers = [Role.Supervisor, Role.QaReviewer];

    public static void MapPaper(this IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/api/batches").WithTags("paper");
        var actions = batches.MapGroup("/{id}/actions");
        BatchEndpoints.Do<IssuePaperFormCommand>(
            actions, "issue-paper-form", command => (scene => PaperForms.Issue(scene, command), new Needs { Paper = true }), Issuers);
        BatchEndpoints.Do<ClosePaperFormCommand>(actions, "close-paper-form", command => (scene => PaperForms.Close(scene, command), null), Issuers);
        BatchEndpoints.Sign<TranscribePaperFormCommand>(actions, "transcribe-paper-form", PaperSigning.Transcribe, Floor);
        BatchEndpoints.Sign<VerifyPaperFormCommand>(actions, "verify-paper-form", PaperSigning.Verify, [.. Floor, Role.QaReviewer]);
        batches.MapGet("/{id}/paper-forms/{form}/print", async (
            string id, string form, Caller caller, PrintPaperForm print, CancellationToken cancellation) =>
            (await print.PrintAsync(caller, id, form, cancellation))
                .ToResult(bytes => Results.File(bytes, "application/pdf", $"{form.ToUpperInvariant()}.pdf")))
            .Require(Issuers).Produces<Stream>(contentType: "application/pdf");
        batches.MapGet("/{id}/record-hash", async (
            string id, string hash, Caller caller, PrintPaperForm print, CancellationToken cancellation) =>
            (await print.CompareAsync(caller, id, hash, cancellation)).ToResult()).Require().Produces<RecordHashView>();
    }
}
