using System.Security.Cryptography;
using System.Text;
using Theriac.Ledger;

namespace Theriac.Integration;

/// <summary>A message, in or out, folded from <c>message/{key}</c>.</summary>
internal sealed record MessageState : IStreamState<MessageState>
{
    public const string Prefix = "message/";

    private const int KeyLength = 32;

    public required string Key { get; init; }

    public MessageTaken? Taken { get; init; }

    public MessageMade? Made { get; init; }

    public bool Accepted { get; init; }

    /// <summary>SHA-256 of the newest answer.</summary>
    public string? Answer { get; init; }

    public bool Delivered { get; init; }

    public MessageConfirmed? Confirmed { get; init; }

    public string? Content => Taken?.Content ?? Made?.Content;

    /// <summary>Sites that it is about; none where nobody could read it.</summary>
    public IReadOnlyList<string> Sites => Taken?.Sites ?? (Made?.Site is { } site ? [site] : []);

    public static string StreamOf(string key) => Prefix + key;

    /// <summary>Of a message with an id: sender and id name it, whatever its bytes are.</summary>
    public static string KeyOf(string? sender, string bodId) => Hash($"{sender}\n{bodId}");

    /// <summary>Of what has no id or cannot be read: its bytes are its name.</summary>
    public static string KeyOf(string content) => Hash($"\n\n{content}");

    public static string KeyOfOut(string bodId) => Hash($"out\n\n{bodId}");

    public static MessageState Empty(string stream) => new() { Key = stream[Prefix.Length..] };

    public MessageState Apply(Entry entry, IFact fact) => fact switch
    {
        MessageTaken one => this with { Taken = one, Accepted = one.Accepted, Answer = one.Answer },
        MessageRetried one => this with { Accepted = one.Accepted, Answer = one.Answer },
        MessageMade one => this with { Made = one },
        MessageDelivered => this with { Delivered = true },
        MessageConfirmed one => this with { Confirmed = one },
        _ => this,
    };

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..KeyLength];
}
