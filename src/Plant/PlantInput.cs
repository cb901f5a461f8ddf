using System.Diagnostics.CodeAnalysis;
using Theriac.Kernel;

namespace Theriac.Plant;

/// <summary>Reads what people typed and gathers every error, so that all of them are told at once.</summary>
internal sealed class PlantInput
{
    public const int NameLengthMax = 200;
    public const int ReasonLengthMax = 2_000;

    private readonly List<FieldError> _errors = [];

    /// <summary>The id in upper case; empty when it is not one.</summary>
    public string Id(string field, string? text)
    {
        if (EntityId.TryParse(text?.Trim(), out var id))
            return id.ToString().ToUpperInvariant();
        var refusal = EntityId.Parse(text).Refusal;
        _errors.Add(new FieldError(field, refusal.Code, refusal.Detail));
        return "";
    }

    /// <summary>An equipment class: an id in lower case, as recipes write it.</summary>
    public string Class(string field, string? text) => Id(field, text).ToLowerInvariant();

    public string Text(string field, string? text, int lengthMax = NameLengthMax)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
            _errors.Add(new FieldError(field, "text-missing", "Fill this in."));
        else if (trimmed.Length > lengthMax)
            _errors.Add(new FieldError(field, "text-too-long", $"At most {lengthMax} characters."));
        return trimmed;
    }

    public string Zone(string field, string? text)
    {
        if (text is not null && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId)
            return zone.Id;
        _errors.Add(new FieldError(field, "zone-unknown", "Choose a time zone by its IANA name, for example Asia/Ho_Chi_Minh."));
        return "";
    }

    public T? Given<T>(string field, T? value)
        where T : struct
    {
        if (value is null)
            _errors.Add(new FieldError(field, "value-missing", "Fill this in."));
        return value;
    }

    public void Check(bool isFine, string field, string code, string detail)
    {
        if (!isFine)
            _errors.Add(new FieldError(field, code, detail));
    }

    public bool Failed([NotNullWhen(true)] out Refusal? refusal)
    {
        refusal = _errors.Count > 0 ? Refusal.Input(_errors) : null;
        return refusal is not null;
    }
}
