namespace Theriac.Print;

/// <summary>A file as it was written: parts one behind the other, under names that people understand.</summary>
/// <param name="Room">The place that was kept for a seal: it stands before the part with this index. Null when none was asked for.</param>
public sealed record PrintedFile(IReadOnlyList<PrintedPart> Parts, (int Before, int Length)? Room)
{
    /// <summary>The whole file, with spaces in the place of the seal.</summary>
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        for (var i = 0; i < Parts.Count; i++)
        {
            if (Room is var (before, length) && i == before)
                file.Write(Enumerable.Repeat((byte)' ', length).ToArray());
            file.Write(Parts[i].Bytes);
        }

        return file.ToArray();
    }
}

public sealed record PrintedPart(string Name, byte[] Bytes);
