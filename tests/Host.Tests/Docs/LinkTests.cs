using System.Text.RegularExpressions;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Docs;

/// <summary>A page that leads nowhere is found here, not by its reader.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_and_picture_of_the_documents_leads_to_a_file()
    {
        var root = PostgresServer.FindRoot();
        var pages = Directory.GetFiles(root, "*.md").Concat(Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories));

        var broken = from page in pages
                     from link in Link().Matches(File.ReadAllText(page)).Select(found => found.Groups["to"].Value)
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link))
                     select $"{Path.GetRelativePath(root, page)}: {link}";

        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\]\((?!https?:|#)(?<to>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
