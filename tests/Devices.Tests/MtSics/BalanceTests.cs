using Theriac.Kernel;
using Xunit;

namespace Theriac.Devices.Tests.MtSics;

/// <summary>A simulated balance behind a real socket.</summary>
public sealed class BalanceTests : IAsyncDisposable
{
    private readonly BalanceSimulator _balance = BalanceSimulator.Start();
    private readonly Balances _balances = new(TimeProvider.System);

    private DeviceSpec Spec => new("BAL-1", DeviceDrivers.MtSics, _balance.Address);

    [Fact]
    [Trait("Requirement", "DI-O")]
    public async Task Tare_net_and_held_tare_come_from_the_balance_with_the_lines_that_it_sent()
    {
        _balance.Put(0.512m);
        var tare = (await _balances.TareAsync(Spec)).Value;
        _balance.Put(10.520m);
        var net = (await _balances.WeighAsync(Spec)).Value;
        Assert.Equal(("0.512 kg", "10.008 kg", "0.512 kg"), (tare.Weight.ToString(), net.Weight.ToString(), (await _balances.HeldTareAsync(Spec)).Value.Weight.ToString()));
        Assert.Equal(("T S      0.512 kg", "S S     10.008 kg"), (tare.Raw, net.Raw));
        Assert.Equal(new BalanceIdentity("SIM-1", "SIM Simulated balance 60.000 kg", "1.00 0.0.0.0"), (await _balances.IdentifyAsync(Spec)).Value);
    }

    [Theory]
    [InlineData("S +", "balance-overload")]
    [InlineData("S -", "balance-underload")]
    [InlineData("S I", "balance-not-stable")]
    [InlineData("ES", "balance-answer-unreadable")]
    [InlineData("ET", "balance-answer-unreadable")]
    [InlineData("EL", "balance-answer-unreadable")]
    public async Task What_a_balance_cannot_do_is_a_refusal(string answer, string code)
    {
        await _balances.ZeroAsync(Spec);
        _balance.Instead.Enqueue(answer + "\r\n");
        Assert.Equal(code, (await _balances.WeighAsync(Spec)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "A11D-10b")]
    public async Task Noise_and_late_answers_are_left_behind_and_half_lines_put_together()
    {
        await _balances.ZeroAsync(Spec);
        _balance.Put(1.000m);
        _balance.Instead.Enqueue("\u0001\u0002garbage\r\nT S      9.999 kg\r\nS S      2.000 kg\r\n");
        Assert.Equal("2.000 kg", (await _balances.WeighAsync(Spec)).Value.Weight.ToString());
        // Half an answer, and then the line breaks: it is asked once more on a new one, and the half is worth nothing.
        _balance.Instead.Enqueue("S S      9.0");
        var asked = _balances.WeighAsync(Spec);
        while (_balance.Instead.Count > 0)
            await Task.Yield();
        _balance.Cut();
        Assert.Equal("1.000 kg", (await asked).Value.Weight.ToString());
    }

    [Fact]
    public async Task A_line_that_broke_is_opened_again_by_whoever_needs_it()
    {
        _balance.Put(3.000m);
        Assert.True((await _balances.WeighAsync(Spec)).IsOk);
        _balance.Cut();
        Assert.Equal("3.000 kg", (await _balances.WeighAsync(Spec)).Value.Weight.ToString());
    }

    [Fact]
    [Trait("Requirement", "P11-10h")]
    public async Task Another_device_at_the_same_address_is_refused() =>
        Assert.Equal("balance-is-another", (await _balances.WeighAsync(Spec with { Serial = "B021002593" })).Refusal.Code);

    [Fact]
    public async Task Nobody_at_the_address_is_a_refusal_and_no_fault()
    {
        DeviceSpec spec;
        await using (var gone = BalanceSimulator.Start())
            spec = Spec with { Address = gone.Address };
        Assert.Equal("balance-not-reachable", (await _balances.WeighAsync(spec)).Refusal.Code);
    }

    [Fact]
    [Trait("Requirement", "A11D-10b")]
    public async Task Screens_hear_each_weight_and_a_command_goes_between_them()
    {
        _balance.Put(5.000m, stable: false);
        await using var live = _balances.ListenAsync(Spec, TestContext.Current.CancellationToken).GetAsyncEnumerator();
        await UntilAsync(live, one => one is { IsStable: false, Weight.Value: 5.000m });
        _balance.Put(6.000m);
        Assert.Equal("6.000 kg", (await _balances.TareAsync(Spec)).Value.Weight.ToString());
        await UntilAsync(live, one => one is { IsStable: true, Weight.Value: 0.000m });
        _balance.Put(80m);
        await UntilAsync(live, one => one.Fault == "balance-overload");
    }

    public async ValueTask DisposeAsync()
    {
        await _balances.DisposeAsync();
        await _balance.DisposeAsync();
    }

    private static async Task UntilAsync(IAsyncEnumerator<LiveWeight> live, Func<LiveWeight, bool> isIt)
    {
        while (await live.MoveNextAsync())
        {
            if (isIt(live.Current))
                return;
        }
    }
}
