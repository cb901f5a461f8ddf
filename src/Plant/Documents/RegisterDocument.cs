using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant.Directory;
using Theriac.Storage;

namespace Theriac.Plant.Documents;

/// <param name="Version">As the document system names it; a new version is registered beside the old one.</param>
/// <param name="Link">An address that begins with https:// or http://, or null.</param>
internal sealed record RegisterDocumentInput(
    string? Id = null, string? Version = null, string? Title = null, DateOnly? EffectiveOn = null, string? Link = null);

internal sealed class RegisterDocument(ILedger ledger, IStreams streams)
{
    private const int LinkLengthMax = 500;

    public async Task<Outcome<DocumentInfo>> HandleAsync(RegisterDocumentInput command, Caller caller, CancellationToken cancellation)
    {
        var input = new PlantInput();
        input.Check(command.Link is null || IsLink(command.Link), "/link", "link-not-valid", "A link is an address that begins with https:// or http://.");
        var (id, version, title) = (input.Id("/id", command.Id), input.Id("/version", command.Version), input.Text("/title", command.Title));
        var on = input.Given("/effectiveOn", command.EffectiveOn);
        if (input.Failed(out var refusal))
            return refusal;
        var added = new DocumentRegistered(id, version, title, on!.Value, command.Link);
        return await ledger.AddNewAsync(
            streams, caller.At(Author.System.Zone), [new Draft(PlantStreams.Document(id, version), added)],
            PlantRefusals.IdTaken("document", $"{id} {version}"), new DocumentInfo(id, version, title, on.Value, command.Link), cancellation);
    }

    /// <summary>Only what a browser opens as a page: never a script.</summary>
    private static bool IsLink(string text) =>
        text.Length <= LinkLengthMax && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
}

internal sealed class DocumentRow
{
    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Title { get; set; } = "";

    public string EffectiveOn { get; set; } = "";

    public string? Link { get; set; }

    public string? RetiredFor { get; set; }
}

internal sealed class DocumentRegister(Database database) : IDocumentRegister
{
    private static readonly Sql Documents = Sql.Of<DocumentRegister>("Directory/Documents");

    public async Task<IReadOnlyList<DocumentInfo>> AllAsync(CancellationToken cancellation = default) =>
    [
        .. (await database.QueryAsync<DocumentRow>(Documents, cancellation: cancellation))
            .Select(row => new DocumentInfo(row.Id, row.Version, row.Title, Words.Day(row.EffectiveOn)!.Value, row.Link, row.RetiredFor)),
    ];
}

internal static class DocumentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/documents").WithTags("plant");
        group.MapGet("", ListAsync).Require();
        group.MapPost("", async (RegisterDocumentInput input, Caller caller, RegisterDocument register, CancellationToken cancellation) =>
            (await register.HandleAsync(input, caller, cancellation)).ToResult()).Require(Role.Administrator, Role.QaReviewer)
            .Produces<DocumentInfo>();
        group.MapPost("/{id}/versions/{version}/actions/retire", async (
            string id, string version, RetireDocumentInput input, Caller caller, RetireDocument retire, CancellationToken cancellation) =>
            (await retire.HandleAsync(id, version, input, caller, cancellation)).ToResult()).Require(Role.Administrator, Role.QaReviewer)
            .Produces<DocumentInfo>();
    }

    private static async Task<Page<DocumentInfo>> ListAsync(IDocumentRegister register, CancellationToken cancellation) =>
        new(await register.AllAsync(cancellation), null);
}
