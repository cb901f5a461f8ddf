using Microsoft.Extensions.DependencyInjection;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Devices.Tests.Print;

/// <summary>Jobs on both engines, printed at a simulated printer behind a real socket.</summary>
public sealed class PrintQueueTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "A11-13")]
    public async Task A_label_waits_for_its_printer_and_somebody_is_told_when_it_does_not_come_out(Engine engine)
    {
        await using var printer = PrinterSimulator.Start();
        await using var instance = await StartAsync(engine, printer.Address);
        var (queue, worker) = (instance.Get<IPrintQueue>(), instance.Get<PrintWorker>());
        await queue.QueueAsync(Job("J1"));
        await worker.PrintDueAsync(default);
        Assert.Contains("^FDSugar^FS", Assert.Single(printer.Labels), StringComparison.Ordinal);
        Assert.Equal(PrintState.Printed, (await queue.ListAsync("lot/")).Single().State);

        printer.IsPaperOut = true;
        await queue.QueueAsync(Job("J2"));
        for (var attempt = 1; attempt <= PrintWorker.AttemptsMax; attempt++)
        {
            await worker.PrintDueAsync(default);
            instance.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((PrintState.Failed, "paper-out", 4), await StateAsync(queue, "J2"));
        Assert.Single(await IncidentsAsync(instance));
        Assert.Single(printer.Labels);

        printer.IsPaperOut = false;
        Assert.Equal("print-job-not-failed", (await queue.RetryAsync(Lan, "J1")).Refusal.Code);
        Assert.Equal("role-missing", (await queue.RetryAsync(Lan with { Roles = [new RoleGrant(Role.Operator, "BN")] }, "J2")).Refusal.Code);
        Assert.True((await queue.RetryAsync(Lan, "J2")).IsOk);
        Assert.Equal("lan", Assert.Single(await instance.Ledger.ReadStreamAsync("print-job/J2")).Actor);
        await worker.PrintDueAsync(default);
        Assert.Equal(PrintState.Printed, (await queue.ListAsync()).First(one => one.Id == "J2").State);
        Assert.Equal(2, (await IncidentsAsync(instance)).Count);

        await queue.QueueAsync(Job("J3"));
        await worker.PurgeAsync(default);
        Assert.Equal(3, (await queue.ListAsync()).Count);
        instance.Clock.Advance(TimeSpan.FromDays(PrintWorker.DaysKept + 1));
        await worker.PurgeAsync(default);
        Assert.Equal("J3", Assert.Single(await queue.ListAsync()).Id); // What waits is kept.
    }

    [Fact]
    [Trait("Requirement", "A11-13")]
    public async Task A_label_that_may_have_come_out_is_not_printed_twice_by_itself()
    {
        await using var printer = PrinterSimulator.Start();
        await using var instance = await StartAsync(Engine.Sqlite, printer.Address);
        var (queue, worker) = (instance.Get<IPrintQueue>(), instance.Get<PrintWorker>());
        printer.BreaksOff = true;
        await queue.QueueAsync(Job("J1"));
        await worker.PrintDueAsync(default);
        Assert.Equal((PrintState.Failed, "interrupted", 1), await StateAsync(queue, "J1"));
        Assert.Equal("print-job-unsure", (await queue.RetryAsync(Lan, "J1")).Refusal.Code);
        printer.BreaksOff = false;
        await queue.QueueAsync(Job("J1-L2"));
        await worker.PrintDueAsync(default);
        Assert.Equal(PrintState.Printed, (await StateAsync(queue, "J1-L2")).Item1);
    }

    [Fact]
    [Trait("Requirement", "A11-13")]
    public async Task With_a_fault_after_the_label_was_sent_nobody_knows_and_it_is_not_sent_again()
    {
        await using var printer = PrinterSimulator.Start();
        await using var instance = await StartAsync(Engine.Sqlite, printer.Address);
        var (queue, worker) = (instance.Get<IPrintQueue>(), instance.Get<PrintWorker>());
        printer.RunsOut = true;
        await queue.QueueAsync(Job("J1"));
        for (var look = 0; look < 3; look++)
        {
            await worker.PrintDueAsync(default);
            instance.Clock.Advance(TimeSpan.FromMinutes(1));
            (printer.RunsOut, printer.IsPaperOut) = (false, false); // Paper is back: the printer prints what it holds, by itself.
        }

        Assert.Single(printer.Labels);
        Assert.Equal((PrintState.Failed, "interrupted", 1), await StateAsync(queue, "J1"));
        Assert.Single(await IncidentsAsync(instance));
    }

    private static readonly Caller Lan = new("lan", "Lan", null, null, [new RoleGrant(Role.Operator, "HN")], "en", null);

    private static async Task<IReadOnlyList<Entry>> IncidentsAsync(TestInstance instance) =>
        [.. (await instance.Ledger.ReadAsync(1, 1_000)).Where(entry => entry.Stream.StartsWith("incident/", StringComparison.Ordinal))];

    private static async Task<(PrintState, string?, int)> StateAsync(IPrintQueue queue, string id)
    {
        var job = (await queue.ListAsync()).Single(one => one.Id == id);
        return (job.State, job.Fault, job.Attempts);
    }

    private static PrintJob Job(string id) =>
        new(id, "PRT-1", "HN", "lot/L-1", "Sugar", ZplLabel.Write(new Label("Sugar", [], "L-1", "L-1")), "an");

    private static Task<TestInstance> StartAsync(Engine engine, string address) => TestInstance.StartAsync(
        engine, services => services.AddTestPeople().AddDevices().AddSingleton<IDeviceRegister>(new OnePrinter(address)),
        TestPeople.Assembly, typeof(DevicesModule).Assembly);

    private sealed class OnePrinter(string address) : IDeviceRegister
    {
        public Task<DeviceSpec?> FindAsync(string id, CancellationToken cancellation = default) =>
            Task.FromResult<DeviceSpec?>(new DeviceSpec(id, DeviceDrivers.Zpl, address));
    }
}
