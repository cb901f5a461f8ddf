namespace Theriac.Print.Pdf;

/// <summary>The tree of bookmarks that a reader shows beside the pages.</summary>
internal static class PdfOutline
{
    private sealed class Node(PdfBookmark? mark, int number)
    {
        public PdfBookmark? Mark { get; } = mark;

        public int Number { get; } = number;

        public List<Node> Below { get; } = [];

        public int Count => Below.Sum(node => 1 + node.Count);
    }

    /// <summary>The entry of the catalogue; nothing when there are no bookmarks.</summary>
    public static string WriteTo(PdfFile file, IReadOnlyList<PdfBookmark> marks, IReadOnlyDictionary<PdfPage, int> pages)
    {
        if (marks.Count == 0)
            return "";
        file.Part = "the bookmarks";
        var root = new Node(null, file.Reserve());
        var open = new Stack<Node>([root]);
        foreach (var mark in marks)
        {
            while (open.Count > 1 && open.Peek().Mark!.Level >= mark.Level)
                open.Pop();
            var node = new Node(mark, file.Reserve());
            open.Peek().Below.Add(node);
            open.Push(node);
        }

        file.Put(root.Number, $"<< /Type /Outlines {Below(root)} /Count {root.Count} >>");
        Items(file, root, pages);
        return $"/Outlines {root.Number} 0 R /PageMode /UseOutlines ";
    }

    private static void Items(PdfFile file, Node above, IReadOnlyDictionary<PdfPage, int> pages)
    {
        for (var i = 0; i < above.Below.Count; i++)
        {
            var node = above.Below[i];
            var before = i > 0 ? $"/Prev {above.Below[i - 1].Number} 0 R " : "";
            var after = i + 1 < above.Below.Count ? $"/Next {above.Below[i + 1].Number} 0 R " : "";
            var below = node.Below.Count > 0 ? $"{Below(node)} /Count -{node.Count} " : "";
            file.Put(node.Number,
                $"<< /Title {PdfFile.Text(node.Mark!.Title)} /Parent {above.Number} 0 R {before}{after}{below}" +
                $"/Dest [{pages[node.Mark.Page]} 0 R /XYZ null {PdfFile.Number(PdfPage.Height - node.Mark.Y)} null] >>");
            Items(file, node, pages);
        }
    }

    private static string Below(Node node) => $"/First {node.Below[0].Number} 0 R /Last {node.Below[^1].Number} 0 R";
}
