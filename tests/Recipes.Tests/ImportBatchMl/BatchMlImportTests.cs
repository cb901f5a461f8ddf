using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Theriac.Kernel;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

public sealed class BatchMlImportTests
{
    // Generous, for a busy machine: what grows with the square of the file would take hours.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    private const string Frame = """
        <BatchInformation xmlns="http://www.wbf.org/xml/BatchML-V02"><MasterRecipe><ID>R-1</ID><Version>1</Version>
        <Description>Small</Description>{0}</MasterRecipe></BatchInformation>
        """;

    private const string Small = """
        <ProcedureLogic>
          <Link><ID>l1</ID><FromID><FromIDValue>s1</FromIDValue><FromType>Step</FromType></FromID><ToID><ToIDValue>s2</ToIDValue><ToType>Step</ToType></ToID><LinkType>ControlLink</LinkType></Link>
          <Link><ID>l2</ID><FromID><FromIDValue>s2</FromIDValue><FromType>Step</FromType></FromID><ToID><ToIDValue>s3</ToIDValue><ToType>Step</ToType></ToID><LinkType>ControlLink</LinkType></Link>
          {0}
          <Step><ID>s1</ID><RecipeElementID>b</RecipeElementID></Step><Step><ID>s2</ID><RecipeElementID>p</RecipeElementID></Step>
          <Step><ID>s3</ID><RecipeElementID>e</RecipeElementID></Step>
        </ProcedureLogic>
        <RecipeElement><ID>b</ID><RecipeElementType>Begin</RecipeElementType></RecipeElement>
        <RecipeElement><ID>e</ID><RecipeElementType>End</RecipeElementType></RecipeElement>
        <RecipeElement><ID>p</ID><Description>Mix</Description><RecipeElementType>Phase</RecipeElementType>{1}</RecipeElement>
        """;

    [Fact]
    public void An_element_with_a_flood_of_attributes_is_refused_before_a_reader_compares_them()
    {
        static Outcome<XmlNode> Read(int attributes) => BatchMlImport.ReadTree(System.Text.Encoding.UTF8.GetBytes(
            $"<BatchInformation {string.Join(' ', Enumerable.Range(0, attributes).Select(number => $"a{number}=\"1\""))}/>"));
        Assert.True(Read(100).IsOk);
        Assert.Equal("batchml-too-large", Read(RecipeLimits.XmlAttributesMax + 1).Refusal.Code);
    }

    [Theory]
    [InlineData("<Link><ID>l3</ID><FromID><FromIDValue>s2</FromIDValue></FromID><ToID><ToIDValue>ghost</ToIDValue></ToID><LinkType>ControlLink</LinkType></Link>", "link-dangling")]
    [InlineData("<Link><ID>l3</ID><FromID><FromIDValue>s1</FromIDValue></FromID><ToID><ToIDValue>s2</ToIDValue></ToID><LinkType>ControlLink</LinkType></Link>", "link-twice")]
    [InlineData("<Link><ID>l3</ID><FromID><FromIDValue>s1</FromIDValue></FromID><ToID><ToIDValue>s3</ToIDValue></ToID><LinkType>TransferLink</LinkType></Link>", "link-kind-unknown")]
    [InlineData("<Link><ID>l3</ID><FromID><FromIDValue>s1</FromIDValue></FromID><ToID><ToIDValue>s3</ToIDValue></ToID><LinkType/></Link>", "link-kind-unknown")]
    [InlineData("<Step><ID>s4</ID><RecipeElementID>ghost</RecipeElementID></Step>", "step-without-element")]
    [InlineData("<Step><ID>s4</ID><RecipeElementID>p</RecipeElementID></Step>", "element-used-twice")]
    [InlineData("<Step><ID>s4</ID><RecipeElementID>p</RecipeElementID></Step>", "step-unlinked")]
    [InlineData("<Step><ID>s2</ID><RecipeElementID>p</RecipeElementID></Step>", "id-made")]
    [InlineData("<Transition><ID>t 1</ID><Condition>TRUE</Condition></Transition>", "id-made")]
    [InlineData("<Transition><ID>t1</ID><Condition>x</Condition></Transition>", "unlinked-left-out")]
    [InlineData("<Link><ID>l3</ID><FromID><FromIDValue>s2</FromIDValue><FromType>Transition</FromType></FromID><ToID><ToIDValue>s2</ToIDValue></ToID><LinkType>ControlLink</LinkType></Link>", "link-end-type-wrong")]
    public void What_the_logic_cannot_mean_is_a_finding(string more, string code) => AssertFinding(Inner(more, ""), code);

    [Theory]
    [InlineData("<Parameter><ID>1</ID><Description>MIX TIME</Description><Value><ValueString>5</ValueString><DataType>integer</DataType><UnitOfMeasure>kilogram</UnitOfMeasure></Value></Parameter>", "unit-not-a-time")]
    [InlineData("<Parameter><ID>1</ID><Description>SPEED</Description><Value><ValueString>5</ValueString><DataType>integer</DataType><UnitOfMeasure>furlong</UnitOfMeasure></Value></Parameter>", "unit-unknown")]
    [InlineData("<Parameter><ID>1</ID><Description>M</Description><Value><ValueString>5</ValueString><DataType>Enumeration</DataType><EnumerationSetID>9</EnumerationSetID></Value></Parameter>", "enumeration-set-unknown")]
    [InlineData("<Parameter><ID>1</ID><Description>M</Description><Value/></Parameter>", "value-blank")]
    [InlineData("<EquipmentRequirement><ID>E-7</ID></EquipmentRequirement>", "not-taken")]
    [InlineData("<Other xmlns=\"urn:other\">mine</Other>", "not-taken")]
    public void What_a_parameter_cannot_mean_is_a_finding(string more, string code) => AssertFinding(Inner("", more), code);

    [Theory]
    [InlineData("<a/>", "batchml-not-v02")]
    [InlineData("<BatchInformation/>", "batchml-not-v02")]
    [InlineData("<BatchInformation xmlns=\"http://www.wbf.org/xml/BatchML-V02\"/>", "batchml-not-one-recipe")]
    [InlineData("<a>", "batchml-not-xml")]
    [InlineData("", "batchml-not-xml")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>", "batchml-not-xml")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>", "batchml-not-xml")]
    public void What_is_no_recipe_is_refused(string xml, string code) => Assert.Equal(code, Refused(xml));

    [Fact]
    public void Limits_on_size_depth_and_elements_are_held()
    {
        Assert.Equal("recipe-too-large", BatchMlImport.Read(new byte[RecipeLimits.XmlBytesMax + 1]).Refusal.Code);
        Assert.Equal("batchml-too-large", Refused(string.Concat(Enumerable.Repeat("<a>", 10_000))));
        Assert.Equal("batchml-too-large", Refused("<a>" + string.Concat(Enumerable.Repeat("<b/>", RecipeLimits.XmlElementsMax)) + "</a>"));
        var nested = string.Concat(Enumerable.Repeat("<RecipeElement>", 20)) + string.Concat(Enumerable.Repeat("</RecipeElement>", 20));
        Assert.Equal("batchml-too-large", Refused(Framed(nested)));
    }

    [Theory]
    [InlineData("<![CDATA[x]]>", 200_000)]
    [InlineData("<Header/>", 60_000)]
    [InlineData("<Mine>x</Mine>", 60_000)]
    [InlineData("<RecipeElement/>", 30_000)]
    public void A_file_made_to_exhaust_the_import_is_settled_soon(string part, int count)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        AssertSettled(Encoding.UTF8.GetBytes(Framed(string.Concat(Enumerable.Repeat(part, count)))));
        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
    }

    [Fact]
    public void A_star_of_links_is_settled_soon()
    {
        var steps = string.Concat(Enumerable.Range(0, 2_500).Select(i => $"<Transition><ID>t{i}</ID></Transition>"));
        var links = string.Concat(Enumerable.Range(0, 20_000).Select(i =>
            $"<Link><ID>k{i}</ID><FromID><FromIDValue>s2</FromIDValue></FromID><ToID><ToIDValue>t{i % 2_500}</ToIDValue></ToID><LinkType>ControlLink</LinkType></Link>"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        AssertSettled(Encoding.UTF8.GetBytes(Framed(Inner(steps + links, ""))));
        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
    }

    [Fact]
    public void A_mutated_file_never_throws_and_gives_a_refusal_or_a_draft()
    {
        var good = Encoding.UTF8.GetBytes(Framed(Inner("", "")));
        Prop.ForAll(Seeds.All, seed => AssertSettled(Mutation.Of(good, new Random(seed)))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void The_cough_syrup_file_mutated_never_throws_and_gives_a_refusal_or_a_draft()
    {
        var good = CoughSyrupFile.Source();
        Prop.ForAll(Seeds.All, seed => AssertSettled(Damaged(good, new Random(seed)))).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    // Swapping words keeps the XML well-formed, so that the damage reaches the mapping.
    private static byte[] Damaged(byte[] source, Random random)
    {
        if (random.Next(4) == 0) return Mutation.Of(source, random);
        var lines = Encoding.UTF8.GetString(source).Split('\n');
        var leaves = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("</", StringComparison.Ordinal) && lines[i].Trim().IndexOf('<', 1) > 0).ToArray();
        for (var left = random.Next(1, 40); left > 0; left--)
        {
            var (one, two) = (leaves[random.Next(leaves.Length)], leaves[random.Next(leaves.Length)]);
            (lines[one], lines[two]) = (lines[two], lines[one]);
        }
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static void AssertSettled(byte[] bytes)
    {
        var outcome = BatchMlImport.Read(bytes);
        if (!outcome.IsOk)
        {
            Assert.InRange(outcome.Refusal.Status, 400, 499);
            return;
        }
        var canonical = RecipeJson.Canonical(outcome.Value.Recipe);
        var read = RecipeReader.Read(canonical);
        Assert.True(read.IsOk, read.IsOk ? "" : string.Join("\n", read.Refusal.Errors));
        Linter.Problems(read.Value);
    }

    private static void AssertFinding(string inner, string code)
    {
        var draft = BatchMlImport.Read(Encoding.UTF8.GetBytes(Framed(inner)));
        Assert.True(draft.IsOk, draft.IsOk ? "" : draft.Refusal.Detail);
        Assert.Contains(draft.Value.Findings, finding => finding.Code == code);
    }

    private static string Inner(string logic, string phase) => Small.Replace("{0}", logic).Replace("{1}", phase);

    private static string Framed(string inner) => Frame.Replace("{0}", inner);

    private static string Refused(string xml) => BatchMlImport.Read(Encoding.UTF8.GetBytes(xml)).Refusal.Code;
}
