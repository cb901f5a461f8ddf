namespace Theriac.Kernel;

/// <summary>What the system will not do, and why: a value, never an exception, because a person can cause it.</summary>
/// <param name="Code">Stable kebab-case name of the rule, for example <c>step-already-signed</c>; contract.</param>
/// <param name="Status">HTTP status that the edge answers with (400 to 499, and 503 when nothing is wrong but the hour).</param>
/// <param name="Detail">One or two sentences for people: what is so, and what to do. Not contract.</param>
public sealed record Refusal(string Code, int Status, string Detail)
{
    /// <summary>Every wrong input at once; empty when the refusal is not about a field.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>
    /// Facts that a screen needs to explain the refusal, for example <c>expected</c> and <c>scanned</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The input as a whole is wrong: 422 with one error for each field.</summary>
    public static Refusal Input(IReadOnlyList<FieldError> errors) =>
        new("input-not-accepted", 422, "Some of the input cannot be accepted. Each error names its field.")
        {
            Errors = errors,
        };

    /// <summary>A single wrong field.</summary>
    public static Refusal Input(string field, string code, string detail) =>
        Input([new FieldError(field, code, detail)]);

    public Refusal With(string fact, string value) =>
        this with { Facts = new Dictionary<string, string>(Facts) { [fact] = value } };
}

/// <summary>One wrong field. <paramref name="Field"/> is a JSON pointer into the input, or a line of a file.</summary>
public sealed record FieldError(string Field, string Code, string Detail);
