using static Theriac.Gs1.AiCheck;
using static Theriac.Gs1.AiPart;

namespace Theriac.Gs1;

internal static partial class AiTable
{
    // Orders, parties and places: 40 to 43.
    private static AiSpec[] Places =>
    [
        Of("400", "ORDER NUMBER", [Text(1, 30)], Use.LinkAttribute),
        Of("401", "GINC", [Text(1, 30, CompanyPrefix)], Use.LinkAttribute) with { LinkKey = [] },
        Of("402", "GSIN", [Digits(17, CheckDigit, CompanyPrefix)], Use.LinkAttribute) with { LinkKey = [] },
        Of("403", "ROUTE", [Text(1, 30)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("410", "SHIP TO LOC", [Digits(13, CheckDigit, CompanyPrefix)], Use.NoSeparator | Use.LinkAttribute),
        Of("411", "BILL TO", [Digits(13, CheckDigit, CompanyPrefix)], Use.NoSeparator | Use.LinkAttribute),
        Of("412", "PURCHASE FROM", [Digits(13, CheckDigit, CompanyPrefix)], Use.NoSeparator | Use.LinkAttribute),
        Of("413", "SHIP FOR LOC", [Digits(13, CheckDigit, CompanyPrefix)], Use.NoSeparator | Use.LinkAttribute),
        Of("414", "LOC No.", [Digits(13, CheckDigit, CompanyPrefix)], Use.NoSeparator | Use.LinkAttribute) with
        {
            LinkKey = ["254", "7040"],
        },
        Of("415", "PAY TO", [Digits(13, CheckDigit, CompanyPrefix)], Use.NoSeparator | Use.LinkAttribute) with
        {
            Needs = ["8020"],
            LinkKey = ["8020"],
        },
        Of("416", "PROD/SERV LOC", [Digits(13, CheckDigit, CompanyPrefix)], Use.NoSeparator | Use.LinkAttribute),
        Of("417", "PARTY", [Digits(13, CheckDigit, CompanyPrefix)], Use.NoSeparator | Use.LinkAttribute) with
        {
            LinkKey = ["7040"],
        },
        Of("420", "SHIP TO POST", [Text(1, 20)], Use.LinkAttribute) with { NotWith = ["421"] },
        Of("421", "SHIP TO POST", [Digits(3, Country), Text(1, 9)], Use.LinkAttribute) with { NotWith = ["4307"] },
        Of("422", "ORIGIN", [Digits(3, Country)], Use.LinkAttribute) with
        {
            Needs = ["01|02|8006|8026"],
            NotWith = ["426"],
        },
        Of("423", "COUNTRY - INITIAL PROCESS", UpToFiveCountries, Use.LinkAttribute) with
        {
            Needs = ["01|02"],
            NotWith = ["426"],
        },
        Of("424", "COUNTRY - PROCESS", [Digits(3, Country)], Use.LinkAttribute) with
        {
            Needs = ["01|02"],
            NotWith = ["426"],
        },
        Of("425", "COUNTRY - DISASSEMBLY", UpToFiveCountries, Use.LinkAttribute) with
        {
            Needs = ["01|02"],
            NotWith = ["426"],
        },
        Of("426", "COUNTRY - FULL PROCESS", [Digits(3, Country)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Of("427", "ORIGIN SUBDIVISION", [Text(1, 3)], Use.LinkAttribute) with { Needs = ["01|02", "422"] },
        Of("4300", "SHIP TO COMP", [Text(1, 35, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4301", "SHIP TO NAME", [Text(1, 35, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4302", "SHIP TO ADD1", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4303", "SHIP TO ADD2", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["4302"] },
        Of("4304", "SHIP TO SUB", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4305", "SHIP TO LOC", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4306", "SHIP TO REG", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4307", "SHIP TO COUNTRY", [Text(2, CountryLetters)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4308", "SHIP TO PHONE", [Text(1, 30)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4309", "SHIP TO GEO", [Digits(10, Latitude), Digits(10, Longitude)], Use.LinkAttribute) with
        {
            Needs = ["00"],
        },
        Of("4310", "RTN TO COMP", [Text(1, 35, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4311", "RTN TO NAME", [Text(1, 35, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4312", "RTN TO ADD1", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4313", "RTN TO ADD2", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["4312"] },
        Of("4314", "RTN TO SUB", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4315", "RTN TO LOC", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4316", "RTN TO REG", [Text(1, 70, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4317", "RTN TO COUNTRY", [Text(2, CountryLetters)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4318", "RTN TO POST", [Text(1, 20)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4319", "RTN TO PHONE", [Text(1, 30)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4320", "SRV DESCRIPTION", [Text(1, 35, PercentEncoded)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4321", "DANGEROUS GOODS", [Digits(1, YesNo)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4322", "AUTH TO LEAVE", [Digits(1, YesNo)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4323", "SIG REQUIRED", [Digits(1, YesNo)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4324", "NOT BEF DEL DT", [Digits(6, DateOrMonth), Digits(4, HourMinute)], Use.LinkAttribute) with
        {
            Needs = ["00"],
        },
        Of("4325", "NOT AFT DEL DT", [Digits(6, DateOrMonth), Digits(4, HourMinute)], Use.LinkAttribute) with
        {
            Needs = ["00"],
        },
        Of("4326", "REL DATE", [Digits(6, Date)], Use.LinkAttribute) with { Needs = ["00"] },
        Of("4330", "MAX TEMP F.", [Digits(6), Text(1, Hyphen).OrNone()], Use.LinkAttribute) with
        {
            Needs = ["00"],
            NotWith = ["4331"],
        },
        Of("4331", "MAX TEMP C.", [Digits(6), Text(1, Hyphen).OrNone()], Use.LinkAttribute) with
        {
            Needs = ["00"],
            NotWith = ["4330"],
        },
        Of("4332", "MIN TEMP F.", [Digits(6), Text(1, Hyphen).OrNone()], Use.LinkAttribute) with
        {
            Needs = ["00"],
            NotWith = ["4333"],
        },
        Of("4333", "MIN TEMP C.", [Digits(6), Text(1, Hyphen).OrNone()], Use.LinkAttribute) with
        {
            Needs = ["00"],
            NotWith = ["4332"],
        },
    ];
}
