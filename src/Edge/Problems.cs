using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Theriac.Kernel;

namespace Theriac.Edge;

/// <summary>The one mapping from refusals to RFC 9457 problem+json. <c>code</c> is contract, <c>detail</c> is for people.</summary>
public static class Problems
{
    private const string TypePrefix = "https://theriac.dev/problems/";

    public static IResult ToResult(this Refusal refusal)
    {
        var problem = new ProblemDetails
        {
            Type = TypePrefix + refusal.Code,
            Title = refusal.Code.Replace('-', ' '),
            Status = refusal.Status,
            Detail = refusal.Detail,
        };
        problem.Extensions["code"] = refusal.Code;
        problem.Extensions["errors"] = refusal.Errors;
        problem.Extensions["facts"] = refusal.Facts;
        return Results.Json(problem, KernelJson.Options, "application/problem+json", refusal.Status);
    }

    /// <summary>200 with the value, or the refusal.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome) => outcome.ToResult(value => Results.Json(value, KernelJson.Options));

    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> yes) =>
        outcome.Try(out var value, out var refusal) ? yes(value) : refusal.ToResult();
}
