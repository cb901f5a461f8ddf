using Theriac.Bench.Crash;
using Xunit;

namespace Theriac.Ledger.Tests.Crash;

/// <summary>
/// A kill does not test fsync: the operating system keeps what was written. Here the power is cut: writes that were never synced are
/// lost, sector by sector, in any mix.
/// </summary>
public sealed class UnsyncedWriteTests
{
    [Xunit.Fact]
    [Trait("Requirement", "DI-E")]
    [Trait("Requirement", "A11-16")]
    public async Task What_was_acknowledged_survives_a_power_cut_and_nothing_is_half_written()
    {
        var folder = Directory.CreateTempSubdirectory("theriac-cut-").FullName;
        Assert.Empty(await UnsyncedWrites.RunAsync(folder, appends: 160, cuts: 20, seed: Random.Shared.Next()));
        Directory.Delete(folder, recursive: true);
    }

    [Xunit.Fact]
    public async Task On_a_disk_that_lies_about_syncs_the_same_test_finds_the_loss()
    {
        var folder = Directory.CreateTempSubdirectory("theriac-cut-").FullName;
        Assert.NotEmpty(await UnsyncedWrites.RunAsync(folder, appends: 160, cuts: 8, seed: 1, diskLies: true));
        Directory.Delete(folder, recursive: true);
    }
}
