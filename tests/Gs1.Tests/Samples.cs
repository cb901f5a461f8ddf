using FsCheck;
using FsCheck.Fluent;

namespace Theriac.Gs1.Tests;

/// <summary>Identifiers and labels that are right.</summary>
internal static class Samples
{
    public static Gen<string> Digits(int length) =>
        Gen.ArrayOf(Gen.Choose('0', '9'), length).Select(digits => string.Concat(digits.Select(digit => (char)digit)));

    public static Gen<string> Text(int lengthMax) =>
        from length in Gen.Choose(1, lengthMax)
        from characters in Gen.ArrayOf(Gen.Elements(Charset.Set82.ToCharArray()), length)
        select new string(characters);

    private static readonly Gen<string> Keys13 = Digits(11).Select(body => Checked("9" + body));

    private static readonly Gen<string> Gtins = Digits(12).Select(body => Checked($"{body[0]}9{body[1..]}"));

    /// <summary>Pack labels: GTIN, serial, lot, expiry and perhaps a count of something else.</summary>
    public static Arbitrary<IReadOnlyList<AiElement>> Packs { get; } = (
        from gtin in Gtins
        from serial in Text(20)
        from lot in Text(20)
        from month in Gen.Choose(1, 12)
        from note in Text(90)
        from serialFirst in Gen.Elements(true, false)
        let middle = serialFirst ? new[] { El("21", serial), El("10", lot) } : [El("10", lot), El("21", serial)]
        select (IReadOnlyList<AiElement>)[El("01", gtin), .. middle, El("17", $"27{month:D2}00"), El("99", note)])
        .ToArbitrary();

    /// <summary>Things of every kind.</summary>
    public static Arbitrary<Gs1Id> Ids { get; } = Gen.OneOf(
        Gtins.Select(key => Of(Gs1IdKind.Gtin, key)),
        With(Gs1IdKind.Sgtin, Gtins, Text(20)),
        With(Gs1IdKind.Lgtin, Gtins, Text(20)),
        With(Gs1IdKind.Upui, Gtins, Text(28)),
        Digits(16).Select(body => Of(Gs1IdKind.Sscc, Checked($"{body[0]}9{body[1..]}"))),
        Keys13.Select(key => Of(Gs1IdKind.Sgln, key)),
        With(Gs1IdKind.Sgln, Keys13, Text(20)),
        Keys13.Select(key => Of(Gs1IdKind.Pgln, key)),
        Keys13.Select(key => Of(Gs1IdKind.Gdti, key)),
        With(Gs1IdKind.Gdti, Keys13, Text(17)),
        With(Gs1IdKind.Grai, Keys13.Select(key => "0" + key), Text(16)),
        Text(20).Select(text => Of(Gs1IdKind.Giai, "9506000" + text)),
        Digits(16).Select(body => Of(Gs1IdKind.Gsrn, Checked("9" + body))),
        Digits(16).Select(body => Of(Gs1IdKind.Gsrnp, Checked("9" + body))),
        With(Gs1IdKind.Sgcn, Keys13, Digits(12)),
        Digits(5).Select(part => Gs1Id.Of(Gs1IdKind.Cpi, $"9506000A-#/{part}", "17").Value),
        With(Gs1IdKind.Itip, Gtins.Select(gtin => gtin + "0203"), Text(20)),
        Text(20).Select(text => Of(Gs1IdKind.Ginc, "9506000" + text)),
        Digits(15).Select(body => Of(Gs1IdKind.Gsin, Checked("9" + body)))).ToArbitrary();

    public static AiElement El(string ai, string value) => AiElement.Of(ai, value).Value;

    public static string Checked(string body) => body + CheckDigits.Of(body);

    private static Gen<Gs1Id> With(Gs1IdKind kind, Gen<string> keys, Gen<string> serials) =>
        keys.SelectMany(key => serials.Select(serial => Gs1Id.Of(kind, key, serial).Value));

    private static Gs1Id Of(Gs1IdKind kind, string key) => Gs1Id.Of(kind, key).Value;
}
