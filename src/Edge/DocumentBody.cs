using Microsoft.AspNetCore.Builder;

namespace Theriac.Edge;

/// <summary>
/// Metadata of an endpoint whose body may be as large as the server takes. All others take what a person types: a reason
/// stands in the ledger for ever, so nobody may fill it with megabytes.
/// </summary>
public sealed class DocumentBody;

public static class DocumentBodyExtensions
{
    public static TBuilder TakesDocument<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new DocumentBody());
}
