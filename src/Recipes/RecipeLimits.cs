namespace Theriac.Recipes;

/// <summary>Limits of a recipe document. Over one of them the answer is a clear refusal, and nothing is half done.</summary>
internal static class RecipeLimits
{
    /// <summary>Bytes of a recipe document.</summary>
    public const int BytesMax = 16 * 1024 * 1024;

    /// <summary>Bytes of an imported XML file, which says the same in more words.</summary>
    public const int XmlBytesMax = 32 * 1024 * 1024;

    /// <summary>Bytes of one list of changes, which stands in the ledger.</summary>
    public const int EditBytesMax = 4 * 1024 * 1024;

    /// <summary>Changes in one list.</summary>
    public const int EditChangesMax = 5_000;

    /// <summary>Nesting of JSON or XML.</summary>
    public const int DepthMax = 64;

    /// <summary>Nesting of recipe elements; ISA-88 has four levels, some tools repeat them.</summary>
    public const int ElementDepthMax = 12;

    /// <summary>Instructions in one recipe.</summary>
    public const int InstructionsMax = 20_000;

    /// <summary>Nodes of the graph that is executed, with all turns of all loops.</summary>
    public const int NodesMax = 20_000;

    /// <summary>Steps of a batch, with all turns of all loops.</summary>
    public const int StepsUnrolledMax = 50_000;

    /// <summary>XML elements and attributes in an imported file.</summary>
    public const int XmlElementsMax = 1_500_000;

    /// <summary>Attributes of one element, and equals signs of one text.</summary>
    public const int XmlAttributesMax = 10_000;

    /// <summary>Findings of one import, and texts that none of them may leave out.</summary>
    public const int FindingsMax = 50_000;

    /// <summary>Answers to findings in one completion.</summary>
    public const int AnswersMax = 2_000;

    /// <summary>Errors reported at once; more tell nobody anything.</summary>
    public const int ErrorsMax = 200;
}
