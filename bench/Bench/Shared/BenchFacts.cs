using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Bench;

/// <summary>An entry as a floor screen makes it: a value that was read, by whom, at which step.</summary>
[Fact("bench-reading.v1")]
public sealed record BenchReading(string Step, string Parameter, string Value, string Unit, string Equipment, string Text) : IFact
{
    public static BenchReading Of(long number) => new(
        "4.2", "product temperature", $"{20 + (number % 10)}.{number % 100:00}", "°C", "balance-2",
        $"Reading {number} taken after the stirrer was stopped for two minutes.");
}

/// <summary>The two derived writes of the measured append.</summary>
public sealed class BenchRows : IProjection
{
    private static readonly Sql PutRow = Sql.Of<BenchRows>("Rows/PutRow");
    private static readonly Sql PutCount = Sql.Of<BenchRows>("Rows/PutCount");

    public IReadOnlyList<string> Tables => ["bench_row", "bench_count"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        if (fact is not BenchReading reading)
            return;
        statements.Add(new Statement(
            PutRow, ("number", entry.Number), ("stream", entry.Stream), ("actor", entry.Actor), ("text", reading.Text)));
        statements.Add(new Statement(PutCount, ("stream", entry.Stream), ("number", entry.Number)));
    }
}
