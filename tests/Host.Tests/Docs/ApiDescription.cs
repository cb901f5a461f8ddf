using System.Text.Json;

namespace Theriac.Host.Tests.Docs;

/// <summary>One endpoint as <c>/openapi/v1.json</c> describes it.</summary>
/// <param name="Signed">It has a twin <c>…/document</c> that prepares what is signed.</param>
internal sealed record ApiCall(string Tag, string Method, string Path, JsonElement Operation, bool Signed)
{
    public const string Twin = "/document";

    public bool IsTwin => Path.EndsWith(Twin, StringComparison.Ordinal);

    public string? Access => Text("x-access");

    public IReadOnlyList<string> Roles =>
        Operation.TryGetProperty("x-roles", out var roles) ? [.. roles.EnumerateArray().Select(role => role.GetString()!)] : [];

    public string? Description => Text("description");

    public IReadOnlyList<string> Query => !Operation.TryGetProperty("parameters", out var parameters) ? [] :
        [.. parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query")
            .Select(one => one.GetProperty("name").GetString()!)];

    /// <summary>Media type and schema of the body, if it takes one.</summary>
    public IEnumerable<(string Media, JsonElement? Schema)> Body => Operation.TryGetProperty("requestBody", out var body) ? Contents(body) : [];

    /// <summary>Statuses of success with what they carry.</summary>
    public IEnumerable<(string Status, IReadOnlyList<(string Media, JsonElement? Schema)> Contents)> Answers =>
        from response in Operation.GetProperty("responses").EnumerateObject()
        where response.Name != "default"
        select (response.Name, (IReadOnlyList<(string, JsonElement?)>)[.. Contents(response.Value)]);

    public bool SaysRefusals => Operation.GetProperty("responses").TryGetProperty("default", out var refused)
        && refused.GetProperty("$ref").GetString() == "#/components/responses/Refused";

    private string? Text(string name) => Operation.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IEnumerable<(string Media, JsonElement? Schema)> Contents(JsonElement of) => !of.TryGetProperty("content", out var content) ? [] :
        content.EnumerateObject().Select(media => (media.Name, media.Value.TryGetProperty("schema", out var schema) ? schema : (JsonElement?)null));
}

internal static class ApiDescription
{
    private static readonly string[] Methods = ["get", "post", "put", "delete", "options", "patch", "head"];

    public static IReadOnlyList<ApiCall> CallsOf(JsonElement document)
    {
        var paths = document.GetProperty("paths").EnumerateObject().ToArray();
        var known = paths.Select(path => path.Name).ToHashSet();
        return
        [
            .. from path in paths
               from operation in path.Value.EnumerateObject()
               where Methods.Contains(operation.Name)
               select new ApiCall(
                   TagOf(operation.Value), operation.Name.ToUpperInvariant(), path.Name, operation.Value,
                   operation.Name == "post" && known.Contains(path.Name.TrimEnd('/') + ApiCall.Twin)),
        ];
    }

    private static string TagOf(JsonElement operation) =>
        operation.TryGetProperty("tags", out var tags) && tags.GetArrayLength() > 0 ? tags[0].GetString()! : "";
}
