using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Theriac.Edge;

/// <summary>A module that has phrases.</summary>
internal sealed record PhraseSource(Assembly Module);

public static class TextsModule
{
    /// <summary>The phrases of the calling module's assembly join those of all others.</summary>
    public static IServiceCollection AddPhrases(this IServiceCollection services, Assembly module)
    {
        services.AddSingleton(new PhraseSource(module));
        services.TryAddSingleton(provider => Phrases.Of(
            [typeof(TextsModule).Assembly, .. provider.GetServices<PhraseSource>().Select(source => source.Module)]));
        return services;
    }
}
