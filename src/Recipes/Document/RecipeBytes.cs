using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Recipes;

/// <summary>
/// The canonical bytes of a recipe, put together from those of its parts. Parts are immutable and shared between versions, so
/// after a change only what changed is written anew: the hash of 10,000 steps costs little more than reading their bytes.
/// </summary>
internal static class RecipeBytes
{
    /// <summary>A phase of more instructions than these keeps the bytes of each.</summary>
    private const int InstructionsTogetherMax = 64;

    private static readonly ConditionalWeakTable<RecipeElement, Shell> Shells = [];
    private static readonly ConditionalWeakTable<Instruction, byte[]> Instructions = [];
    private static readonly RecipeElement NoProcedure = new() { Id = "none", Kind = RecipeElementKind.Procedure, Title = "none" };

    private delegate void Part(ReadOnlySpan<byte> bytes);

    /// <summary>The same as <see cref="RecipeJson.Canonical"/>.</summary>
    public static byte[] Of(MasterRecipe recipe)
    {
        var to = new ArrayBufferWriter<byte>(LengthOf(recipe.Procedure) + 4096);
        Write(recipe, bytes => to.Write(bytes));
        return to.WrittenSpan.ToArray();
    }

    /// <summary>The hash of the whole, and how many bytes it has. They are never in one place.</summary>
    public static (string Hash, int Length) Hash(MasterRecipe recipe)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0;
        Write(recipe, bytes =>
        {
            hash.AppendData(bytes);
            length += bytes.Length;
        });
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    private static void Write(MasterRecipe recipe, Part to)
    {
        var header = CanonicalJson.Of(recipe with { Procedure = NoProcedure }, RecipeJson.Options);
        var (start, end) = MemberOf(header, "procedure"u8);
        to(header.AsSpan(0, start));
        Write(recipe.Procedure, to);
        to(header.AsSpan(end));
    }

    private static void Write(RecipeElement element, Part to)
    {
        var shell = ShellOf(element);
        if (shell.IsWhole)
        {
            to(shell.Bytes);
            return;
        }
        to(shell.Bytes.AsSpan(0, shell.ElementsAt));
        for (var i = 0; i < element.Elements.Count; i++)
        {
            if (i > 0) to(","u8);
            Write(element.Elements[i], to);
        }
        to(shell.Bytes.AsSpan(shell.ElementsAt, shell.InstructionsAt - shell.ElementsAt));
        for (var i = 0; i < element.Instructions.Count; i++)
        {
            if (i > 0) to(","u8);
            to(BytesOf(element.Instructions[i]));
        }
        to(shell.Bytes.AsSpan(shell.InstructionsAt));
    }

    private static int LengthOf(RecipeElement element)
    {
        var shell = ShellOf(element);
        if (shell.IsWhole) return shell.Bytes.Length;
        var length = shell.Bytes.Length;
        foreach (var below in element.Elements) length += LengthOf(below) + 1;
        foreach (var instruction in element.Instructions) length += BytesOf(instruction).Length + 1;
        return length;
    }

    private static Shell ShellOf(RecipeElement element) => Shells.GetValue(element, MakeShell);

    private static byte[] BytesOf(Instruction instruction) =>
        Instructions.GetValue(instruction, static one => CanonicalJson.Of(one, RecipeJson.Options));

    private static Shell MakeShell(RecipeElement element)
    {
        if (element.Elements.Count == 0 && element.Instructions.Count <= InstructionsTogetherMax)
            return new Shell(CanonicalJson.Of(element, RecipeJson.Options), -1, -1);
        var bytes = CanonicalJson.Of(element with { Elements = [], Instructions = [] }, RecipeJson.Options);
        return new Shell(bytes, MemberOf(bytes, "elements"u8).Start + 1, MemberOf(bytes, "instructions"u8).Start + 1);
    }

    /// <summary>Where the value of a member of the object stands.</summary>
    private static (int Start, int End) MemberOf(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isIt) return (start, (int)reader.BytesConsumed);
        }
        throw new InvalidOperationException("A member that is always written is missing.");
    }

    /// <summary>An element's bytes: whole, or without what it holds, and where that belongs.</summary>
    private sealed record Shell(byte[] Bytes, int ElementsAt, int InstructionsAt)
    {
        public bool IsWhole => ElementsAt < 0;
    }
}
