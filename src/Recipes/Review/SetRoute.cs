using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

internal sealed record RouteInput(
    string? Product = null, IReadOnlyList<RouteStep>? Steps = null, string? Reason = null, string? Language = null, SignatureInput? Signature = null);

/// <param name="Product">Code of the product; null for all that have no route of their own.</param>
internal sealed record RouteView(
    string? Product, IReadOnlyList<RouteStep> Steps, string? Reason, string? At, string? Zone, Signature? Signature);

internal sealed record RoutesView(IReadOnlyList<RouteView> Routes, IReadOnlyList<RouteStep> Default, IReadOnlyList<Role> Roles);

/// <summary>Quality says, by signature, who signs recipes of a product. Versions under review keep the route that they began with.</summary>
internal sealed class SetRoute(ILedger ledger, IStreams streams, ISigning signing, RecipeDesk desk)
{
    public static readonly IReadOnlyList<Role> Roles = [Role.QaReviewer];

    private const int ReasonMax = 2_000;
    private const int ProductMax = 64;

    public async Task<RoutesView> ReadAsync(CancellationToken cancellation)
    {
        var register = await streams.LoadAsync<RouteRegister>(RouteRegister.Stream, cancellation);
        return new RoutesView(
            [.. register.State.All.Select(one => new RouteView(one.Product, one.Steps, one.Reason, Micros.ToText(one.At), one.Zone, one.Signature))],
            RecipeRoute.Default, RecipeRoute.Roles);
    }

    public async Task<Outcome<PreparedDocument>> PrepareAsync(RouteInput input, string language, Caller caller, CancellationToken cancellation) =>
        Fault(input) is { } fault
            ? fault
            : await signing.PrepareAsync(caller, await DocumentAsync(input, language, cancellation), cancellation: cancellation);

    public async Task<Outcome<RoutesView>> HandleAsync(RouteInput input, SignatureInput given, Caller caller, CancellationToken cancellation)
    {
        if (Fault(input) is { } fault) return fault;
        var author = await desk.AuthorAsync(caller, Roles, cancellation);
        var record = new RefusalRecord(author, RouteRegister.Stream, "set-recipe-route");
        var requirement = new SignRequirement(Roles, RecipeDesk.SiteOf(caller, Roles), []);
        var signed = await signing.SignAsync(caller, given, await DocumentAsync(input, given.Language, cancellation), requirement, cancellation);
        if (!signed.Try(out var signature, out var refusal))
        {
            // A mistyped secret is an attempt on the account and stands there.
            if (refusal.Status == 403) await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }
        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<RouteRegister>(RouteRegister.Stream, token);
                // The signed document names the route that it replaces; another may have been set meanwhile.
                if (signing.HashOf(Document(now.State, input, signature.Language)) != signature.DocumentHash) return RecipeRefusals.RouteChangedMeanwhile();
                var fact = new RecipeRouteSet(Product(input), input.Steps!, input.Reason!.Trim(), signature);
                return new Decision<Done>(default, new AppendRequest(author, [new Draft(RouteRegister.Stream, fact)], [now.At]));
            },
            record, cancellation);
        return decided.IsOk ? await ReadAsync(cancellation) : decided.Refusal;
    }

    private async Task<SignDocument> DocumentAsync(RouteInput input, string language, CancellationToken cancellation) =>
        Document((await streams.LoadAsync<RouteRegister>(RouteRegister.Stream, cancellation)).State, input, language);

    private static SignDocument Document(RouteRegister register, RouteInput input, string language) =>
        RouteTexts.Document(language, Product(input), input.Steps!, input.Reason!, register.Of(Product(input)));

    private static string? Product(RouteInput input) => string.IsNullOrWhiteSpace(input.Product) ? null : input.Product.Trim();

    private static Refusal? Fault(RouteInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > ReasonMax) return RecipeRefusals.ReasonMissing(ReasonMax);
        if (Product(input) is { Length: > ProductMax })
            return Refusal.Input("/product", "text-too-long", $"{input.Product!.Length} characters; {ProductMax} at most.");
        return RecipeRoute.Faults(input.Steps ?? []) is { Count: > 0 } faults ? Refusal.Input(faults) : null;
    }
}
