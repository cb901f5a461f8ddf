using static Theriac.Gs1.AiCheck;
using static Theriac.Gs1.AiPart;

namespace Theriac.Gs1;

internal static partial class AiTable
{
    // Counts, measures and amounts: 30 to 39.
    private static AiSpec[] Measures =>
    [
        Of("30", "VAR. COUNT", [Digits(1, 8)], Use.LinkAttribute) with { Needs = ["01|02"] },
        Measure("3100-3105", "NET WEIGHT (kg)", "01|02", "310n"),
        Measure("3110-3115", "LENGTH (m)", "01|02", "311n"),
        Measure("3120-3125", "WIDTH (m)", "01|02", "312n"),
        Measure("3130-3135", "HEIGHT (m)", "01|02", "313n"),
        Measure("3140-3145", "AREA (m²)", "01|02", "314n"),
        Measure("3150-3155", "NET VOLUME (l)", "01|02", "315n"),
        Measure("3160-3165", "NET VOLUME (m³)", "01|02", "316n"),
        Measure("3200-3205", "NET WEIGHT (lb)", "01|02", "320n"),
        Measure("3210-3215", "LENGTH (in)", "01|02", "321n"),
        Measure("3220-3225", "LENGTH (ft)", "01|02", "322n"),
        Measure("3230-3235", "LENGTH (yd)", "01|02", "323n"),
        Measure("3240-3245", "WIDTH (in)", "01|02", "324n"),
        Measure("3250-3255", "WIDTH (ft)", "01|02", "325n"),
        Measure("3260-3265", "WIDTH (yd)", "01|02", "326n"),
        Measure("3270-3275", "HEIGHT (in)", "01|02", "327n"),
        Measure("3280-3285", "HEIGHT (ft)", "01|02", "328n"),
        Measure("3290-3295", "HEIGHT (yd)", "01|02", "329n"),
        Measure("3300-3305", "GROSS WEIGHT (kg)", "00|01", "330n"),
        Measure("3310-3315", "LENGTH (m), log", "00|01", "331n"),
        Measure("3320-3325", "WIDTH (m), log", "00|01", "332n"),
        Measure("3330-3335", "HEIGHT (m), log", "00|01", "333n"),
        Measure("3340-3345", "AREA (m²), log", "00|01", "334n"),
        Measure("3350-3355", "VOLUME (l), log", "00|01", "335n"),
        Measure("3360-3365", "VOLUME (m³), log", "00|01", "336n"),
        Measure("3370-3375", "KG PER m²", "01", "337n"),
        Measure("3400-3405", "GROSS WEIGHT (lb)", "00|01", "340n"),
        Measure("3410-3415", "LENGTH (in), log", "00|01", "341n"),
        Measure("3420-3425", "LENGTH (ft), log", "00|01", "342n"),
        Measure("3430-3435", "LENGTH (yd), log", "00|01", "343n"),
        Measure("3440-3445", "WIDTH (in), log", "00|01", "344n"),
        Measure("3450-3455", "WIDTH (ft), log", "00|01", "345n"),
        Measure("3460-3465", "WIDTH (yd), log", "00|01", "346n"),
        Measure("3470-3475", "HEIGHT (in), log", "00|01", "347n"),
        Measure("3480-3485", "HEIGHT (ft), log", "00|01", "348n"),
        Measure("3490-3495", "HEIGHT (yd), log", "00|01", "349n"),
        Measure("3500-3505", "AREA (in²)", "01|02", "350n"),
        Measure("3510-3515", "AREA (ft²)", "01|02", "351n"),
        Measure("3520-3525", "AREA (yd²)", "01|02", "352n"),
        Measure("3530-3535", "AREA (in²), log", "00|01", "353n"),
        Measure("3540-3545", "AREA (ft²), log", "00|01", "354n"),
        Measure("3550-3555", "AREA (yd²), log", "00|01", "355n"),
        Measure("3560-3565", "NET WEIGHT (tr oz)", "01|02", "356n"),
        Measure("3570-3575", "NET VOLUME (oz)", "01|02", "357n"),
        Measure("3600-3605", "NET VOLUME (qt (US))", "01|02", "360n"),
        Measure("3610-3615", "NET VOLUME (gal.)", "01|02", "361n"),
        Measure("3620-3625", "VOLUME (qt (US)), log", "00|01", "362n"),
        Measure("3630-3635", "VOLUME (gal (US)), log", "00|01", "363n"),
        Measure("3640-3645", "NET VOLUME (in³)", "01|02", "364n"),
        Measure("3650-3655", "NET VOLUME (ft³)", "01|02", "365n"),
        Measure("3660-3665", "NET VOLUME (yd³)", "01|02", "366n"),
        Measure("3670-3675", "VOLUME (in³), log", "00|01", "367n"),
        Measure("3680-3685", "VOLUME (ft³), log", "00|01", "368n"),
        Measure("3690-3695", "VOLUME (yd³), log", "00|01", "369n"),
        Of("37", "COUNT", [Digits(1, 8)], Use.LinkAttribute) with { Needs = ["00", "02|8026"] },
        Of("3900-3909", "AMOUNT", [Digits(1, 15)], Use.LinkAttribute) with
        {
            Needs = ["255|8020"],
            NotWith = ["390n", "391n", "394n", "8111"],
        },
        Of("3910-3919", "AMOUNT", [Digits(3, Currency), Digits(1, 15)], Use.LinkAttribute) with
        {
            Needs = ["8020"],
            NotWith = ["391n"],
        },
        Of("3920-3929", "PRICE", [Digits(1, 15)], Use.LinkAttribute) with
        {
            Needs = ["01", "30|31nn|32nn|35nn|36nn"],
            NotWith = ["392n", "393n"],
        },
        Of("3930-3939", "PRICE", [Digits(3, Currency), Digits(1, 15)], Use.LinkAttribute) with
        {
            Needs = ["30|31nn|32nn|35nn|36nn"],
            NotWith = ["393n"],
        },
        Of("3940-3943", "PRCNT OFF", [Digits(4)], Use.LinkAttribute) with
        {
            Needs = ["255"],
            NotWith = ["394n", "8111"],
        },
        Of("3950-3955", "PRICE/UoM", [Digits(6)], Use.LinkAttribute) with
        {
            Needs = ["30|31nn|32nn|35nn|36nn"],
            NotWith = ["392n", "393n", "395n", "8005"],
        },
    ];
}
