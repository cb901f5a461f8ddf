using Theriac.Kernel;

namespace Theriac.Epcis;

/// <summary>Every refusal of this module. The edge gives each the standard's own problem type.</summary>
internal static class EpcisRefusals
{
    public const string Validation = "epcis-validation";
    public const string Parameter = "epcis-query-parameter";
    public const string Exists = "epcis-event-exists";

    public static Refusal NotValid(IReadOnlyList<FieldError> errors) =>
        new(Validation, 400, "The document is not accepted. Each error names its place. Nothing was stored.") { Errors = errors };

    public static Refusal QueryParameter(IReadOnlyList<FieldError> errors) =>
        new(Parameter, 400, "The query is not accepted. Each error names its parameter.") { Errors = errors };

    public static Refusal QueryParameter(string name, string detail) =>
        QueryParameter([new FieldError(name, "parameter-not-accepted", detail)]);

    public static Refusal TooLarge() =>
        new("epcis-capture-limit", 413,
            $"One capture takes at most {EpcisLimits.EventsPerCaptureMax} events and {EpcisLimits.BodyBytesMax} bytes. Split the document.");

    public static Refusal ResultTooLarge(long max) =>
        new("epcis-query-too-large", 413, $"More than {max} events match, and maxEventCount forbids a partial answer.");

    public static Refusal UrlTooLong() =>
        new("epcis-url-too-long", 414, $"The URL is longer than {EpcisLimits.UrlLengthMax} characters.");

    public static Refusal MediaType() =>
        new("epcis-media-type", 415, "Send application/json or application/ld+json.");

    public static Refusal NotAcceptable() =>
        new("epcis-not-acceptable", 406, "This repository answers in application/json and application/ld+json.");

    public static Refusal ErrorBehaviour() =>
        new(Validation, 400, "GS1-Capture-Error-Behaviour is 'rollback' here: a capture is stored whole or not at all.");

    public static Refusal EventExists(IReadOnlyList<string> eventIds) =>
        new(Exists, 409, $"Events with these ids are stored already: {string.Join(", ", eventIds.Take(5))}. Nothing was stored.");

    public static Refusal NoSuch(string what) => new("epcis-not-found", 404, $"There is no such {what}.");
}
