using System.Collections.Frozen;
using System.Globalization;
using Theriac.Epcis.Parse;
using Theriac.Kernel;

namespace Theriac.Epcis.Query;

/// <summary>Query parameters of <c>GET /events</c>. What is not known or not well formed is a QueryParameterException.</summary>
internal static class QueryParameters
{
    private static readonly FrozenDictionary<string, EpcRole> Matching = new Dictionary<string, EpcRole>
    {
        ["MATCH_epc"] = EpcRole.Epc,
        ["MATCH_parentID"] = EpcRole.Parent,
        ["MATCH_inputEPC"] = EpcRole.Input,
        ["MATCH_outputEPC"] = EpcRole.Output,
        ["MATCH_anyEPC"] = EpcRole.AnyInstance,
        ["MATCH_epcClass"] = EpcRole.Class,
        ["MATCH_inputEPCClass"] = EpcRole.InputClass,
        ["MATCH_outputEPCClass"] = EpcRole.OutputClass,
        ["MATCH_anyEPCClass"] = EpcRole.AnyClass,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Func<EventQuery, string, Parsing, EventQuery>> Others =
        new Dictionary<string, Func<EventQuery, string, Parsing, EventQuery>>
        {
            ["eventType"] = (query, text, to) => query with { Types = to.Words(text, EventRules.IsEventType, "an event type") },
            ["EQ_action"] = (query, text, to) => query with { Actions = to.Words(text, IsAction, "ADD, OBSERVE or DELETE") },
            ["EQ_bizStep"] = (query, text, to) => query with { BizSteps = to.Keys(text, Vocabulary.BizStep.Key) },
            ["EQ_disposition"] = (query, text, to) => query with { Dispositions = to.Keys(text, Vocabulary.Disposition.Key) },
            ["EQ_readPoint"] = (query, text, to) => query with { ReadPoints = to.Uris(text) },
            ["EQ_bizLocation"] = (query, text, to) => query with { BizLocations = to.Uris(text) },
            ["EQ_transformationID"] = (query, text, to) => query with { TransformationIds = to.Words(text, UriText.IsUri, "a URI") },
            ["EQ_eventID"] = (query, text, to) => query with { EventIds = to.Words(text, UriText.IsUri, "a URI") },
            ["EXISTS_errorDeclaration"] = (query, _, _) => query with { DeclaresError = true },
            ["GE_eventTime"] = (query, text, to) => query with { EventFrom = to.Time(text) },
            ["LT_eventTime"] = (query, text, to) => query with { EventTo = to.Time(text) },
            ["GE_recordTime"] = (query, text, to) => query with { RecordFrom = to.Time(text) },
            ["LT_recordTime"] = (query, text, to) => query with { RecordTo = to.Time(text) },
            ["orderBy"] = (query, text, to) => query with { ByEventTime = to.OneOf(text, "recordTime", "eventTime") == 1 },
            ["orderDirection"] = (query, text, to) => query with { Descending = to.OneOf(text, "ASC", "DESC") == 1 },
            ["perPage"] = (query, text, to) => query with { PerPage = (int)Math.Min(to.Count(text), EpcisLimits.PerPageMax) },
            ["eventCountLimit"] = (query, text, to) => query with { EventCountLimit = to.Count(text) },
            ["maxEventCount"] = (query, text, to) => query with { MaxEventCount = to.Count(text) },
            ["nextPageToken"] = (query, text, _) => query with { NextPageToken = text },
        }.ToFrozenDictionary();

    public static Outcome<EventQuery> Read(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given)
    {
        var query = new EventQuery();
        var errors = new List<FieldError>();
        foreach (var (name, values) in given)
        {
            var parsing = new Parsing(name, errors);
            if (values.Count != 1)
                parsing.Refuse("It is given more than once. Several values are separated by '|'.");
            else if (Matching.TryGetValue(name, out var roles))
                query = query with { Matches = [.. query.Matches, new EpcMatch(roles, parsing.Ranges(values[0]))] };
            else if (Others.TryGetValue(name, out var read))
                query = read(query, values[0], parsing);
            else
                parsing.Refuse("This repository does not know this parameter.");
        }

        if (query is { EventCountLimit: not null, MaxEventCount: not null })
            new Parsing("maxEventCount", errors).Refuse("It does not go with eventCountLimit.");
        return errors.Count > 0 ? EpcisRefusals.QueryParameter(errors) : query;
    }

    private static bool IsAction(string text) => text is "ADD" or "OBSERVE" or "DELETE";

    /// <summary>Reads the values of one parameter and notes what is wrong with them.</summary>
    private sealed class Parsing(string name, List<FieldError> errors)
    {
        public void Refuse(string detail)
        {
            if (errors.Count < EpcisLimits.ErrorsMax)
                errors.Add(new FieldError(name.Length <= 100 ? name : name[..100], "parameter-not-accepted", detail));
        }

        public IReadOnlyList<string> Words(string text, Func<string, bool> isGood, string what)
        {
            var values = text.Split('|');
            if (values.Length > EpcisLimits.ValuesPerParameterMax)
                Refuse($"At most {EpcisLimits.ValuesPerParameterMax} values may be given.");
            foreach (var value in values.Where(value => !isGood(value) || value.Contains('\0', StringComparison.Ordinal)))
                Refuse($"'{(value.Length <= 100 ? value : value[..100])}' is not {what}.");
            return values;
        }

        public IReadOnlyList<string> Keys(string text, Func<string, string> key) =>
            [.. Words(text, value => value.Length > 0, "a value").Select(key)];

        public IReadOnlyList<string> Uris(string text) => [.. Words(text, UriText.IsUri, "a URI").Select(EpcKey.Of)];

        public IReadOnlyList<(string First, string Last)> Ranges(string text) =>
            [.. Words(text, UriText.IsUri, "an EPC or an EPC pattern").SelectMany(EpcKey.Ranges)];

        public long? Time(string text)
        {
            // A plus sign that was not escaped arrives as a space.
            if (TimeText.TryParse(text.Replace(' ', '+'), out var micros))
                return micros;
            Refuse("This is a time with its offset, such as 2026-11-22T08:42:13Z.");
            return null;
        }

        public int OneOf(string text, params string[] words)
        {
            var at = Array.IndexOf(words, text);
            if (at < 0)
                Refuse($"This is one of {string.Join(", ", words)}.");
            return at;
        }

        public long Count(string text)
        {
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1_000_000_000)
                return count;
            Refuse("This is a whole number from 1 to 1000000000.");
            return 1;
        }
    }
}
