using System.Reflection;
using System.Text;

namespace Theriac.Print.Pdf;

/// <summary>
/// The embedded fonts: Noto Sans for Latin and Vietnamese, Noto Sans SC for Chinese and for signs that the first lacks. No
/// single font has them all, so it is chosen by character.
/// </summary>
internal static class RecordFonts
{
    private static readonly Lazy<TrueTypeFont> LazyRegular = new(() => Read("NotoSans-Regular", "regular"));
    private static readonly Lazy<TrueTypeFont> LazyBold = new(() => Read("NotoSans-Bold", "bold"));
    private static readonly Lazy<TrueTypeFont> LazyChinese = new(() => Read("NotoSansSC-Regular", "chinese"));

    public static TrueTypeFont Regular => LazyRegular.Value;

    public static TrueTypeFont Bold => LazyBold.Value;

    public static TrueTypeFont Chinese => LazyChinese.Value;

    /// <summary>True for characters that only the Chinese font has.</summary>
    public static bool IsWide(Rune character) => !Regular.Has(character) && Chinese.Has(character);

    private static TrueTypeFont Read(string name, string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"fonts/{file}.ttf")
            ?? throw new InvalidOperationException($"The font {file} is not embedded.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new TrueTypeFont(name, memory.ToArray());
    }
}
