using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>Who acts, seen from the batch's site.</summary>
/// <param name="Qualifications">Those that are held and not lapsed at this moment.</param>
internal sealed record Actor(
    string UserId,
    string Name,
    IReadOnlySet<Role> Roles,
    TerminalInfo? Terminal,
    IReadOnlySet<string> Qualifications)
{
    public By By => new(UserId, Name);

    public bool HasAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
                return true;
        }

        return false;
    }
}

/// <summary>All that a decision may look at: the record, its recipe, who acts and the server's time.</summary>
internal sealed record Scene(BatchState State, ControlRecipe Recipe, Actor Who, long Now)
{
    /// <summary>The batch's stream at the version that is decided on.</summary>
    public StreamVersion BatchAt { get; init; }

    /// <summary>Why no time is judged by the server's clock now; null while it may be relied on.</summary>
    public ClockFault? Clock { get; init; }

    /// <summary>How exceptions are closed; loaded where it is asked for.</summary>
    public ExceptionPolicy Policy { get; init; } = ExceptionPolicy.Default;

    public StreamVersion PolicyAt { get; init; } = new(PolicyState.Stream, 0);

    /// <summary>The version that the batch may go to, where the command asks for one.</summary>
    public NextVersion? Next { get; init; }

    /// <summary>The register of the site, for certification only.</summary>
    public Folded<RegisterState>? Register { get; init; }

    /// <summary>Markets, checklists and registers of qualified persons, as they hold now; only of batches whose work has ended.</summary>
    public ReleaseRuleBook Rules { get; init; } = ReleaseRuleBook.Nothing;

    public StreamVersion RulesAt { get; init; } = new(ReleaseRuleBook.Stream, 0);

    /// <summary>Batches whose goods are in this one; only of batches whose work has ended.</summary>
    public IReadOnlyList<BatchSource> Sources { get; init; } = [];

    /// <summary>Roles that were given to, or taken from, the people of the batch while it ran; for reviews only.</summary>
    public IReadOnlyList<RoleChange> RoleChanges { get; init; } = [];

    /// <summary>Document hashes of signatures whose document is not stored as it was signed; only where the record is shown.</summary>
    public IReadOnlySet<string> Void { get; init; } = new HashSet<string>();

    /// <summary>The lot that was scanned, as its stream stands; null when the command names none.</summary>
    public Folded<LotState>? Lot { get; init; }

    /// <summary>The container of the lot, when its label was scanned.</summary>
    public string? Container { get; init; }

    /// <summary>Lots from which something was weighed by its strength, as they are now; for reviews and certificates only.</summary>
    public IReadOnlyDictionary<string, Folded<LotState>> WeighedLots { get; init; } = new Dictionary<string, Folded<LotState>>();

    /// <summary>Lots that a planner names, and those that are kept of the material.</summary>
    public IReadOnlyList<Folded<LotState>> Lots { get; init; } = [];

    /// <summary>The equipment that the command names.</summary>
    public IReadOnlyList<Folded<EquipmentState>> Equipment { get; init; } = [];

    /// <summary>How long equipment may stand clean and dirty; loaded where the command names a piece.</summary>
    public EquipmentRuleBook HoldTimes { get; init; } = EquipmentRuleBook.Empty("");

    /// <summary>The version of <see cref="HoldTimes"/>, where they were loaded.</summary>
    public StreamVersion? HoldTimesAt { get; init; }

    /// <summary>The equipment that was scanned for a step that only looks at it.</summary>
    public Folded<EquipmentState>? Scanned { get; init; }

    /// <summary>The person whose badge was scanned; null when nobody has it.</summary>
    public PersonInfo? Person { get; init; }

    /// <summary>Hash of the file that the command names, when it is stored.</summary>
    public string? StoredFile { get; init; }

    /// <summary>Of the files that the command names, those that are stored.</summary>
    public IReadOnlySet<string> StoredFiles { get; init; } = new HashSet<string>();

    /// <summary>A recipe is tried out: there is neither a lot nor a balance.</summary>
    public bool IsTried { get; init; }

    /// <summary>The campaign that the batch belongs to, until its work has ended.</summary>
    public Folded<CampaignState>? Campaign { get; init; }

    /// <summary>For the issue of a paper form only.</summary>
    public PaperScene? Paper { get; init; }

    /// <summary>Under which name the record knows the market of a rule.</summary>
    public string MarketOf(MarketRule rule) => State.MarketOf(rule, Rules.HomeOf(Order.Site));

