using Theriac.Ledger;

namespace Theriac.Plant;

/// <summary>State of a stream of which only the existence matters: a site, an area, a material.</summary>
internal sealed record StreamPresence : IStreamState<StreamPresence>
{
    private static readonly StreamPresence One = new();

    public static StreamPresence Empty(string stream) => One;

    public StreamPresence Apply(Entry entry, IFact fact) => this;
}
