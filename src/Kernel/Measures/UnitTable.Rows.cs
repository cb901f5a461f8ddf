namespace Theriac.Kernel;

internal static partial class UnitTable
{
    // Symbol, factor to the dimension's base unit, code of UN/ECE Recommendation 20, long names, other spellings.
    private static readonly Row[] Mass =
    [
        Of(Dimension.Mass, "kg", 1m, "KGM", ["kilogram", "kilogramme", "kilo"], "KGM", "KG", "Kg", "kgs"),
        Of(Dimension.Mass, "g", 0.001m, "GRM", ["gram", "gramme"], "GRM", "gm"),
        Of(Dimension.Mass, "mg", 0.000_001m, "MGM", ["milligram", "milligramme"], "MGM"),
        Of(Dimension.Mass, "µg", 0.000_000_001m, "MC", ["microgram", "microgramme"], "μg", "ug", "mcg"),
        Of(Dimension.Mass, "ng", 0.000_000_000_001m, null, ["nanogram"]),
        Of(Dimension.Mass, "t", 1000m, "TNE", ["tonne", "metric ton"]),
        Of(Dimension.Mass, "lb", 0.45359237m, "LBR", ["pound"], "lbs", "[lb_av]"),
        Of(Dimension.Mass, "oz", 0.028349523125m, "ONZ", ["ounce"], "[oz_av]"),
    ];

    private static readonly Row[] VolumeLengthArea =
    [
        Of(Dimension.Volume, "L", 1m, "LTR", ["litre"], "LTR", "l", "ℓ"),
        Of(Dimension.Volume, "mL", 0.001m, "MLT", ["millilitre"], "MLT", "ml", "cc", "cm³", "cm3"),
        Of(Dimension.Volume, "µL", 0.000_001m, "4G", ["microlitre"], "μL", "µl", "μl", "uL", "ul"),
        Of(Dimension.Volume, "cL", 0.01m, "CLT", ["centilitre"], "cl"),
        Of(Dimension.Volume, "dL", 0.1m, "DLT", ["decilitre"], "dl"),
        Of(Dimension.Volume, "hL", 100m, "HLT", ["hectolitre"], "hl"),
        Of(Dimension.Volume, "kL", 1000m, "K6", ["kilolitre"], "kl"),
        Of(Dimension.Volume, "m³", 1000m, "MTQ", ["cubic metre"], "m3", "m^3"),
        Of(Dimension.Volume, "gal", 3.785411784m, "GLL", ["US gallon"], "[gal_us]", "gal (US)"),
        Of(Dimension.Length, "m", 1m, "MTR", ["metre"], "MTR"),
        Of(Dimension.Length, "cm", 0.01m, "CMT", ["centimetre"], "CMT"),
        Of(Dimension.Length, "mm", 0.001m, "MMT", ["millimetre"], "MMT"),
        Of(Dimension.Length, "µm", 0.000_001m, "4H", ["micrometre", "micron"], "μm", "um"),
        Of(Dimension.Length, "nm", 0.000_000_001m, "C45", ["nanometre"]),
        Of(Dimension.Length, "km", 1000m, "KMT", ["kilometre"]),
        Of(Dimension.Length, "in", 0.0254m, "INH", ["inch", "inches"], "[in_i]"),
        Of(Dimension.Length, "ft", 0.3048m, "FOT", ["foot", "feet"], "[ft_i]"),
        Of(Dimension.Area, "m²", 1m, "MTK", ["square metre"], "m2", "m^2"),
        Of(Dimension.Area, "cm²", 0.0001m, "CMK", ["square centimetre"], "cm2", "cm^2"),
    ];

