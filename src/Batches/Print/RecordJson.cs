using System.Text;
using System.Text.Json;
using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Batches.Print;

/// <summary>The electronic copy as a file: its parts are the view, each entry, and the proof, so that a changed byte is found there.</summary>
internal static class RecordJson
{
    public static SealableFile Write(RecordCopy copy)
    {
        var file = new SealableFile();
        var names = new List<string>();
        void Part(string name, string text)
        {
            names.Add(name);
            file.Part(name, Encoding.UTF8.GetBytes(text));
        }

        Part("the head of the file", string.Concat(
            $"{{\"format\":{Json(copy.Format)},\"ledgerId\":{Json(copy.LedgerId)},\"instance\":{Json(copy.Instance)},\n",
            $"\"stream\":{Json(copy.Stream)},\"recordHash\":{Json(copy.RecordHash)},\n"));
        Part("the record as screens show it", $"\"batch\":{Json(copy.Batch)},\n\"entries\":[\n");
        for (var i = 0; i < copy.Entries.Count; i++)
            Part($"entry {copy.Entries[i].Number}", Json(copy.Entries[i]) + (i + 1 < copy.Entries.Count ? ",\n" : "\n"));
        Part("the proof of the entries", $"],\n\"proof\":{Json(copy.Proof)},\n\"seal\":");
        file.Place(FileSeal.RoomFor([.. names, ""]));
        file.Part("the end of the file", "}\n"u8);
        return file;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, KernelJson.Options);
}
