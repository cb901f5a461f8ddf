namespace Theriac.Activity.Index;

/// <summary>How the terms of the index are written; the projection and the search say them the same way.</summary>
internal static class Terms
{
    /// <summary>Every entry that carries a signature.</summary>
    public const string Signed = "signed";

    public static string Stream(string stream) => "stream:" + stream;

    /// <summary>All streams of a kind: <c>batch</c> of <c>batch/B1</c>.</summary>
    public static string Kind(string stream) => "kind:" + (stream.IndexOf('/') is var at and >= 0 ? stream[..at] : stream);

    public static string Actor(string actor) => "actor:" + actor;

    /// <summary>Without its version: whoever looks for corrections wants those of every version.</summary>
    public static string Type(string type) => "type:" + NameOf(type);

    /// <summary>Who did what: the pair that is asked for most has a term of its own.</summary>
    public static string Deed(string actor, string type) => $"deed:{actor}|{NameOf(type)}";

    public static string Terminal(string terminal) => "terminal:" + terminal;

    public static string Site(string site) => "site:" + site;

    public static string Meaning(string meaning) => "meaning:" + meaning;

    public static string NameOf(string type) => type.Split('.')[0];
}
