using static Theriac.Gs1.AiCheck;
using static Theriac.Gs1.AiPart;

namespace Theriac.Gs1;

internal static partial class AiTable
{
    // Keys, dates, serials and references: 00 to 25.
    private static AiSpec[] Trade =>
    [
        Of("00", "SSCC", [Digits(18, CheckDigit, CompanyPrefixSecond)], Use.NoSeparator | Use.LinkAttribute) with
        {
            LinkKey = [],
        },
        Of("01", "GTIN", [Digits(14, CheckDigit, CompanyPrefixSecond)], Use.NoSeparator | Use.LinkAttribute) with
        {
            NotWith = ["255", "37"],
            LinkKey = ["22 10 21", "235"],
        },
        Of("02", "CONTENT", [Digits(14, CheckDigit, CompanyPrefixSecond)], Use.NoSeparator | Use.LinkAttribute) with
        {
            Needs = ["37"],
            NotWith = ["01", "03"],
        },
        Of("03", "MTO GTIN", [Digits(14, CheckDigit, CompanyPrefixSecond)], Use.NoSeparator) with
        {
            NotWith = ["01", "02", "37"],
        },
        Of("10", "BATCH/LOT", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01|02|03|8006|8026"] },
        Of("11", "PROD DATE", [Digits(6, DateOrMonth)], Use.NoSeparator | Use.LinkAttribute) with
        {
            Needs = ["01|02|03|8006|8026"],
        },
        Of("12", "DUE DATE", [Digits(6, DateOrMonth)], Use.NoSeparator | Use.LinkAttribute) with { Needs = ["8020"] },
        Of("13", "PACK DATE", [Digits(6, DateOrMonth)], Use.NoSeparator | Use.LinkAttribute) with
        {
            Needs = ["01|02|03|8006|8026"],
        },
        Of("15", "BEST BEFORE or BEST BY", [Digits(6, DateOrMonth)], Use.NoSeparator | Use.LinkAttribute) with
        {
            Needs = ["01|02|03|8006|8026"],
        },
        Of("16", "SELL BY", [Digits(6, DateOrMonth)], Use.NoSeparator | Use.LinkAttribute) with
        {
            Needs = ["01|02|03|8006|8026"],
        },
        Of("17", "USE BY or EXPIRY", [Digits(6, DateOrMonth)], Use.NoSeparator | Use.LinkAttribute) with
        {
            Needs = ["01|02|03|255|8006|8026"],
        },
        Of("20", "VARIANT", [Digits(2)], Use.NoSeparator | Use.LinkAttribute) with { Needs = ["01|02|8006|8026"] },
        Of("21", "SERIAL", [Text(1, 20)]) with { Needs = ["01|03|8006"], NotWith = ["235"] },
        Of("22", "CPV", [Text(1, 20)]) with { Needs = ["01"] },
        Of("235", "TPX", [Text(1, 28)]) with { Needs = ["01"] },
        Of("240", "ADDITIONAL ID", [Text(1, 30)], Use.LinkAttribute) with { Needs = ["01|02|8006|8026"] },
        Of("241", "CUST. PART No.", [Text(1, 30)], Use.LinkAttribute) with { Needs = ["01|02|8006|8026"] },
        Of("242", "MTO VARIANT", [Digits(1, 6)], Use.LinkAttribute) with { Needs = ["01|02|8006|8026"] },
        Of("243", "PCN", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("250", "SECONDARY SERIAL", [Text(1, 30)], Use.LinkAttribute) with { Needs = ["01|8006", "21"] },
        Of("251", "REF. TO SOURCE", [Text(1, 30)], Use.LinkAttribute) with { Needs = ["01|8006"] },
        Of("253", "GDTI", [Digits(13, CheckDigit, CompanyPrefix), Text(1, 17).OrNone()], Use.LinkAttribute) with
        {
            LinkKey = [],
        },
        Of("254", "GLN EXTENSION COMPONENT", [Text(1, 20)]) with { Needs = ["414"] },
        Of("255", "GCN", [Digits(13, CheckDigit, CompanyPrefix), Digits(1, 12).OrNone()], Use.LinkAttribute) with
        {
            NotWith = ["01", "02", "415", "8006", "8020", "8026"],
            LinkKey = [],
        },
    ];
}
