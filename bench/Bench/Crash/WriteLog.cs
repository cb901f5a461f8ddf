namespace Theriac.Bench.Crash;

/// <summary>Every change of every file, and every sync, in the order in which they happened.</summary>
internal sealed class WriteLog
{
    private const int SectorSize = 512;

    private readonly Lock _gate = new();
    private readonly List<Change> _changes = [];
    private readonly List<string> _files = [];

    private enum Kind
    {
        Write,
        Truncate,
        Sync,
        Delete,
    }

    private readonly record struct Change(Kind Kind, int File, long Offset, byte[] Data);

    public int Count
    {
        get
        {
            lock (_gate)
                return _changes.Count;
        }
    }

    public long Open(string path)
    {
        lock (_gate)
            return FileOf(path);
    }

    public void Write(long file, long offset, ReadOnlySpan<byte> data) => Add(new Change(Kind.Write, (int)file, offset, data.ToArray()));

    public void Truncate(long file, long size) => Add(new Change(Kind.Truncate, (int)file, size, []));

    public void Sync(long file) => Add(new Change(Kind.Sync, (int)file, 0, []));

    public void Delete(string path)
    {
        lock (_gate)
            _changes.Add(new Change(Kind.Delete, FileOf(path), 0, []));
    }

    /// <summary>
    /// The files as a power cut after <paramref name="count"/> changes would leave them: what was synced is there; of what was not,
    /// each sector of each write is there or not, as chance wills. (A removal of a file counts as done.)
    /// </summary>
    public Dictionary<string, byte[]> After(int count, Random random, bool syncsDoNothing = false)
    {
        lock (_gate)
        {
            var disk = new Dictionary<int, MemoryStream>();
            var waiting = new Dictionary<int, List<Change>>();
            foreach (var change in _changes.Take(count).Where(change => !syncsDoNothing || change.Kind != Kind.Sync))
                Take(change, disk, waiting);
            foreach (var change in waiting.Values.SelectMany(changes => changes))
                ApplyInPart(change, disk, random);
            return disk.Where(file => file.Value.Length > 0 && !IsShared(_files[file.Key]))
                .ToDictionary(file => _files[file.Key], file => file.Value.ToArray());
        }
    }

    private static void Take(Change change, Dictionary<int, MemoryStream> disk, Dictionary<int, List<Change>> waiting)
    {
        switch (change.Kind)
        {
            case Kind.Sync when waiting.Remove(change.File, out var changes):
                changes.ForEach(synced => Apply(synced, disk));
                break;
            case Kind.Delete:
                waiting.Remove(change.File);
                disk.Remove(change.File);
                break;
            case Kind.Write or Kind.Truncate:
                if (!waiting.TryGetValue(change.File, out var list))
                    waiting[change.File] = list = [];
                list.Add(change);
                break;
        }
    }

    private static void Apply(Change change, Dictionary<int, MemoryStream> disk)
    {
        if (!disk.TryGetValue(change.File, out var file))
            disk[change.File] = file = new MemoryStream();
        if (change.Kind == Kind.Truncate)
        {
            file.SetLength(change.Offset);
            return;
        }

        file.Position = change.Offset;
        file.Write(change.Data);
    }

    private static void ApplyInPart(Change change, Dictionary<int, MemoryStream> disk, Random random)
    {
        if (change.Kind == Kind.Truncate)
        {
            if (random.Next(2) == 0)
                Apply(change, disk);
            return;
        }

        for (var at = 0; at < change.Data.Length; at += SectorSize)
        {
            var sector = change.Data.AsSpan(at, Math.Min(SectorSize, change.Data.Length - at));
            if (random.Next(2) == 0)
                Apply(change with { Offset = change.Offset + at, Data = sector.ToArray() }, disk);
        }
    }

    private static bool IsShared(string path) => path.EndsWith("-shm", StringComparison.Ordinal);

    private void Add(Change change)
    {
        lock (_gate)
            _changes.Add(change);
    }

    private int FileOf(string path)
    {
        var known = _files.IndexOf(path);
        if (known >= 0)
            return known;
        _files.Add(path);
        return _files.Count - 1;
    }
}
