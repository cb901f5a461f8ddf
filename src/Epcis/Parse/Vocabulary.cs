using System.Collections.Frozen;

namespace Theriac.Epcis.Parse;

/// <summary>
/// A vocabulary of CBV 2.0: its bare words, and the URN and web forms that mean the same. In JSON the standard demands the
/// bare word for its own values and a URI for everybody else's.
/// </summary>
internal sealed class Vocabulary
{
    public static readonly Vocabulary BizStep = new(
        "bizstep", "BizStep",
        "accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting decommissioning " +
        "departing destroying disassembling dispensing encoding entering_exiting holding inspecting installing killing loading other " +
        "packing picking receiving removing repackaging repairing replacing reserving retail_selling shipping staging_outbound " +
        "stock_taking stocking storing transporting unloading unpacking void_shipping sensor_reporting sampling");

    public static readonly Vocabulary Disposition = new(
        "disp", "Disp",
        "active container_closed damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive " +
        "no_pedigree_match non_sellable_other partially_dispensed recalled reserved retail_sold returned sellable_accessible " +
        "sellable_not_accessible stolen unknown available completeness_verified completeness_inferred conformant container_open " +
        "mismatch_instance mismatch_class mismatch_quantity needs_replacement non_conformant unavailable");

    public static readonly Vocabulary BizTransactionType = new(
        "btt", "BTT", "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt");

    public static readonly Vocabulary SourceDestType = new("sdt", "SDT", "owning_party possessing_party location");

    public static readonly Vocabulary ErrorReason = new("er", "ER", "did_not_occur incorrect_data");

    public static readonly Vocabulary Component = new(
        "comp", "Comp",
        "x y z axial_distance azimuth height spherical_radius polar_angle elevation_angle easting northing latitude longitude altitude");

    public static readonly Vocabulary MeasurementType = new(
        "", "",
        "AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Radioactivity Altitude AmountOfSubstance " +
        "AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance Conductance " +
        "Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity ElectricCharge ElectricCurrent " +
        "ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency Illuminance Inductance Irradiance " +
        "KinematicViscosity Length LinearMomentum Luminance LuminousFlux LuminousIntensity MagneticFlux MagneticFluxDensity " +
        "MagneticVectorPotential Mass MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy " +
        "MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity RelativeHumidity Resistance Resistivity SolidAngle " +
        "SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate VolumeFraction " +
        "VolumetricFlux Wavenumber");

    public static readonly Vocabulary SensorAlertType = new("", "", "ALARM_CONDITION ERROR_CONDITION");

    private readonly FrozenSet<string> _words;
    private readonly string[] _longForms;

    private Vocabulary(string urn, string web, string words)
    {
        _words = words.Split(' ').ToFrozenSet();
        _longForms = urn.Length == 0
            ? []
            : [
                $"urn:epcglobal:cbv:{urn}:", $"https://ref.gs1.org/cbv/{web}-", $"http://ref.gs1.org/cbv/{web}-",
                $"https://ns.gs1.org/cbv/{web}-", $"http://ns.gs1.org/cbv/{web}-", $"cbv:{web}-",
            ];
    }

    /// <summary>True for a bare word, and for a URI that does not spell a word of the standard in another way.</summary>
    public bool Accepts(string text) =>
        _words.Contains(text) || (UriText.IsUri(text) && !IsForeignSpelling(text));

    /// <summary>The one form that is compared: the bare word where there is one, else the text itself.</summary>
    public string Key(string text)
    {
        foreach (var form in _longForms)
        {
            if (text.StartsWith(form, StringComparison.Ordinal) && _words.Contains(text[form.Length..]))
                return text[form.Length..];
        }

        return text;
    }

    private bool IsForeignSpelling(string text) =>
        _longForms.Length == 0
            ? text.StartsWith("https://gs1.org/voc/", StringComparison.Ordinal) || text.StartsWith("http://gs1.org/voc/", StringComparison.Ordinal)
                || text.StartsWith("https://www.gs1.org/voc/", StringComparison.Ordinal)
                || text.StartsWith("http://www.gs1.org/voc/", StringComparison.Ordinal)
            : text.StartsWith("urn:epcglobal:cbv", StringComparison.Ordinal)
                || text.StartsWith("https://ns.gs1.org/cbv/", StringComparison.Ordinal)
                || text.StartsWith("http://ns.gs1.org/cbv/", StringComparison.Ordinal);
}
