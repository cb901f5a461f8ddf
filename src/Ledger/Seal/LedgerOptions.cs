namespace Theriac.Ledger;

/// <summary>Settings of the ledger.</summary>
public sealed class LedgerOptions
{
    /// <summary>
    /// Folder of the signing keys, outside of the data directory, so that a stolen copy of the data cannot sign
    /// (configuration <c>Keys:Folder</c>).
    /// </summary>
    public string KeyFolder { get; set; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "theriac", "keys");

    /// <summary>How often the hosted service seals, when the ledger has grown.</summary>
    public TimeSpan SealEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a node looks whether other nodes have appended.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Appends that may wait for the appender; more are refused with <c>ledger-busy</c>.</summary>
    public int WaitingMax { get; set; } = 10_000;
}
