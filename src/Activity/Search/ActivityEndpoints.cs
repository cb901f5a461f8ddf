using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Activity.Index;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Activity.Search;

/// <summary>The query with its place: <paramref name="After"/> is the cursor, <paramref name="Since"/> asks for newer entries alone.</summary>
internal sealed record ActivityRequest(
    string? Person, string? Stream, string? Type, string? Site, string? Terminal, string? Signature, DateTimeOffset? From, DateTimeOffset? To,
    string? Text, string? After, long? Since, int? Count)
{
    public ActivityQuery Query => new ActivityQuery(Person, Stream, Type, Site, Terminal, Signature, From, To, Text).Trimmed();
}

/// <summary>The activity trace: the ledger itself, newest first (A11D-12c).</summary>
internal sealed class ActivityEndpoints(ActivitySearch search, ActivityLines lines, FactTypes types)
{
    public const int PageMax = 200;

    public static readonly Role[] Readers =
    [
        Role.Administrator, Role.SecurityOfficer, Role.Auditor, Role.QaReviewer, Role.QualifiedPerson, Role.Supervisor,
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/activity", ([AsParameters] ActivityRequest request, ActivityEndpoints activity, ReaderLanguage language, CancellationToken cancellation) =>
            activity.ListAsync(request, language.Code, cancellation)).WithTags("activity").Require(Readers).Produces<Page<ActivityLine>>();
        app.MapGet("/api/activity/types", (ActivityEndpoints activity) => activity.Types())
            .WithTags("activity").Require(Readers).Produces<IReadOnlyList<string>>();
    }

    private async Task<IResult> ListAsync(ActivityRequest request, string language, CancellationToken cancellation)
    {
        var query = request.Query;
        if (query.Check("").ToList() is { Count: > 0 } wrong)
            return Refusal.Input([.. wrong]).ToResult();
        var before = long.TryParse(request.After, out var cursor) ? cursor : (long?)null;
        var found = await search.FindAsync(query, before, request.Since ?? 0, Math.Clamp(request.Count ?? PageMax, 1, PageMax), cancellation);
        var page = new Page<ActivityLine>(await lines.OfAsync(found.Entries, language, cancellation), found.Next?.ToString());
        return Results.Json(page, KernelJson.Options);
    }

    /// <summary>The types that an entry may have, for choosing one.</summary>
    private IResult Types() => Results.Json(types.Names.Select(Terms.NameOf).Distinct().Order(StringComparer.Ordinal), KernelJson.Options);
}
