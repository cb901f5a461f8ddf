using Theriac.Ledger;

namespace Theriac.Host.Demo;

/// <summary>
/// Everything up to <see cref="DemoStoryEnded"/> is a made-up story, written in one go at <paramref name="WrittenAt"/>; its
/// times are played back.
/// </summary>
/// <param name="WrittenAt">Microseconds UTC by the system's clock.</param>
[Fact("demo-story-began.v1")]
internal sealed record DemoStoryBegan(long WrittenAt) : IFact;

[Fact("demo-story-ended.v1")]
internal sealed record DemoStoryEnded(long WrittenAt) : IFact;
