using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Theriac.Batches;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Integration;

/// <param name="Hash">Of the file as it was looked at; only for taking it.</param>
internal sealed record OrderFileInput(string Name, string Text, string? Hash = null);

/// <param name="Effect">What taking the file would make of this order; null where something is wrong.</param>
internal sealed record OrderFileRow(
    int Line, string Order, string? Version, string Site, string? Recipe, string? Product, string? Quantity, string? Start, string? Effect,
    IReadOnlyList<FieldError> Errors);

internal sealed record OrderFilePreview(string Hash, bool Ok, IReadOnlyList<OrderFileRow> Rows)
{
    public OrderFilePreview In(Phrases phrases, string language) =>
        this with { Rows = [.. Rows.Select(row => row with { Errors = [.. row.Errors.Select(error => error.In(phrases, language))] })] };
}

internal sealed record OrderFileTaken(string Message, bool Repeated, IReadOnlyList<OrderWritten> Orders);

/// <summary>Orders from a file on the screen: looked at line by line first, then taken whole or not at all.</summary>
internal sealed class TakeOrderFile(IPlannedOrders orders, TakeMessages messages, TimeProvider clock)
{
    private const int NameMax = 200;

    public async Task<Outcome<OrderFilePreview>> PreviewAsync(Caller caller, OrderFileInput input, CancellationToken cancellation)
    {
        if (!OrderFile.Read(input.Text).Try(out var lines, out var refusal))
            return refusal;
        var readable = lines.Where(line => line.Errors.Count == 0).ToList();
        var decided = readable.Count == 0
            ? Outcome<OrderWrites>.Ok(new OrderWrites([], [], [], ""))
            : await orders.DecideAsync(caller, OrderVerb.Sync, [.. readable.Select(line => line.Order)], SourceOf(caller, input), cancellation);
        var wrong = Errors(decided.IsOk ? Refusal.Input([]) : decided.Refusal);
        var effects = decided.IsOk
            ? decided.Value.Orders.Select(one => EnumWords.Of(one.Effect)).ToList()
            : [];
        var rows = lines.Select(line => Row(line, readable.IndexOf(line), wrong, effects)).ToList();
        return new OrderFilePreview(HashOf(input.Text), rows.TrueForAll(row => row.Errors.Count == 0), rows);
    }

    public async Task<Outcome<OrderFileTaken>> TakeAsync(Caller caller, OrderFileInput input, CancellationToken cancellation)
    {
        var hash = HashOf(input.Text);
        if (!string.Equals(input.Hash, hash, StringComparison.OrdinalIgnoreCase))
            return IntegrationRefusals.FileChanged();
        // A file with a fault is no message: it is mended and looked at again.
        if (!(await PreviewAsync(caller, input, cancellation)).Try(out var preview, out var refusal))
            return refusal;
        if (!preview.Ok)
            return Refusal.Input([.. preview.Rows.SelectMany(row => row.Errors.Select(error => error with { Field = At(row.Line, error.Field) }))]);
        var lines = OrderFile.Read(input.Text).Value;
        var name = input.Name.Length > NameMax ? input.Name[..NameMax] : input.Name;
        var head = new BodHead(name, caller.Name, null, Micros.Now(clock));
        var schedule = new Schedule(OrderVerb.Sync, [.. lines.Select(line => line.Order)]);
        var taken = await messages.TakeAsync(
            caller, new Incoming(OrderFile.Interface, OrderFile.MediaType, Encoding.UTF8.GetBytes(input.Text), hash, head, new(schedule, null, null)),
            cancellation);
        if (!taken.Try(out var message, out refusal))
            return refusal;
        return message.Accepted
            ? new OrderFileTaken(message.Key, message.Repeated, message.Orders)
            : Refusal.Input([.. message.Reasons.Select(one => new FieldError(one.Field, one.Code, one.Detail))]);
    }

    private static string At(int line, string field) => string.Create(CultureInfo.InvariantCulture, $"/lines/{line}/{field}");

    private static OrderFileRow Row(OrderLine line, int index, ILookup<int, FieldError> wrong, IReadOnlyList<string> effects)
    {
        var order = line.Order;
        IReadOnlyList<FieldError> errors = index < 0 ? line.Errors : [.. wrong[index]];
        return new OrderFileRow(
            line.Line, order.Id, order.Version, order.Site, order.Recipe, order.Product, order.Quantity?.ToString(),
            order.Start is { } start ? Micros.ToText(start) : null, errors.Count == 0 && index >= 0 && index < effects.Count ? effects[index] : null, errors);
    }

    /// <summary><c>/orders/3/quantity</c> by its place in the list.</summary>
    private static ILookup<int, FieldError> Errors(Refusal refusal) => refusal.Errors
        .Select(error => (Parts: error.Field.Split('/'), Error: error))
        .Where(one => one.Parts.Length > 2 && int.TryParse(one.Parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .ToLookup(
            one => int.Parse(one.Parts[2], CultureInfo.InvariantCulture),
            one => one.Error with { Field = one.Parts.Length > 3 ? one.Parts[3] : "order" });

    private OrderSource SourceOf(Caller caller, OrderFileInput input) =>
        new(OrderFile.Interface, caller.Name, MessageState.KeyOf(HashOf(input.Text)), Micros.Now(clock));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
