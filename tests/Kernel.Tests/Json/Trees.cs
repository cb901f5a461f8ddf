using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Theriac.Kernel.Tests;

/// <summary>JSON values that are made, not parsed: an oracle that does not share the code it judges.</summary>
internal abstract record Tree
{
    /// <summary>
    /// Some JSON text of this value: members shuffled, characters escaped at random, white space added.
    /// </summary>
    public string Write(int shuffle)
    {
        var random = new Random(shuffle);
        var text = new StringBuilder();
        Write(text, random);
        return text.ToString();
    }

    /// <summary>The canonical text, by sorting .NET strings, which are UTF-16.</summary>
    public abstract string WriteSorted();

    protected abstract void Write(StringBuilder text, Random random);

    protected static string Quote(string value, Random? random)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            var named = "\b\t\n\f\r".IndexOf(rune.ToString(), StringComparison.Ordinal);
            if (rune.Value is '"' or '\\')
                text.Append('\\').Append(rune);
            else if (random?.Next(3) == 0)
                text.Append(string.Concat(rune.ToString().Select(unit => $"\\u{(int)unit:X4}")));
            else if (named >= 0)
                text.Append('\\').Append("btnfr"[named]);
            else if (rune.Value < 0x20)
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else
                text.Append(rune);
        }
        return text.Append('"').ToString();
    }

    internal sealed record Text(string Value) : Tree
    {
        public override string WriteSorted() => Quote(Value, random: null);

        protected override void Write(StringBuilder text, Random random) => text.Append(Quote(Value, random));
    }

    internal sealed record Number(int Value) : Tree
    {
        public override string WriteSorted() => Value.ToString(CultureInfo.InvariantCulture);

        protected override void Write(StringBuilder text, Random random) =>
            text.Append(CultureInfo.InvariantCulture, $"{Value}{(random.Next(2) == 0 ? "" : ".0")}");
    }

    internal sealed record List(Tree[] Items) : Tree
    {
        public override string WriteSorted() => $"[{string.Join(',', Items.Select(item => item.WriteSorted()))}]";

        protected override void Write(StringBuilder text, Random random)
        {
            text.Append("[ ");
            for (var i = 0; i < Items.Length; i++)
            {
                text.Append(i == 0 ? "" : ", ");
                Items[i].Write(text, random);
            }
            text.Append(']');
        }
    }

    internal sealed record Map(Dictionary<string, Tree> Members) : Tree
    {
        public override string WriteSorted()
        {
            var members = Members.OrderBy(member => member.Key, StringComparer.Ordinal);
            var texts = members.Select(one => $"{Quote(one.Key, random: null)}:{one.Value.WriteSorted()}");
            return $"{{{string.Join(',', texts)}}}";
        }

        protected override void Write(StringBuilder text, Random random)
        {
            var members = Members.ToArray();
            random.Shuffle(members);
            text.Append('{');
            for (var i = 0; i < members.Length; i++)
            {
                text.Append(i == 0 ? "\n" : ",\t").Append(Quote(members[i].Key, random)).Append(" : ");
                members[i].Value.Write(text, random);
            }
            text.Append('}');
        }
    }
}

internal static class Trees
{
    private static readonly Gen<string> Texts =
        from runes in Gen.ArrayOf(Gen.Frequency(
            (5, Gen.Choose(0x20, 0x7E)), (1, Gen.Choose(0, 0x1F)), (2, Gen.Choose(0x80, 0xD7FF)),
            (2, Gen.Choose(0xE000, 0xFFFF)), (2, Gen.Choose(0x10000, 0x10FFFF))))
        select string.Concat(runes.Select(rune => new Rune(rune).ToString()));

    public static Arbitrary<Tree> Arbitrary { get; } = Gen.Sized(size => Of(Math.Min(size, 4))).ToArbitrary();

    private static Gen<Tree> Of(int depth)
    {
        var leaf = Gen.OneOf(
            Texts.Select(text => (Tree)new Tree.Text(text)),
            ArbMap.Default.GeneratorFor<int>().Select(number => (Tree)new Tree.Number(number)));
        if (depth <= 0)
            return leaf;
        var inner = Of(depth - 2);
        var list = Gen.ArrayOf(inner).Select(items => (Tree)new Tree.List(items));
        var map =
            from names in Gen.ArrayOf(Texts)
            from values in Gen.ArrayOf(inner, names.Length)
            let members = names.Zip(values).DistinctBy(pair => pair.First)
            select (Tree)new Tree.Map(members.ToDictionary(pair => pair.First, pair => pair.Second));
        return Gen.OneOf(leaf, list, map, map);
    }
}