    private static readonly Row[] Time =
    [
        Of(Dimension.Time, "s", 1m, "SEC", ["second"], "SEC", "sec"),
        Of(Dimension.Time, "ms", 0.001m, "C26", ["millisecond"]),
        Of(Dimension.Time, "min", 60m, "MIN", ["minute"], "MIN", "mins"),
        Of(Dimension.Time, "h", 3600m, "HUR", ["hour"], "HUR", "hr", "hrs"),
        Of(Dimension.Time, "d", 86400m, "DAY", ["day"], "DAY"),
        Of(Dimension.Time, "wk", 604800m, "WEE", ["week"]),
        Of(Dimension.CalendarPeriod, "mo", 1m, "MON", ["month"]),
        Of(Dimension.CalendarPeriod, "a", 12m, "ANN", ["year"], "yr"),
        Of(Dimension.Frequency, "rpm", 1m, "RPM", ["revolutions per minute"], "r/min", "rev/min", "1/min", "min⁻¹"),
        Of(Dimension.Frequency, "Hz", 60m, "HTZ", ["hertz"], "1/s", "s⁻¹"),
        Of(Dimension.Frequency, "kHz", 60_000m, "KHZ", ["kilohertz"]),
    ];

    private static readonly Row[] TemperatureAndPressure =
    [
        Of(Dimension.Temperature, "K", 1m, "KEL", ["kelvin"], "KEL"),
        Of(Dimension.Temperature, "°C", 1m, "CEL",
            ["degree celsius", "degrees celsius", "celsius", "centigrade"], "CEL", "Cel", "degC", "℃", "ºC", "deg C") with
        {
            Offset = Ratio.Of(273.15m),
        },
        Of(Dimension.Temperature, "°F", 5, 9, "FAH",
            ["degree fahrenheit", "degrees fahrenheit", "fahrenheit"], "FAH", "[degF]", "degF", "℉", "ºF", "deg F") with
        {
            Offset = Ratio.Of(459.67m),
        },
        Of(Dimension.Pressure, "Pa", 1m, "PAL", ["pascal"]),
        Of(Dimension.Pressure, "hPa", 100m, "A97", ["hectopascal"]),
        Of(Dimension.Pressure, "kPa", 1000m, "KPA", ["kilopascal"]),
        Of(Dimension.Pressure, "MPa", 1_000_000m, "MPA", ["megapascal"]),
        Of(Dimension.Pressure, "bar", 100_000m, "BAR", ["bar"]),
        Of(Dimension.Pressure, "mbar", 100m, "MBR", ["millibar"]),
        Of(Dimension.Pressure, "atm", 101_325m, "ATM", ["atmosphere"]),
        Of(Dimension.Pressure, "Torr", 101_325, 760, "UA", ["torr"]),
        Of(Dimension.Pressure, "mmHg", 133.322387415m, "HN", [], "mm[Hg]"),
        Of(Dimension.Pressure, "mmH₂O", 9.80665m, "HP", [], "mmH2O", "mm[H2O]"),
        Of(Dimension.Pressure, "psi", 44_482_216_152_605, 6_451_600_000, "PS",
            ["pound per square inch", "pounds per square inch"], "[psi]"),
    ];

    private static readonly Row[] CountAndRatio =
    [
        Of(Dimension.Count, "each", 1m, "EA", ["piece"], "pcs", "pc", "ea", "EA", "PCE", "H87", "C62", "{each}"),
        Of(Dimension.Percent, "%", 0.01m, "P1", ["percent", "per cent"], "pct"),
        Of(Dimension.Percent, "‰", 0.001m, "NX", ["per mille", "permille"], "[pth]"),
        Of(Dimension.Percent, "ppm", 0.000_001m, "59", ["parts per million"], "[ppm]"),
        Of(Dimension.Percent, "ppb", 0.000_000_001m, "61", ["parts per billion"], "[ppb]"),
        Of(Dimension.Humidity, "% RH", 0.01m, null, ["percent relative humidity"], "%RH", "% rH", "%rH", "% r.h."),
        Of(Dimension.MassFraction, "% w/w", 0.01m, null, ["percent by mass"],
            "%w/w", "% (w/w)", "%(w/w)", "% m/m", "%m/m"),
        Of(Dimension.VolumeFraction, "% v/v", 0.01m, null, ["percent by volume"], "%v/v", "% (v/v)", "%(v/v)"),
        Of(Dimension.Concentration, "% w/v", 0.01m, null, ["percent mass by volume"],
            "%w/v", "% (w/v)", "%(w/v)", "% m/v", "%m/v"),
        Of(Dimension.Angle, "°", 1m, "DD", ["degree of arc", "degrees of arc"], "deg"),
        Of(Dimension.AmountOfSubstance, "mol", 1m, "C34", ["mole"]),
        Of(Dimension.AmountOfSubstance, "mmol", 0.001m, "C18", ["millimole"]),
        Of(Dimension.Activity, "IU", 1m, "NIU", ["international unit"], "I.U.", "[iU]", "[IU]"),
        Of(Dimension.ColonyCount, "CFU", 1m, null, ["colony forming unit"], "cfu", "[CFU]", "[cfu]"),
    ];

