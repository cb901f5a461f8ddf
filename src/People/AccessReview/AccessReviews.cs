using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Manage;

namespace Theriac.People.AccessReview;

internal sealed record ReviewDocumentInput(string? Language = null);

internal sealed record ReviewInput(SignatureInput? Signature = null);

/// <param name="Due">Never reviewed, or longer ago than allowed.</param>
internal sealed record AccessReviewLine(Role Role, int Holders, string? ReviewedAt, SignatureShown? Signature, bool Due);

/// <summary>The recurrent review of who holds which role, signed for each role (A11D-11e).</summary>
internal sealed class AccessReviews(
    ReadPeople read, IPeople people, IStreams streams, ILedger ledger, ISigning signing, IContentStore contents, TimeProvider clock,
    PeopleOptions options)
{
    private static readonly Phrases Texts = Phrases.Of(typeof(AccessReviews).Assembly);
    private static readonly Role[] Reviewers = [Role.SecurityOfficer, Role.QaReviewer];

    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/access-reviews").WithTags("people");
        group.MapGet("", (AccessReviews reviews, CancellationToken cancellation) => reviews.ListAsync(cancellation))
            .Require(Role.SecurityOfficer, Role.QaReviewer, Role.Auditor, Role.Administrator).Produces<Page<AccessReviewLine>>();
        group.MapPost("/{role}/actions/review/document", (string role, ReviewDocumentInput input, Caller caller, AccessReviews reviews, CancellationToken cancellation) =>
            reviews.PrepareAsync(role, input, caller, cancellation)).Require(Reviewers).Produces<PreparedDocument>();
        group.MapPost("/{role}/actions/review", (string role, ReviewInput input, Caller caller, AccessReviews reviews, CancellationToken cancellation) =>
            reviews.ReviewAsync(role, input, caller, cancellation)).Require(Reviewers).Produces(StatusCodes.Status204NoContent);
    }

    private async Task<IResult> ListAsync(CancellationToken cancellation)
    {
        var held = (await read.RolesAtAsync(Micros.Now(clock), cancellation)).ToLookup(row => row.Role);
        List<AccessReviewLine> lines = [];
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Machine))
        {
            IReadOnlyList<RoleRow> holders = [.. held[RoleNames.Of(role)]];
            var state = (await streams.LoadAsync<AccessReviewState>(AccessReviewState.StreamOf(role), cancellation)).State;
            var isDue = state.At is not { } at || Micros.Now(clock) - at > options.AccessReviewDaysMax * 86_400L * Micros.PerSecond;
            var shown = state is { Entry: { } entry, Signature: { } signature }
                ? SignatureShown.Of(entry, signature, await StateOfAsync(role, holders, signature, cancellation))
                : null;
            lines.Add(new AccessReviewLine(role, holders.Count, state.At is { } last ? Micros.ToText(last) : null, shown, isDue));
        }

        return Results.Json(new Page<AccessReviewLine>(lines, null), KernelJson.Options);
    }

    private async Task<IResult> PrepareAsync(string name, ReviewDocumentInput input, Caller caller, CancellationToken cancellation)
    {
        if (!RoleNames.TryParse(name, out var role))
            return PeopleRefusals.NotFound("role", name).ToResult();
        var holders = await HoldersAsync(role, cancellation);
        var document = await DocumentAsync(role, holders, input.Language ?? caller.Language, cancellation);
        return Results.Json(await signing.PrepareAsync(caller, document, cancellation: cancellation), KernelJson.Options);
    }

    private async Task<IResult> ReviewAsync(string name, ReviewInput input, Caller caller, CancellationToken cancellation)
    {
        if (!RoleNames.TryParse(name, out var role))
            return PeopleRefusals.NotFound("role", name).ToResult();
        if (input.Signature is not { } given)
            return PeopleRefusals.ComponentsMissing.ToResult();
        // Read once: the entry lists whom the signed document listed.
        var holders = await HoldersAsync(role, cancellation);
        var document = await DocumentAsync(role, holders, given.Language, cancellation);
        var requirement = new SignRequirement(Reviewers, RoleGrant.AllSites, []);
        if (!(await signing.SignAsync(caller, given, document, requirement, cancellation)).Try(out var signature, out var refusal))
            return refusal.ToResult();
        var reviewed = holders.Select(row => new ReviewedHolder(row.UserId, row.Site)).ToArray();
        var stream = AccessReviewState.StreamOf(role);
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var state = await streams.LoadAsync<AccessReviewState>(stream, token);
                var draft = new Draft(stream, new AccessReviewed(role, reviewed, signature));
                return new Decision<Done>(default, new AppendRequest(caller.At(options.Zone), [draft], [state.At]));
            },
            cancellation: cancellation);
        return decided.ToResult(_ => TypedResults.NoContent());
    }

    private async Task<SignatureState> StateOfAsync(
        Role role, IReadOnlyList<RoleRow> holders, Signature signature, CancellationToken cancellation)
    {
        var current = await DocumentAsync(role, holders, signature.Language, cancellation);
        return await SignatureStates.OfAsync(contents, signature, signing.HashOf(current), cancellation);
    }

    private async Task<IReadOnlyList<RoleRow>> HoldersAsync(Role role, CancellationToken cancellation) =>
        [.. (await read.RolesAtAsync(Micros.Now(clock), cancellation)).Where(row => row.Role == RoleNames.Of(role))];

    private async Task<SignDocument> DocumentAsync(
        Role role, IReadOnlyList<RoleRow> holders, string language, CancellationToken cancellation)
    {
        List<SignLine> lines = [];
        foreach (var row in holders)
        {
            var name = (await people.FindAsync(row.UserId, cancellation))?.Name ?? row.UserId;
            lines.Add(new SignLine($"{name} ({row.UserId})", $"{row.Site} · {Micros.ToText(row.GrantedAt)} · {row.GrantedBy}"));
        }

        var (title, statement) = language switch
        {
            "vi" => ("Xem xét quyền truy cập", "Đã xem xét: từng người sau đây vẫn cần vai trò này."),
            "zh" => ("访问权限审核", "审核：以下每个人仍需要此角色。"),
            _ => ("Access review", "Reviewed: each of these people still needs this role."),
        };
        return new SignDocument(language, $"{title} · {Texts.Word(language, "role", RoleNames.Of(role))}", SignatureMeaning.Reviewed, statement, lines);
    }
}
