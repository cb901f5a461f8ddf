using System.Text;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Recipes.Tests;

/// <summary>Files as <c>theriac recipes lint</c> is given them: each is judged, or refused with a reason; none throws.</summary>
public sealed class LintDocumentTests
{
    private static readonly string Good = Encoding.UTF8.GetString(RecipeJson.Canonical(Master.Clean));

    public static TheoryData<string, byte[], string> Odd() => new()
    {
        { "empty", [], "recipe-not-json" },
        { "zeros", new byte[100], "recipe-not-json" },
        { "cut off", Encoding.UTF8.GetBytes(Good[..(Good.Length / 2)]), "recipe-not-json" },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "recipe-not-json" },
        { "another schema", "{\"format\":\"else\"}"u8.ToArray(), "input-not-accepted" },
        { "a member that is not known", Encoding.UTF8.GetBytes(Good.Insert(1, "\"nobodyKnows\":1,")), "input-not-accepted" },
        { "a member twice", Encoding.UTF8.GetBytes(Good.Insert(1, "\"version\":\"9\",")), "input-not-accepted" },
        { "deep", Encoding.UTF8.GetBytes(new string('[', 100_000)), "recipe-not-json" },
        { "half of a character", [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'], "input-not-accepted" },
        { "a document type", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x>&a;</x>"u8.ToArray(), "batchml-not-xml" },
        { "other XML", "<svg/>"u8.ToArray(), "batchml-not-v02" },
        { "too large", Encoding.UTF8.GetBytes("{\"a\":\"" + new string('x', 17 * 1024 * 1024) + "\"}"), "recipe-too-large" },
    };

    [Theory, MemberData(nameof(Odd))]
    public void What_is_no_recipe_is_refused_with_a_reason(string what, byte[] file, string code)
    {
        var read = RecipeDocument.Lint(file);
        Assert.False(read.IsOk, what);
        Assert.Equal(code, read.Refusal.Code);
        Assert.NotEmpty(read.Refusal.Detail);
    }

    [Fact]
    public void A_mark_of_the_encoding_before_the_recipe_is_no_part_of_it()
    {
        var linted = RecipeDocument.Lint(Encoding.UTF8.GetBytes("\uFEFF" + Good)).Value;
        Assert.True(linted.IsClean);
        Assert.Equal(RecipeHash.Of(Master.Clean), RecipeHash.Of(linted.Recipe));
    }

    [Fact]
    public void A_file_of_another_system_is_read_as_an_import_reads_it_and_what_that_leaves_open_stops_it()
    {
        var linted = RecipeDocument.Lint(
            """
            <BatchInformation xmlns="http://www.wbf.org/xml/BatchML-V02"><MasterRecipe><ID>X-1</ID><Version>1</Version>
            <Description>Syrup</Description><Note>stir well</Note></MasterRecipe></BatchInformation>
            """u8.ToArray()).Value;
        Assert.Contains(linted.Import, finding => finding.IsOpen);
        Assert.False(linted.IsClean);
    }
}
