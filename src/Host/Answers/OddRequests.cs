using Theriac.Edge;
using Theriac.Kernel;

namespace Theriac.Host.Answers;

/// <summary>Requests that break what reads or stores them, refused before anything looks at them.</summary>
internal static class OddRequests
{
    private static readonly Refusal NullCharacter = new("null-character", 400, "The address holds a null character.");

    private static readonly Refusal Charset = new("charset-not-supported", 415, "Send JSON in UTF-8.");

    private static readonly Refusal Encoding = new("content-encoding-not-supported", 415, "Send the body as it is, not compressed.");

    public static void UseOddRequests(this WebApplication app) =>
        app.Use((context, next) => Check(context.Request) is { } refusal ? refusal.ToResult().ExecuteAsync(context) : next(context));

    private static Refusal? Check(HttpRequest request)
    {
        // PostgreSQL holds no null character: a search for one would break.
        if (Holds(request.Path.Value, "\0") || Holds(request.QueryString.Value, "%00") || Holds(request.QueryString.Value, "\0"))
            return NullCharacter;
        // Read as it stands, a compressed body would be taken for a damaged one, or for what it is not.
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Encoding;
        return request.HasJsonContentType() && !IsUtf8(request) ? Charset : null;
    }

    private static bool Holds(string? text, string part) => text?.Contains(part, StringComparison.Ordinal) is true;

    private static bool IsUtf8(HttpRequest request)
    {
        if (request.GetTypedHeaders().ContentType is not { Charset.Value: { Length: > 0 } charset } type)
            return true;
        request.ContentType = type.MediaType.Value; // The framework stumbles over quotes around the name.
        return charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }
}
