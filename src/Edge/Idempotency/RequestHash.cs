using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Theriac.Edge.Idempotency;

/// <summary>
/// Hash of a request, to tell a retry from another deed under the same key. Secrets are left out of it: a stored hash of
/// a body with a password would let whoever reads the table try passwords against it.
/// </summary>
internal static class RequestHash
{
    // No body with a secret is as large: what lies above is a document (see DocumentBody).
    private const int JsonBytesMax = 4 * 1024 * 1024;

    private static readonly string[] Secrets = ["password", "newPassword", "passkey"];

    public static async Task<string> OfAsync(HttpRequest request)
    {
        // Buffered first, so that a body that does not say its length is measured too.
        request.EnableBuffering();
        await request.Body.DrainAsync(request.HttpContext.RequestAborted);
        var length = request.Body.Length;
        request.Body.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        if (request.HasJsonContentType() && length <= JsonBytesMax && await JsonWithoutSecretsAsync(request) is { } json)
            hash.AppendData(json);
        else
            await AppendBodyAsync(hash, request);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// Null when it is no JSON, or has a member twice, or a member whose name is no text. Endpoints that take a secret refuse
    /// such a body, and nothing is claimed; one that takes a file may read it, for example XML that says it is JSON.
    /// </summary>
    private static async Task<byte[]?> JsonWithoutSecretsAsync(HttpRequest request)
    {
        try
        {
            var node = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            Strip(node);
            return JsonSerializer.SerializeToUtf8Bytes(node);
        }
        catch (Exception odd) when (odd is JsonException or ArgumentException or InvalidOperationException)
        {
            request.Body.Position = 0;
            return null;
        }
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var secret in Secrets)
                members.Remove(secret);
            foreach (var member in members)
                Strip(member.Value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Strip(item);
        }
    }

    private static async Task AppendBodyAsync(IncrementalHash hash, HttpRequest request)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
            hash.AppendData(buffer, 0, read);
    }
}
