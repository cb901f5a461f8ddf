using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>Why a package is not taken, or not made.</summary>
internal static class PackageRefusals
{
    public static Refusal TooLarge(long bytes) =>
        new("package-too-large", 413, $"The package has {bytes} bytes; {RecipePackage.BytesMax} at most.");

    public static Refusal NotAPackage() => new("package-not-readable", 422, "The file is no recipe package.");

    public static Refusal FormatUnknown(string format) =>
        new Refusal("package-format-unknown", 422, $"The package has the form {format}; this release reads {RecipePackage.FormatName}.").With("format", format);

    public static Refusal Altered(string what) =>
        new("package-altered", 422, $"The package is not as it was made: {what}. Nothing of it is taken.");

    public static Refusal KeyNotTrusted(string keyId, string instance) =>
        new Refusal("package-key-not-trusted", 403, $"The package is signed by key {keyId} of {instance}. No administrator trusted it here.").With("keyId", keyId);

    public static Refusal PartMissing(string hash) =>
        new Refusal("package-part-missing", 409, $"The recipe names content {hash}, and it is not there.").With("hash", hash);

    public static Refusal LifeTooLong(long entries) =>
        new("package-life-too-long", 409, $"The version has {entries} entries; a package takes {RecipePackage.LifeMax}. Export a version that was begun anew.");

    public static Refusal KeyNotReadable() =>
        Refusal.Input("/publicKey", "package-key-not-readable", "This is no public key as theriac ledger key prints it.");

    public static Refusal NameMissing(int max) => Refusal.Input("/name", "name-missing", $"Say whose key it is, in {max} characters at most.");

    public static Refusal KeyOwn() => new("package-key-own", 409, "This is the key of this instance itself.");

    public static Refusal KeyTrusted() => new("package-key-trusted", 409, "This key is trusted already.");

    public static Refusal KeyUnknown() => new("package-key-unknown", 404, "No such key is trusted here.");
}
