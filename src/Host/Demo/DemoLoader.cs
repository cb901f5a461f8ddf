using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Theriac.Host.Demo.Story;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Host.Demo;

/// <summary>
/// Makes the demo plant on an empty instance: through the HTTP API, as the people of the story, signature by signature.
/// No table is written past the ledger.
/// </summary>
internal sealed class DemoLoader(
    ILedger ledger, IPeople people, DemoClock clock, DemoGate gate, HostOptions options, IServer server, IServiceProvider services)
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(10);

    /// <summary>Called before the ledger is opened, so that its first entry is the story's first.</summary>
    public void Rewind()
    {
        if (options.Kind != InstanceKind.Production)
            clock.MoveTo(TimeProvider.System.GetUtcNow() - Length);
    }

    /// <summary>Whether the demo is to be made: on a demo instance without an account. Until then nobody is let in.</summary>
    /// <exception cref="DemoException">A start before this one was cut off while it made the demo.</exception>
    public async Task<bool> PrepareAsync()
    {
        var head = await ledger.HeadAsync();
        if (head.Kind == InstanceKind.Demo && await people.IsEmptyAsync())
            return true;
        var told = await ledger.ReadStreamAsync("demo");
        if (told.Count > 0 && told[^1].Type != "demo-story-ended.v1")
            throw new DemoException("An earlier start was cut off while it made the demo.");
        clock.Resume();
        return false;
    }

    public async Task LoadAsync(TextWriter tell, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        var key = gate.Close();
        await tell.WriteLineAsync("Making the demo plant: ten days of two sites …");
        await tell.FlushAsync(cancellation);
        await SayAsync(new DemoStoryBegan(Kernel.Micros.Now(TimeProvider.System)));
        using (var cast = new DemoCast(Address(), key, clock))
        {
            var token = await new DemoStory(cast, clock, services).TellAsync(cancellation);
            clock.Resume();
            await SayAsync(new DemoStoryEnded(Kernel.Micros.Now(TimeProvider.System)));
            await new DemoFile(Address().ToString().TrimEnd('/'), DemoStaff.Accounts, token).WriteAsync(options.Data);
        }

        gate.Open();
        var head = await ledger.HeadAsync(cancellation);
        await tell.WriteLineAsync($"The demo plant is there: {head.Number} entries in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private Task SayAsync(IFact fact) =>
        ledger.AppendAsync(new AppendRequest(Author.System, [new Draft("demo", fact)], []));

    private Uri Address()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var http = addresses.FirstOrDefault(address => address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) ?? addresses.First();
        var url = new UriBuilder(http.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal));
        if (url.Host is "0.0.0.0" or "[::]" or "[::0]")
            url.Host = "localhost";
        return url.Uri;
    }
}
