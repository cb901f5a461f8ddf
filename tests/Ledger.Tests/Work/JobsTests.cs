using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Theriac.Ledger.Tests.Work;

/// <summary>What fails where nobody looks is told once, and again when it could not be told.</summary>
[Trait("Requirement", "A11-13")]
public sealed class JobsTests
{
    [Xunit.Fact]
    public async Task A_job_that_fails_is_told_once_until_it_works_again()
    {
        var watch = new Watch();
        var jobs = new Jobs([watch], NullLogger<Jobs>.Instance);
        foreach (var works in new[] { false, false, true, true, false })
            Assert.Equal(works, await jobs.TryAsync("sealing", () => works ? Task.CompletedTask : throw new IOException("disk full"), default));

        Assert.Equal(["sealing failed: IOException", "sealing works", "sealing failed: IOException"], watch.Told);
    }

    [Xunit.Fact]
    public async Task What_could_not_be_told_is_told_at_the_next_turn_and_ends_nothing()
    {
        var watch = new Watch { IsAway = true };
        var jobs = new Jobs([watch], NullLogger<Jobs>.Instance);
        Task Fails() => throw new IOException("The database is away.");
        Assert.False(await jobs.TryAsync("sealing", Fails, default));
        watch.IsAway = false;
        Assert.False(await jobs.TryAsync("sealing", Fails, default));
        Assert.False(await jobs.TryAsync("sealing", Fails, default));
        Assert.Single(watch.Told);

        // A time-out is a fault like any other; only the end of the server ends the work.
        Assert.False(await jobs.TryAsync("other", () => throw new OperationCanceledException(), default));
        await Assert.ThrowsAsync<OperationCanceledException>(() => jobs.TryAsync("other", () => throw new OperationCanceledException(), new CancellationToken(true)));
    }

    private sealed class Watch : IJobWatch
    {
        public List<string> Told { get; } = [];

        public bool IsAway { get; set; }

        public Task<bool> FailedAsync(string job, Exception fault, CancellationToken cancellation = default)
        {
            if (IsAway)
                throw new IOException("The database is away.");
            Told.Add($"{job} failed: {fault.GetType().Name}");
            return Task.FromResult(true);
        }

        public Task WorksAsync(string job, CancellationToken cancellation = default)
        {
            Told.Add($"{job} works");
            return Task.CompletedTask;
        }
    }
}
