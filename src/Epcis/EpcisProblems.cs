using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Theriac.Kernel;

namespace Theriac.Epcis;

/// <summary>Refusals as the problem types of EPCIS 2.0, section 12 (REST binding).</summary>
internal static class EpcisProblems
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [EpcisRefusals.Validation] = "ValidationException",
        [EpcisRefusals.Parameter] = "QueryParameterException",
        [EpcisRefusals.Exists] = "ResourceAlreadyExistsException",
        ["epcis-capture-limit"] = "CaptureLimitExceededException",
        ["epcis-query-too-large"] = "QueryTooLargeException",
        ["epcis-url-too-long"] = "URITooLongException",
        ["epcis-media-type"] = "UnsupportedMediaTypeException",
        ["epcis-not-acceptable"] = "NotAcceptableException",
        ["epcis-not-found"] = "NoSuchResourceException",
    }.ToFrozenDictionary();

    public static string TypeOf(Refusal refusal) => "epcisException:" + Types.GetValueOrDefault(refusal.Code, "ImplementationException");

    public static IResult ToEpcisResult(this Refusal refusal)
    {
        var type = TypeOf(refusal);
        var problem = new ProblemDetails
        {
            Type = type,
            Title = type["epcisException:".Length..],
            Status = refusal.Status,
            Detail = refusal.Detail,
        };
        problem.Extensions["code"] = refusal.Code;
        if (refusal.Errors.Count > 0)
            problem.Extensions["errors"] = refusal.Errors;
        return Results.Json(problem, KernelJson.Options, "application/problem+json", refusal.Status);
    }
}