    private static readonly Row[] Engineering =
    [
        Of(Dimension.Force, "N", 1m, "NEW", ["newton"]),
        Of(Dimension.Force, "kN", 1000m, "B47", ["kilonewton"]),
        Of(Dimension.Force, "kp", 9.80665m, "B51", ["kilopond"], "kgf"),
        Of(Dimension.Torque, "N·m", 1m, "NU", ["newton metre"], "Nm", "N.m", "N*m"),
        Of(Dimension.Torque, "N·cm", 0.01m, "F88", ["newton centimetre"], "Ncm", "N.cm", "N*cm"),
        Of(Dimension.Energy, "J", 1m, "JOU", ["joule"]),
        Of(Dimension.Energy, "kJ", 1000m, "KJO", ["kilojoule"]),
        Of(Dimension.Energy, "kWh", 3_600_000m, "KWH", ["kilowatt hour"]),
        Of(Dimension.Power, "W", 1m, "WTT", ["watt"]),
        Of(Dimension.Power, "kW", 1000m, "KWT", ["kilowatt"]),
        Of(Dimension.Voltage, "V", 1m, "VLT", ["volt"]),
        Of(Dimension.Voltage, "mV", 0.001m, "2Z", ["millivolt"]),
        Of(Dimension.Current, "A", 1m, "AMP", ["ampere"]),
        Of(Dimension.Current, "mA", 0.001m, "4K", ["milliampere"]),
        Of(Dimension.Conductivity, "S/m", 1m, "D10", ["siemens per metre"]),
        Of(Dimension.Conductivity, "mS/cm", 0.1m, "H61", ["millisiemens per centimetre"]),
        Of(Dimension.Conductivity, "µS/cm", 0.0001m, null, ["microsiemens per centimetre"], "μS/cm", "uS/cm"),
        Of(Dimension.Viscosity, "Pa·s", 1m, "C65", ["pascal second"], "Pa.s", "Pa*s"),
        Of(Dimension.Viscosity, "mPa·s", 0.001m, "C24", ["millipascal second", "centipoise"], "mPa.s", "mPa*s", "cP"),
        Of(Dimension.Acidity, "pH", 1m, "Q30", [], "PH", "[pH]"),
        Of(Dimension.Turbidity, "NTU", 1m, null, ["nephelometric turbidity unit"]),
        Of(Dimension.Illuminance, "lx", 1m, "LUX", ["lux"]),
    ];

    private static readonly Row[] QuotientsWithCode =
    [
        Of(Dimension.Concentration, "kg/m³", 0.001m, "KMQ", ["kilogram per cubic metre", "kilograms per cubic metre"]),
        Of(Dimension.Concentration, "g/L", 0.001m, "GL", []),
        Of(Dimension.Concentration, "mg/L", 0.000_001m, "M1", []),
        Of(Dimension.Concentration, "g/mL", 1m, "GJ", [], "g/cm³", "g/cm3"),
        Of(Dimension.Concentration, "g/m³", 0.000_001m, "A93", [], "g/m3"),
        Of(Dimension.Molarity, "mol/L", 1m, "C35", [], "mol/dm³", "mol/dm3"),
        Of(Dimension.Speed, "km/h", 1000, 3600, "KMH", []),
        Of(Dimension.Speed, "m/s", 1m, "MTS", []),
        Of(Dimension.VolumeFlow, "L/min", 1, 60, "L2", []),
        Of(Dimension.VolumeFlow, "m³/h", 1000, 3600, "MQH", []),
        Of(Dimension.MassFlow, "kg/h", 1, 3600, "E93", []),
    ];

    private static Row[] Rows =>
    [
        .. Mass, .. VolumeLengthArea, .. Time, .. TemperatureAndPressure, .. CountAndRatio, .. Engineering,
        .. QuotientsWithCode,
    ];
}
