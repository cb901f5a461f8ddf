using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>An action that takes a signature: what is decided, what is shown, and who may sign.</summary>
internal sealed record SignedAction(string Command, SignedCommand Body)
{
    /// <summary>With null everything but the signature is decided, so that nobody signs for what would be refused.</summary>
    public required Func<Scene, Signature?, Outcome<Telling>> Decide { get; init; }

    public required Func<Scene, Telling, string, SignDocument> Document { get; init; }

    public required Func<Scene, SignRequirement> Requirement { get; init; }

    public Needs Needs { get; init; } = Needs.Nothing;

    /// <summary>True when somebody else than the session's person may sign on the same tablet.</summary>
    public bool MayBeSecondPerson { get; init; }
}

/// <summary>What a command needs besides the batch.</summary>
internal sealed record Needs(string? Lot = null, string? Equipment = null, bool Register = false)
{
    /// <summary>What was entered for which step: what it names is loaded as the step's kind asks.</summary>
    public (string Step, string? Value)? Entered { get; init; }

    public string? File { get; init; }

    /// <summary>The routes of exceptions.</summary>
    public bool Policy { get; init; }

    /// <summary>A container that was weighed for the batch: its lot is loaded.</summary>
    public string? Container { get; init; }

    /// <summary>Lots by their ids, and of which material those that are kept.</summary>
    public (IReadOnlyList<string> Lots, string Material)? Kept { get; init; }

    /// <summary>All that a reviewer has to see: void signatures, and changes of roles while the batch ran.</summary>
    public bool Review { get; init; }

    public static readonly Needs ForReview = new() { Review = true };

    /// <summary>Files that the command names; which of them are stored is then known.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The register of paper forms, and the hash of the record as it stands.</summary>
    public bool Paper { get; init; }

    /// <summary>What a shift hand-over looks at: whose drafts there are.</summary>
    public bool Handover { get; init; }

    /// <summary>Other batches that the same signature is for.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Batches that are named beside this one; which of them there are is then known.</summary>
    public IReadOnlyList<string> Associated { get; init; } = [];

    /// <summary>A version of the batch's recipe to go to, or <see cref="Newest"/>.</summary>
    public string? Version { get; init; }

    /// <summary>A change that was asked for: what it names is loaded.</summary>
    public string? Change { get; init; }

    /// <summary>Whatever version is effective at the site.</summary>
    public const string Newest = "*";

    public static Needs Of(string step, string? value, AttachedFile? file) => new() { Entered = (step, value), File = file?.Content };

    public static readonly Needs Nothing = new();

    public static readonly Needs Routes = new() { Policy = true };
}

/// <summary>What every command answers; the client then reads the batch again.</summary>
/// <param name="Exceptions">Ids of exceptions that this command opened.</param>
internal sealed record CommandAnswer(
    string Batch,
    long Version,
    IReadOnlyList<long> Entries,
    string At,
    string Zone,
    IReadOnlyList<string> Exceptions,
    Lifecycle State,
    Disposition Disposition);
