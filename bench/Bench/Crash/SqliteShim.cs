using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Theriac.Bench.Crash;

/// <summary>
/// A SQLite VFS that does everything through the default one and writes down each change of a file and each sync, in order.
/// From that log the disk can be rebuilt as a power cut would leave it: with writes that were never synced lost, in any mix.
/// </summary>
/// <remarks>The structures are those of sqlite3.h (sqlite3_vfs, sqlite3_io_methods version 3); only their order matters here.</remarks>
internal static unsafe class SqliteShim
{
    public const string Name = "theriac-recorder";

    private const string Library = "e_sqlite3";
    private const int HeaderSize = 16;
    private const int Ok = 0;

    private static Vfs* _original;
    private static IoMethods* _methods;

    /// <summary>Where changes are written down. One recording at a time.</summary>
    public static WriteLog? Log { get; set; }

    /// <summary>Registers the VFS once for the process; connections choose it by its name.</summary>
    public static void Register()
    {
        if (_original != null)
            return;
        SQLitePCL.Batteries_V2.Init();
        _original = Find(null);
        _methods = (IoMethods*)NativeMemory.AllocZeroed((nuint)sizeof(IoMethods));
        Fill(_methods);
        var vfs = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
        *vfs = *_original;
        vfs->Next = null;
        vfs->FileSize = _original->FileSize + HeaderSize;
        vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
        vfs->Open = &Open;
        vfs->Delete = &Delete;
        if (Register(vfs, 0) != Ok)
            throw new InvalidOperationException("SQLite did not take the VFS.");
    }

    [DllImport(Library, EntryPoint = "sqlite3_vfs_find")]
    private static extern Vfs* Find(byte* name);

    [DllImport(Library, EntryPoint = "sqlite3_vfs_register")]
    private static extern int Register(Vfs* vfs, int makeDefault);

    /// <summary>Our file: pointer to our methods, number of the file in the log, then the original's own file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ShimFile
    {
        public IoMethods* Methods;
        public long Id;
    }

    private static ShimFile* Inner(ShimFile* file) => (ShimFile*)((byte*)file + HeaderSize);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, ShimFile* file, int flags, int* outFlags)
    {
        file->Methods = null;
        file->Id = Log?.Open(Marshal.PtrToStringUTF8((nint)name) ?? "") ?? -1;
        var code = _original->Open(_original, name, Inner(file), flags, outFlags);
        if (Inner(file)->Methods != null)
            file->Methods = _methods;
        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(Vfs* vfs, byte* name, int syncFolder)
    {
        Log?.Delete(Marshal.PtrToStringUTF8((nint)name) ?? "");
        return _original->Delete(_original, name, syncFolder);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(ShimFile* file, void* data, int count, long offset)
    {
        Log?.Write(file->Id, offset, new ReadOnlySpan<byte>(data, count));
        return Inner(file)->Methods->Write(Inner(file), data, count, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(ShimFile* file, long size)
    {
        Log?.Truncate(file->Id, size);
        return Inner(file)->Methods->Truncate(Inner(file), size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(ShimFile* file, int flags)
    {
        // Synced only when the call has come back: what fails was never promised.
        var code = Inner(file)->Methods->Sync(Inner(file), flags);
        if (code == Ok)
            Log?.Sync(file->Id);
        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(ShimFile* file) => Inner(file)->Methods->Close(Inner(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(ShimFile* file, void* data, int count, long offset) => Inner(file)->Methods->Read(Inner(file), data, count, offset);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(ShimFile* file, long* size) => Inner(file)->Methods->FileSize(Inner(file), size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(ShimFile* file, int level) => Inner(file)->Methods->Lock(Inner(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(ShimFile* file, int level) => Inner(file)->Methods->Unlock(Inner(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckReservedLock(ShimFile* file, int* result) => Inner(file)->Methods->CheckReservedLock(Inner(file), result);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileControl(ShimFile* file, int code, void* argument) => Inner(file)->Methods->FileControl(Inner(file), code, argument);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(ShimFile* file) => Inner(file)->Methods->SectorSize(Inner(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Characteristics(ShimFile* file) => Inner(file)->Methods->Characteristics(Inner(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmMap(ShimFile* file, int region, int size, int extend, void** place) =>
        Inner(file)->Methods->ShmMap(Inner(file), region, size, extend, place);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmLock(ShimFile* file, int offset, int count, int flags) =>
        Inner(file)->Methods->ShmLock(Inner(file), offset, count, flags);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ShmBarrier(ShimFile* file) => Inner(file)->Methods->ShmBarrier(Inner(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ShmUnmap(ShimFile* file, int delete) => Inner(file)->Methods->ShmUnmap(Inner(file), delete);

    private static void Fill(IoMethods* to)
    {
        to->Version = 2; // Without memory-mapped pages: every change passes through Write.
        to->Close = &Close;
        to->Read = &Read;
        to->Write = &Write;
        to->Truncate = &Truncate;
        to->Sync = &Sync;
        to->FileSize = &FileSize;
        to->Lock = &Lock;
        to->Unlock = &Unlock;
        to->CheckReservedLock = &CheckReservedLock;
        to->FileControl = &FileControl;
        to->SectorSize = &SectorSize;
        to->Characteristics = &Characteristics;
        to->ShmMap = &ShmMap;
        to->ShmLock = &ShmLock;
        to->ShmBarrier = &ShmBarrier;
        to->ShmUnmap = &ShmUnmap;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct IoMethods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<ShimFile*, int> Close;
        public delegate* unmanaged[Cdecl]<ShimFile*, void*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<ShimFile*, void*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<ShimFile*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<ShimFile*, int, int> Sync;
        public delegate* unmanaged[Cdecl]<ShimFile*, long*, int> FileSize;
        public delegate* unmanaged[Cdecl]<ShimFile*, int, int> Lock;
        public delegate* unmanaged[Cdecl]<ShimFile*, int, int> Unlock;
        public delegate* unmanaged[Cdecl]<ShimFile*, int*, int> CheckReservedLock;
        public delegate* unmanaged[Cdecl]<ShimFile*, int, void*, int> FileControl;
        public delegate* unmanaged[Cdecl]<ShimFile*, int> SectorSize;
        public delegate* unmanaged[Cdecl]<ShimFile*, int> Characteristics;
        public delegate* unmanaged[Cdecl]<ShimFile*, int, int, int, void**, int> ShmMap;
        public delegate* unmanaged[Cdecl]<ShimFile*, int, int, int, int> ShmLock;
        public delegate* unmanaged[Cdecl]<ShimFile*, void> ShmBarrier;
        public delegate* unmanaged[Cdecl]<ShimFile*, int, int> ShmUnmap;
        public nint Fetch;
        public nint Unfetch;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version;
        public int FileSize;
        public int PathMax;
        public Vfs* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, ShimFile*, int, int*, int> Open;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int> Delete;
        public nint Access;
        public nint FullPathname;
        public nint DlOpen;
        public nint DlError;
        public nint DlSym;
        public nint DlClose;
        public nint Randomness;
        public nint Sleep;
        public nint CurrentTime;
        public nint GetLastError;
        public nint CurrentTimeInt64;
        public nint SetSystemCall;
        public nint GetSystemCall;
        public nint NextSystemCall;
    }
}