    /// <summary>Whose drafts there are; for shift hand-overs only.</summary>
    public IReadOnlyList<OthersDraft> Drafts { get; init; } = [];

    /// <summary>Other batches that the same signature is for, each as it stands.</summary>
    public IReadOnlyList<Scene> Others { get; init; } = [];

    /// <summary>Of the batches that the command names beside this one, those that there are.</summary>
    public IReadOnlySet<string> Associated { get; init; } = new HashSet<string>();

    /// <summary>Today at the site: expiry is judged by the site's calendar.</summary>
    public DateOnly Today => Micros.ToDate(Now, State.Zone);

    public OrderReleased Order => State.Order ?? throw new InvalidOperationException("A batch begins with its order.");
}

/// <summary>
/// Facts that a decision tells one after another, with the state as it will be after each. Lives within one decision only.
/// </summary>
internal sealed class Telling(Scene scene)
{
    private readonly List<IFact> _facts = [];
    private readonly List<Draft> _elsewhere = [];
    private readonly List<StreamVersion> _reliesOn = [];

    public Scene Scene { get; } = scene;

    public BatchState State { get; private set; } = scene.State;

    public IReadOnlyList<IFact> Facts => _facts;

    /// <summary>Facts for other streams: what a lot gave away, equipment that was taken or left.</summary>
    public IReadOnlyList<Draft> Elsewhere => _elsewhere;

    /// <summary>Other streams that were looked at; the append is refused when one of them changed meanwhile.</summary>
    public IReadOnlyList<StreamVersion> ReliesOn => _reliesOn;

    public By By => Scene.Who.By;

    /// <summary>Another stream as it will be after what was told of it so far.</summary>
    public Folded<TState> Foreseen<TState>(Folded<TState> seen)
        where TState : class, IStreamState<TState> =>
        _elsewhere.Where(draft => draft.Stream == seen.Stream).Aggregate(
            seen, (now, draft) => now with { State = now.State.Apply(Foreseen(State), draft.Fact), Version = now.Version + 1 });

    public void Tell(IFact fact)
    {
        _facts.Add(fact);
        State = State.Apply(Foreseen(State), fact);
    }

    public void RelyOn(StreamVersion seen)
    {
        if (!_reliesOn.Contains(seen))
            _reliesOn.Add(seen);
    }

    public void TellOf(StreamVersion seen, IFact fact)
    {
        RelyOn(seen);
        _elsewhere.Add(new Draft(seen.Stream, fact));
    }

    /// <summary>A fact of a stream that was relied on already.</summary>
    public void TellOf(Draft draft) => _elsewhere.Add(draft);

    /// <summary>Opens an exception; a critical one holds a running batch.</summary>
    public string Open(
        ExceptionKind kind,
        Grade grade,
        StepPlace? step,
        string description,
        IReadOnlyDictionary<string, string> facts,
        string? justification,
        bool byRule = true,
        string? phase = null,
        string? equipment = null)
    {
        var id = $"{State.Id}-E{State.Exceptions.Count + 1}";
        Tell(new ExceptionOpened(
            id, kind, grade, step?.Phase.Id ?? phase, step?.Id, step?.Number, description, facts, justification, byRule, By,
            equipment is not null ? [equipment] : InUseAt(step?.Phase.Id ?? phase)));
        HoldWhenCritical(id, grade, description);
        return id;
    }

    /// <summary>Equipment that was checked in for the operation of this work; null where none was.</summary>
    private IReadOnlyList<string>? InUseAt(string? work)
    {
        if (work is null || !Scene.Recipe.Graph.TryGetNode(work, out var node))
            return null;
        var operation = ControlRecipe.OutlineOf(node).Id;
        var used = Scene.Recipe.Steps
            .Where(place => State.Steps.GetValueOrDefault(place.Id)?.Equipment is not null && ControlRecipe.OutlineOf(place.Phase).Id == operation)
            .Select(place => State.Steps[place.Id].Equipment!.Equipment).Distinct(StringComparer.Ordinal).ToList();
        return used.Count > 0 ? used : null;
    }

    public void HoldWhenCritical(string exceptionId, Grade grade, string reason)
    {
        if (grade == Grade.Critical && State.Lifecycle is Lifecycle.Running or Lifecycle.Pausing or Lifecycle.Paused)
            SafeStateDecision.Hold(this, reason, exceptionId);
    }

    private Entry Foreseen(BatchState state) =>
        new(0, $"batch/{state.Id}", state.Version + 1, Scene.Now, state.Zone, 0, Scene.Who.UserId, Scene.Who.Terminal?.Id, "",
            default, [], []);
}
