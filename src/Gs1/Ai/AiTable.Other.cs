using static Theriac.Gs1.AiCheck;
using static Theriac.Gs1.AiPart;

namespace Theriac.Gs1;

internal static partial class AiTable
{
    // The four-digit keys, and what companies agree among themselves: 80 to 99.
    private static AiSpec[] Other =>
    [
        Of("8001", "DIMENSIONS",
            [Digits(4, NotZero), Digits(5, NotZero), Digits(3, NotZero), Digits(1, Winding), Digits(1)],
            Use.LinkAttribute) with
        {
            Needs = ["01"],
        },
        Of("8002", "CMT No.", [Text(1, 20)], Use.LinkAttribute),
        Of("8003", "GRAI", [Digits(1, Zero), Digits(13, CheckDigit, CompanyPrefix), Text(1, 16).OrNone()],
            Use.LinkAttribute) with
        {
            LinkKey = [],
        },
        Of("8004", "GIAI", [Text(1, 30, CompanyPrefix)], Use.LinkAttribute) with { LinkKey = ["7040"] },
        Of("8005", "PRICE PER UNIT", [Digits(6)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Of("8006", "ITIP", [Digits(14, CheckDigit, CompanyPrefixSecond), Digits(4, PieceOfTotal)],
            Use.LinkAttribute) with
        {
            NotWith = ["01", "37"],
            LinkKey = ["22 10 21"],
        },
        Of("8007", "IBAN", [Text(1, 34, Iban)], Use.LinkAttribute) with { Needs = ["415"] },
        Of("8008", "PROD TIME",
            [Digits(6, Date), Digits(2, Hour), Digits(2, Minute).OrNone(), Digits(2, Second).OrNone()],
            Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("8009", "OPTSEN", [Text(1, 50)], Use.LinkAttribute) with { Needs = ["00|01"] },
        Of("8010", "CPID", [Code39(1, 30, CompanyPrefix)], Use.LinkAttribute) with { LinkKey = ["8011"] },
        Of("8011", "CPID SERIAL", [Digits(1, 12, NoLeadingZero)]) with { Needs = ["8010"] },
        Of("8012", "VERSION", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01|8006"] },
        Of("8013", "GMN", [Text(1, 25, CheckPair, CompanyPrefix)], Use.LinkAttribute) with { LinkKey = [] },
        Of("8014", "MUDI", [Text(1, 25, CheckPair, CompanyPrefix, HasNonDigit)]) with { Needs = ["01"] },
        Of("8017", "GSRN - PROVIDER", [Digits(18, CheckDigit, CompanyPrefix)], Use.LinkAttribute) with
        {
            NotWith = ["8018"],
            LinkKey = ["8019"],
        },
        Of("8018", "GSRN - RECIPIENT", [Digits(18, CheckDigit, CompanyPrefix)], Use.LinkAttribute) with
        {
            NotWith = ["8017"],
            LinkKey = ["8019"],
        },
        Of("8019", "SRIN", [Digits(1, 10)]) with { Needs = ["8017|8018"] },
        Of("8020", "REF No.", [Text(1, 25)]) with { Needs = ["415"] },
        Of("8026", "ITIP CONTENT", [Digits(14, CheckDigit, CompanyPrefixSecond), Digits(4, PieceOfTotal)],
            Use.LinkAttribute) with
        {
            Needs = ["37"],
            NotWith = ["02", "8006"],
        },
        Of("8030", "DIGSIG", [Base64(1, 90)], Use.LinkAttribute) with
        {
            Needs = ["00|01+21|253|255|8003|8004|8006+21|8010+8011|8017|8018"],
        },
        Of("8040", "IMEI", [Digits(15)]) with { Needs = ["01+21"] },
        Of("8041", "IMEI2", [Digits(15)]) with { Needs = ["01+21+8040"] },
        Of("8042", "ESIM", [Digits(32)]) with { Needs = ["01+21+8040"] },
        Of("8043", "PSIM", [Digits(18), Digits(1, 2).OrNone()]) with { Needs = ["01+21+8040"] },
        Of("8110", "", [Text(1, 70, Coupon)], Use.LinkAttribute),
        Of("8111", "POINTS", [Digits(4)], Use.LinkAttribute) with { Needs = ["255"] },
        Of("8112", "", [Text(1, 70, CouponOffer)], Use.LinkAttribute),
        Of("8200", "PRODUCT URL", [Text(1, 70)]) with { Needs = ["01"] },
        Of("90", "INTERNAL", [Text(1, 30)], Use.LinkAttribute),
        Of("91-99", "INTERNAL", [Text(1, 90)], Use.LinkAttribute),
    ];
}
