using Microsoft.Extensions.DependencyInjection;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Ledger.Tests;

/// <summary>A ledger with notes in it, for tests that do not care what the entries say.</summary>
internal static class Notes
{
    public static Task<TestInstance> StartAsync(Engine engine, Action<IServiceCollection>? add = null) =>
        TestInstance.StartAsync(engine, services =>
        {
            services.AddFacts(typeof(Noted).Assembly);
            add?.Invoke(services);
        });

    /// <summary>Appends <paramref name="count"/> notes over a few streams, from two people and terminals.</summary>
    public static async Task WriteAsync(TestInstance instance, int count)
    {
        for (var i = 0; i < count; i++)
        {
            instance.Clock.Advance(TimeSpan.FromMilliseconds(7));
            var author = new Author(i % 2 == 0 ? "mai.tran" : "machine/balance-2", i % 3 == 0 ? null : "tablet-7", "Asia/Ho_Chi_Minh");
            Assert.IsType<AppendResult.Appended>(await instance.Ledger.AppendAsync(
                new AppendRequest(author, [new Draft($"batch/B{i % 5}", new Noted($"Cân \"{i}\" kg — 称量"))], [])));
        }
    }

    public static async Task<VerifyReport> VerifyAsync(TestInstance instance, VerifyAgainst? against = null) =>
        await instance.Get<ILedgerVerification>().VerifyAsync(against ?? VerifyAgainst.Nothing);
}

[Fact("noted.v1")]
public sealed record Noted(string Text) : IFact;
