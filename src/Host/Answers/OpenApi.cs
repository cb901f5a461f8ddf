using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Host.Answers;

/// <summary>The body of every refusal (RFC 9457), as <see cref="Edge.Problems"/> writes it; for the description only.</summary>
/// <param name="Code">Stable name of the rule; contract.</param>
/// <param name="Detail">For people; not contract.</param>
internal sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, IReadOnlyList<FieldError> Errors, IReadOnlyDictionary<string, string> Facts);

/// <summary>What <c>/openapi/v1.json</c> says beyond what the framework finds: who may call, refusals, and our own JSON forms.</summary>
internal static class OpenApi
{
    public const string Refused = "Refused";

    public static void AddDescription(this IServiceCollection services) =>
        services.AddOpenApi(options =>
        {
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer(SayWhoAsync);
            options.AddSchemaTransformer(CorrectAsync);
        });

    private static async Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "Theriac";
        document.Info.Version = typeof(OpenApi).Assembly.GetName().Version!.ToString(3);
        document.Servers = []; // Every instance is its own.
        document.AddComponent<IOpenApiResponse>(Refused, new OpenApiResponse
        {
            Description = "Refused; nothing was done. Decide by `code`.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellation) },
            },
        });
    }

    /// <summary><c>x-access</c> is <c>anonymous</c>, <c>signed-in</c> or <c>roles</c>; then <c>x-roles</c> names them.</summary>
    private static Task SayWhoAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponseReference(Refused, context.Document);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Access>().LastOrDefault() is not { } access)
            return Task.CompletedTask;
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        var who = access.Anonymous ? "anonymous" : access.Roles.Count == 0 ? "signed-in" : "roles";
        operation.Extensions["x-access"] = new JsonNodeExtension(who);
        if (access.Roles.Count > 0)
            operation.Extensions["x-roles"] = new JsonNodeExtension(new JsonArray([.. access.Roles.Select(role => (JsonNode)RoleNames.Of(role))]));
        return Task.CompletedTask;
    }

    /// <summary>The framework cannot see into our converters (<see cref="KernelJson"/>): what they write is said here.</summary>
    private static Task CorrectAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (PlainOf(type) is { } plain)
        {
            schema.Type = plain | (context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.Null : default);
            schema.Pattern = null;
            schema.Format = plain == JsonSchemaType.String ? null : schema.Format;
        }
        else if (PlainOf(context.JsonTypeInfo.ElementType) is { } element)
        {
            if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Dictionary)
                schema.AdditionalProperties = new OpenApiSchema { Type = element };
            else
                schema.Items = new OpenApiSchema { Type = element };
        }
        else if (type == typeof(Quantity))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Required = new HashSet<string> { "value", "unit" };
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["value"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["unit"] = new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        return Task.CompletedTask;
    }

    private static JsonSchemaType? PlainOf(Type? type) =>
        type == typeof(string) || type == typeof(decimal) || type == typeof(Unit) ? JsonSchemaType.String
        : type == typeof(long) ? JsonSchemaType.Integer
        : null;
}
