using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Http;
using Theriac.People.Manage;

namespace Theriac.People.Session;

internal sealed record ChangeLanguageInput(string? Language = null);

/// <summary>
/// Everybody chooses the language that he reads. It is an entry, because signed documents are shown in it: later it can be seen
/// what a person was shown, and that nobody else chose it for him.
/// </summary>
internal sealed class ChangeLanguage(
    PersonCommands commands, IStreams streams, ILedger ledger, TimeProvider clock, PeopleOptions options)
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/session/actions/change-language", (
            ChangeLanguageInput input, Caller caller, HttpContext context, ChangeLanguage change) => change.HandleAsync(input, caller, context))
            .WithTags("session").Require().Produces<SessionView>();

    private async Task<IResult> HandleAsync(ChangeLanguageInput input, Caller caller, HttpContext context)
    {
        if (context.Features.Get<Visitor>() is not { Session: not null } visitor)
            return PeopleRefusals.SignedOut.ToResult();
        if (PersonLanguages.Check(input.Language, "/language") is { } unknown)
            return Refusal.Input([unknown]).ToResult();
        if (input.Language is { } language && language != caller.Language)
        {
            var done = await commands.RunAsync(caller, caller.UserId, "change-language", _ => new LanguageChosen(language));
            if (!done.Try(out _, out var refusal))
                return refusal.ToResult();
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(await SessionEndpoints.ViewAsync(context, visitor, streams, ledger, options, clock), KernelJson.Options);
    }
}
