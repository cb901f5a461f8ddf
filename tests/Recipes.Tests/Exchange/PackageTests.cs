using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.People.Testing;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Theriac.Recipes.Tests;

public sealed class PackageTests
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Theory, OnBothEngines]
    public async Task A_version_moves_to_another_instance_as_a_draft_with_its_pictures_and_its_origin(Engine engine)
    {
        await using var sender = await SenderAsync(engine);
        await using var receiver = await RecipeInstance.StartAsync(engine);
        var package = await PackageAsync(sender);
        await TrustAsync(receiver, await KeyOfAsync(sender));
        var info = RecipeInstance.Ok(await receiver.Get<ImportPackage>().HandleAsync(package, receiver.Other, default));

        var (there, here) = (await sender.ViewAsync(), await receiver.ViewAsync());
        Assert.Equal((RecipeState.Approved, RecipeState.Draft), (there.State, here.State));
        Assert.Equal((there.Hash, there.Hash), (here.Hash, info.Hash));
        Assert.Equal("theriac-recipe-package-1", here.Source!.Format);
        Assert.Empty(here.Signatures);
        var picture = JsonDocument.Parse(RecipeJson.Canonical((await receiver.Get<RecipeContents>().RecipeAsync(here.Hash, default)))).RootElement
            .GetProperty("specimens")[0].GetProperty("content").GetString()!;
        Assert.Equal(Picture, (await receiver.Get<IContentStore>().FindAsync(picture))!.Bytes);
        var arrived = Assert.IsType<RecipeArrived>(receiver.Get<FactTypes>().Read(Assert.Single(await receiver.Instance.Ledger.ReadStreamAsync("recipe/R-1/1"))));
        var ledger = await sender.Instance.Ledger.HeadAsync();
        Assert.Equal((ledger.LedgerId, "production", "approved"), (arrived.Origin.LedgerId, arrived.Origin.Kind, arrived.Origin.State));
        Assert.Equal(package, await receiver.Get<RecipeContents>().BytesAsync(arrived.Package, default));
    }

    [Fact]
    public async Task Whoever_wrote_it_there_neither_checks_nor_approves_it_here()
    {
        await using var sender = await SenderAsync(Engine.Sqlite);
        await using var receiver = await RecipeInstance.StartAsync(Engine.Sqlite);
        await TrustAsync(receiver, await KeyOfAsync(sender));
        RecipeInstance.Ok(await receiver.Get<ImportPackage>().HandleAsync(await PackageAsync(sender), receiver.Other, default));
        Assert.Equal(["an", "binh"], (await receiver.ViewAsync()).Authors);
        RecipeInstance.Ok(await receiver.SignAsync(RecipeStep.Send, receiver.Other));
        RecipeInstance.Ok(await receiver.SignAsync(RecipeStep.Check, receiver.Checker));
        RecipeInstance.Ok(await receiver.SignAsync(RecipeStep.Approve, receiver.Qa));
        Assert.Equal(RecipeState.Approved, (await receiver.ViewAsync()).State);
    }

    [Fact]
    public async Task Whoever_wrote_it_two_instances_ago_is_its_author_still_also_by_a_block_that_he_took()
    {
        await using var development = await RecipeInstance.StartAsync(Engine.Sqlite);
        RecipeInstance.Ok(await development.SaveAsync(Make.Complete() with { Id = "WASH", IsBlock = true }));
        await development.ApproveAsync("WASH");
        RecipeInstance.Ok(await development.SaveAsync(Make.Complete() with { Procedure = Make.Procedure(Make.Operation("dry", Make.Phase("air", Make.Instruction("wait")))) }));
        var third = await TestPeople.AddAsync(development.Instance.Services, "giang", Role.RecipeAuthor);
        RecipeInstance.Ok(await development.Get<TakeBlock>().InsertAsync("R-1", "1", new TakeBlockInput("WASH"), third, default));

        await using var validation = await RecipeInstance.StartAsync(Engine.Sqlite);
        await TrustAsync(validation, await KeyOfAsync(development));
        RecipeInstance.Ok(await validation.Get<ImportPackage>().HandleAsync(await PackageAsync(development), validation.Other, default));
        Assert.Equal(["an", "binh", "giang"], (await validation.ViewAsync()).Authors);
        // Where the block is used is known at once, not only once somebody edits the recipe.
        Assert.Equal("mix", Assert.Single((await validation.Get<ReadBlocks>().UsesAsync("WASH", null, default)).Items).Element);

        await using var production = await RecipeInstance.StartAsync(Engine.Sqlite);
        await TrustAsync(production, await KeyOfAsync(validation));
        RecipeInstance.Ok(await production.Get<ImportPackage>().HandleAsync(await PackageAsync(validation), production.Other, default));
        Assert.Equal(["an", "binh", "giang"], (await production.ViewAsync()).Authors);
    }

    [Fact]
    public async Task What_an_import_left_open_does_not_leave_in_a_package()
    {
        await using var plant = await RecipeInstance.StartAsync(Engine.Sqlite);
        RecipeInstance.Ok(await plant.Get<ImportRecipe>().HandleAsync(new ImportInput(CoughSyrupFile.Source(), "R-1", "1", "a.xml"), plant.Author, default));
        Assert.Equal("recipe-findings-open", (await plant.Get<ExportPackage>().HandleAsync("R-1", "1", "an", default)).Refusal.Code);
    }

    [Fact]
    public async Task A_package_is_taken_only_while_an_administrator_trusts_its_key_and_only_once()
    {
        await using var sender = await SenderAsync(Engine.Sqlite);
        await using var receiver = await RecipeInstance.StartAsync(Engine.Sqlite);
        var package = await PackageAsync(sender);
        async Task<string> TakenAsync() =>
            await receiver.Get<ImportPackage>().HandleAsync(package, receiver.Author, default) is { IsOk: false } no ? no.Refusal.Code : "taken";
        Assert.Equal("package-key-not-trusted", await TakenAsync());
        var key = await TrustAsync(receiver, await KeyOfAsync(sender));
        var admin = await TestPeople.AddAsync(receiver.Instance.Services, "ad2", Role.Administrator);
        Assert.Equal("package-key-trusted", (await ActAsync(receiver, admin, Convert.FromBase64String(key.PublicKey), true)).Refusal.Code);
        Assert.Equal("taken", await TakenAsync());
        Assert.Equal("recipe-exists", await TakenAsync());
        var withdrawn = RecipeInstance.Ok(await ActAsync(receiver, admin, Convert.FromBase64String(key.PublicKey), false));
        Assert.Empty(withdrawn.Trusted);
        Assert.Equal("package-key-not-trusted", await TakenAsync());
    }

    [Fact]
    public async Task Whatever_byte_is_changed_the_package_is_refused()
    {
        await using var sender = await SenderAsync(Engine.Sqlite);
        var (package, key) = (await PackageAsync(sender), await KeyOfAsync(sender));
        Assert.True(PackageReader.Open(package, _ => key).IsOk);
        Seeds.Check(400, seed =>
        {
            var random = new Random(seed);
            var changed = package.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            Assert.False(PackageReader.Open(changed, _ => key).IsOk);
        });
        Seeds.Check(100, seed =>
        {
            var changed = Mutation.Of(package, new Random(seed));
            Assert.True(changed.AsSpan().SequenceEqual(package) || !PackageReader.Open(changed, _ => key).IsOk);
        });
    }

    [Theory]
    [InlineData("manifest.format", "\"theriac-recipe-package/0\"", "package-format-unknown")]
    [InlineData("manifest.state", "\"draft\"", "package-altered")]
    [InlineData("manifest.instance.kind", "\"validation\"", "package-altered")]
    [InlineData("manifest.more", "1", "package-not-readable")]
    [InlineData("more", "{}", "package-not-readable")]
    [InlineData("parts", "[]", "package-altered")]
    [InlineData("signature.keyId", "\"0\"", "package-altered")]
    public async Task Whatever_member_is_changed_the_package_is_refused(string path, string value, string code)
    {
        await using var sender = await SenderAsync(Engine.Sqlite);
        var (package, key) = (await PackageAsync(sender), await KeyOfAsync(sender));
        var json = JsonNode.Parse(package)!;
        var parts = path.Split('.');
        var at = parts[..^1].Aggregate(json, (node, name) => node[name]!);
        at[parts[^1]] = JsonNode.Parse(value);
        Assert.Equal(code, PackageReader.Open(CanonicalJson.Of(json, KernelJson.Options), _ => key).Refusal.Code);
    }

    [Fact]
    public async Task Members_that_stand_twice_white_space_and_parts_that_nobody_listed_are_refused()
    {
        await using var sender = await SenderAsync(Engine.Sqlite);
        var (package, key) = (await PackageAsync(sender), await KeyOfAsync(sender));
        var text = Encoding.UTF8.GetString(package);
        string CodeOf(string changed) => PackageReader.Open(Encoding.UTF8.GetBytes(changed), _ => key).Refusal.Code;
        Assert.Equal("package-altered", CodeOf(text + "\n"));
        Assert.Equal("package-not-readable", CodeOf(text[..^1] + ",\"signature\":null}"));
        Assert.Equal("package-altered", CodeOf(text.Replace("\"parts\":[", "\"parts\":[{\"bytes\":\"AA==\",\"hash\":\"x\"},", StringComparison.Ordinal)));
        Assert.Equal("package-not-readable", CodeOf("PK\u0003\u0004"));
        Assert.Equal("package-too-large", PackageReader.Open(new byte[RecipePackage.BytesMax + 1], _ => key).Refusal.Code);
    }

    [Fact]
    public void An_instance_says_what_it_is_for_and_never_guesses()
    {
        InstanceIdentity Of(string? kind) => InstanceIdentity.Of(new Microsoft.Extensions.Configuration.ConfigurationBuilder()
            .Add(new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
            {
                InitialData = new Dictionary<string, string?> { ["Instance:Kind"] = kind, ["Instance:Name"] = "Basel" },
            }).Build());
        Assert.Equal(("Basel", InstanceStage.Validation), (Of("validation").Name, Of("validation").Stage));
        Assert.Equal(InstanceStage.Production, Of(null).Stage);
        Assert.Throws<InvalidOperationException>(() => Of("prod"));
    }

    private static async Task<RecipeInstance> SenderAsync(Engine engine)
    {
        var sender = await RecipeInstance.StartAsync(engine);
        var picture = RecipeInstance.Ok(await sender.Get<RecipePictures>().KeepAsync(Picture, default));
        RecipeInstance.Ok(await sender.SaveAsync(Make.Complete() with
        {
            Specimens = [new Specimen { Id = "label", Title = "Label", Content = picture.Content, ContentType = picture.ContentType }],
        }));
        await sender.ApproveAsync();
        return sender;
    }

    private static async Task<byte[]> PackageAsync(RecipeInstance sender) =>
        RecipeInstance.Ok(await sender.Get<ExportPackage>().HandleAsync("R-1", "1", "an", default));

    private static async Task<byte[]> KeyOfAsync(RecipeInstance sender)
    {
        RecipeInstance.Ok(await sender.Get<ISealer>().SealNowAsync()); // The first seal makes the key.
        return (await sender.Get<ITreeProofs>().PublicKeyAsync())!;
    }

    private static async Task<KeyView> TrustAsync(RecipeInstance receiver, byte[] key)
    {
        var admin = await TestPeople.AddAsync(receiver.Instance.Services, "ad", Role.Administrator);
        return Assert.Single(RecipeInstance.Ok(await ActAsync(receiver, admin, key, true)).Trusted);
    }

    private static async Task<Outcome<KeysView>> ActAsync(RecipeInstance receiver, Caller admin, byte[] key, bool isTrust)
    {
        var input = new KeyInput(Convert.ToBase64String(key), InstanceSignature.IdOf(key), "Validation Basel", "Qualified under VP-7");
        var keys = receiver.Get<TrustKey>();
        var prepared = await keys.PrepareAsync(input, isTrust, admin, default);
        return prepared.IsOk ? await keys.HandleAsync(input with { Signature = TestPeople.Sign(prepared.Value) }, isTrust, admin, default) : prepared.Refusal;
    }
}
