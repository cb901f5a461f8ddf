using static Theriac.Gs1.AiCheck;
using static Theriac.Gs1.AiPart;

namespace Theriac.Gs1;

internal static partial class AiTable
{
    // Dates, processors, national numbers and people: 70 to 72.
    private static AiSpec[] Detail =>
    [
        Of("7001", "NSN", [Digits(13)], Use.LinkAttribute) with { Needs = ["01|02|8006|8026"] },
        Of("7002", "MEAT CUT", [Text(1, 30)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Of("7003", "EXPIRY TIME", [Digits(6, Date), Digits(4, HourMinute)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7004", "ACTIVE POTENCY", [Digits(1, 4)], Use.LinkAttribute) with { Needs = ["01+10"] },
        Of("7005", "CATCH AREA", [Text(1, 12)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Of("7006", "FIRST FREEZE DATE", [Digits(6, Date)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Of("7007", "HARVEST DATE", [Digits(6, Date), Digits(6, Date).OrNone()], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7008", "AQUATIC SPECIES", [Text(1, 3)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Of("7009", "FISHING GEAR TYPE", [Text(1, 10)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Of("7010", "PROD METHOD", [Text(1, 2)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Of("7011", "TEST BY DATE", [Digits(6, Date), Digits(4, HourMinute).OrNone()], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7020", "REFURB LOT", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01|8006", "416"] },
        Of("7021", "FUNC STAT", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01|8006"] },
        Of("7022", "REV STAT", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["7021"] },
        Of("7023", "GIAI - ASSEMBLY", [Text(1, 30, CompanyPrefix)], Use.LinkAttribute),
        Of("7030", "PROCESSOR # 0", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7031", "PROCESSOR # 1", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7032", "PROCESSOR # 2", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7033", "PROCESSOR # 3", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7034", "PROCESSOR # 4", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7035", "PROCESSOR # 5", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7036", "PROCESSOR # 6", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7037", "PROCESSOR # 7", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7038", "PROCESSOR # 8", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7039", "PROCESSOR # 9", [Digits(3, CountryOrWorld), Text(1, 27)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
        },
        Of("7040", "UIC+EXT", [Digits(1), Text(1), Text(1), Text(1, ImporterIndex)]),
        Of("7041", "UFRGT UNIT TYPE", [Text(1, 4, PackageType)]) with { Needs = ["00"] },
        Of("710", "NHRN PZN", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("711", "NHRN CIP", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("712", "NHRN CN", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("713", "NHRN DRN", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("714", "NHRN AIM", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("715", "NHRN NDC", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("716", "NHRN AIC", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("717", "NHRN SRN", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01"] },
        Of("7230", "CERT # 1", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7231", "CERT # 2", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7232", "CERT # 3", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7233", "CERT # 4", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7234", "CERT # 5", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7235", "CERT # 6", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7236", "CERT # 7", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7237", "CERT # 8", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7238", "CERT # 9", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7239", "CERT # 10", [Text(2), Text(1, 28)], Use.LinkAttribute) with { Needs = ["01|8004"] },
        Of("7240", "PROTOCOL", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["01|8006"] },
        Of("7241", "AIDC MEDIA TYPE", [Digits(2, MediaType)], Use.LinkAttribute) with { Needs = ["8017|8018"] },
        Of("7242", "VCN", [Text(1, 25)], Use.LinkAttribute) with { Needs = ["8017|8018"] },
        Of("7250", "DOB", [Digits(8, LongDate)], Use.LinkAttribute) with { Needs = ["8018"], NotWith = ["7251"] },
        Of("7251", "DOB TIME", [Digits(8, LongDate), Digits(4, HourMinute)], Use.LinkAttribute) with
        {
            Needs = ["8018"],
            NotWith = ["7250"],
        },
        Of("7252", "BIO SEX", [Digits(1, Sex)], Use.LinkAttribute) with { Needs = ["8018"] },
        Of("7253", "FAMILY NAME", [Text(1, 40, PercentEncoded)], Use.LinkAttribute) with
        {
            Needs = ["8017|8018"],
            NotWith = ["7256", "7259"],
        },
        Of("7254", "GIVEN NAME", [Text(1, 40, PercentEncoded)], Use.LinkAttribute) with
        {
            Needs = ["8017|8018"],
            NotWith = ["7256", "7259"],
        },
        Of("7255", "SUFFIX", [Text(1, 10)], Use.LinkAttribute) with
        {
            Needs = ["8017|8018"],
            NotWith = ["7256", "7259"],
        },
        Of("7256", "FULL NAME", [Text(1, 90, PercentEncoded)], Use.LinkAttribute) with { Needs = ["8017|8018"] },
        Of("7257", "PERSON ADDR", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["8018"] },
        Of("7258", "BIRTH SEQUENCE", [Text(3, PositionInSequence)], Use.LinkAttribute) with { Needs = ["8018+7259"] },
        Of("7259", "BABY", [Text(1, 40, PercentEncoded)], Use.LinkAttribute) with
        {
            Needs = ["8018"],
            NotWith = ["7256"],
        },
    ];
}
