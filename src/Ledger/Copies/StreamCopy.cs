using System.Text;
using System.Text.Json;
using Theriac.Kernel;

namespace Theriac.Ledger;

/// <summary>
/// The electronic copy of a whole stream as a file: its parts are what screens show of it, each entry, and the proof, so that a changed byte is
/// found there.
/// </summary>
public sealed record StreamCopy(
    string Format, Guid LedgerId, InstanceKind Instance, string Stream, string RecordHash, IReadOnlyList<EntryCopy> Entries, EntriesProof Proof)
{
    /// <param name="part">Name of what screens show, as people are told that it was changed.</param>
    /// <param name="member">Its member in the file.</param>
    /// <param name="shown">Its JSON.</param>
    public SealableFile Write(string part, string member, string shown)
    {
        var file = new SealableFile();
        var names = new List<string>();
        void Part(string name, string text)
        {
            names.Add(name);
            file.Part(name, Encoding.UTF8.GetBytes(text));
        }

        Part("the head of the file", string.Concat(
            $"{{\"format\":{Json(Format)},\"ledgerId\":{Json(LedgerId)},\"instance\":{Json(Instance)},\n",
            $"\"stream\":{Json(Stream)},\"recordHash\":{Json(RecordHash)},\n"));
        Part(part, $"{Json(member)}:{shown},\n\"entries\":[\n");
        for (var i = 0; i < Entries.Count; i++)
            Part($"entry {Entries[i].Number}", Json(Entries[i]) + (i + 1 < Entries.Count ? ",\n" : "\n"));
        Part("the proof of the entries", $"],\n\"proof\":{Json(Proof)},\n\"seal\":");
        file.Place(FileSeal.RoomFor([.. names, ""]));
        file.Part("the end of the file", "}\n"u8);
        return file;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, KernelJson.Options);
}
