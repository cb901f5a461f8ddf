using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Theriac.Kernel;

namespace Theriac.Edge;

/// <summary>
/// The one mapping from refusals to RFC 9457 problem+json. <c>code</c> is contract, <c>detail</c> is for people, in the reader's
/// language.
/// </summary>
public static class Problems
{
    private const string TypePrefix = "https://theriac.dev/problems/";

    public static IResult ToResult(this Refusal refusal) => new ProblemResult(refusal);

    /// <summary>200 with the value, or the refusal.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome) => outcome.ToResult(value => Results.Json(value, KernelJson.Options));

    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> yes) =>
        outcome.Try(out var value, out var refusal) ? yes(value) : refusal.ToResult();

    /// <summary>The refusal with its details, and those of its fields, in another language.</summary>
    public static Refusal In(this Refusal refusal, Phrases phrases, string language) => language == Phrases.English
        ? refusal
        : refusal with
        {
            Detail = phrases.Retell(language, SaidBy(refusal.Code), refusal.Detail),
            Errors = [.. refusal.Errors.Select(error => error.In(phrases, language))],
        };

    public static FieldError In(this FieldError error, Phrases phrases, string language) =>
        error with { Detail = phrases.Retell(language, SaidBy(error.Code), error.Detail) };

    /// <summary>Key of the phrases that the details of a code are said in.</summary>
    public static string SaidBy(string code) => $"said.{code}";

    private sealed class ProblemResult(Refusal refusal) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => refusal.Status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var phrases = httpContext.RequestServices?.GetService<Phrases>();
            var told = phrases is null ? refusal : refusal.In(phrases, ReaderLanguage.Of(httpContext).Code);
            var problem = new ProblemDetails
            {
                Type = TypePrefix + told.Code,
                Title = told.Code.Replace('-', ' '),
                Status = told.Status,
                Detail = told.Detail,
            };
            problem.Extensions["code"] = told.Code;
            problem.Extensions["errors"] = told.Errors;
            problem.Extensions["facts"] = told.Facts;
            return Results.Json(problem, KernelJson.Options, "application/problem+json", told.Status).ExecuteAsync(httpContext);
        }
    }
}
