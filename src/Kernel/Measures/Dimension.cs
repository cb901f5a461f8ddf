namespace Theriac.Kernel;

/// <summary>What a unit measures. Quantities of different dimensions never mix.</summary>
public enum Dimension
{
    Mass,
    Volume,
    Length,
    Area,
    Time,

    /// <summary>Months and years, which have no fixed number of days: shelf lives and intervals.</summary>
    CalendarPeriod,
    Temperature,
    Count,
    Pressure,

    /// <summary>Percent, per mille, ppm without saying of what.</summary>
    Percent,

    /// <summary>Relative humidity.</summary>
    Humidity,

    /// <summary>Mass per volume; density is the same.</summary>
    Concentration,
    MassFraction,
    VolumeFraction,

    /// <summary>Turns or cycles per time.</summary>
    Frequency,
    Angle,
    Speed,
    VolumeFlow,
    MassFlow,
    TemperatureRate,
    PressureRate,
    CountRate,
    CountDensity,
    MassPerCount,
    VolumePerCount,
    MassPerArea,
    Force,
    Torque,
    Energy,
    Power,
    Voltage,
    Current,
    Conductivity,
    Viscosity,
    Acidity,
    Turbidity,
    Illuminance,
    AmountOfSubstance,
    Molarity,

    /// <summary>International units of one substance; no ratio to a mass.</summary>
    Activity,
    ActivityConcentration,
    ActivityPerMass,

    /// <summary>Colony forming units.</summary>
    ColonyCount,
    ColonyDensity,
    ColonyPerMass,
}
