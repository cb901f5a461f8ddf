using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.People.Notices;

/// <summary>Writes what the rules of all modules derive.</summary>
internal sealed class NoticeProjection(IEnumerable<INoticeRule> rules) : IProjection
{
    private static readonly Sql OpenSql = Sql.Of<NoticeProjection>("Notices/Open");
    private static readonly Sql CloseSql = Sql.Of<NoticeProjection>("Notices/Close");

    private readonly INoticeRule[] _rules = [.. rules];

    public IReadOnlyList<string> Tables => ["people_notice"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        foreach (var change in _rules.SelectMany(rule => rule.Of(entry, fact)))
        {
            statements.Add(change switch
            {
                NoticeChange.Open open => new Statement(
                    OpenSql, ("number", entry.Number), ("audience", open.Audience), ("urgency", EnumWords.Of(open.Urgency)), ("code", open.Code),
                    ("subject", open.Subject), ("facts", JsonSerializer.Serialize(open.Facts, KernelJson.Options)), ("at", entry.At)),
                NoticeChange.Close close => new Statement(CloseSql, ("code", close.Code), ("subject", close.Subject), ("at", entry.At)),
                _ => throw new InvalidOperationException("A notice is opened or closed."),
            });
        }
    }
}
