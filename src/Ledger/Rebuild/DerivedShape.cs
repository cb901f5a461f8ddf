using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Theriac.Storage;

namespace Theriac.Ledger.Rebuild;

/// <summary>
/// The form of all derived tables as this version keeps them: which there are, the migrations that name one of them, the statements
/// that write them, and the number that a projection raises when its code alone writes other rows (<see cref="IProjection.Shape"/>).
/// Where it is not that of the database, its tables know nothing, or something else, of older entries.
/// </summary>
internal sealed class DerivedShape(Database database, IEnumerable<IProjection> projections)
{
    private static readonly Sql Find = Sql.Of<DerivedShape>("Rebuild/FindShape");
    private static readonly Sql Put = Sql.Of<DerivedShape>("Rebuild/PutShape");

    private readonly Lazy<string> _shape = new(() => Of(projections, database.Engine));

    public async Task<bool> IsCurrentAsync(CancellationToken cancellation) =>
        IsCurrent(await database.QueryAsync<string>(Find, cancellation: cancellation));

    /// <summary>The same within a transaction: another node may have been faster.</summary>
    public async Task<bool> IsCurrentAsync(Writing writing, CancellationToken cancellation) =>
        IsCurrent(await writing.QueryAsync<string>(Find, cancellation: cancellation));

    public Statement Now() => new(Put, ("shape", _shape.Value));

    private bool IsCurrent(IReadOnlyList<string> found) => found is [var shape, ..] && shape == _shape.Value;

    internal static string Of(IEnumerable<IProjection> projections, Engine engine)
    {
        var all = projections.ToList();
        var tables = all.SelectMany(one => one.Tables).Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        foreach (var one in all.Select(one => $"{one.GetType().FullName} {one.Shape}").Order(StringComparer.Ordinal).Concat(tables))
            text.Append(one).Append('\n');
        if (tables.Count > 0)
        {
            var names = new Regex($@"\b({string.Join('|', tables)})\b", RegexOptions.NonBacktracking);
            var writes = new Regex($@"\b(insert\s+into|update|delete\s+from)\s+({string.Join('|', tables)})\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
            foreach (var module in all.Select(one => one.GetType().Assembly).Distinct().OrderBy(one => one.GetName().Name, StringComparer.Ordinal))
            {
                Append(text, module, engine, names);
                foreach (var statement in Sql.All(module).Where(one => writes.IsMatch(one.For(engine))))
                    text.Append(statement.Name).Append('\n').Append(statement.For(engine)).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, Assembly module, Engine engine, Regex names)
    {
        foreach (var (name, sql) in Migrations.Texts(module, engine).Where(file => names.IsMatch(file.Text)))
            text.Append(module.GetName().Name).Append('/').Append(name).Append('\n').Append(sql).Append('\n');
    }
}
