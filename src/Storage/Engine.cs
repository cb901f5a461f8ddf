namespace Theriac.Storage;

/// <summary>The two engines. SQLite is for one node on a local disk, PostgreSQL for a server.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
