using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Theriac.Ledger.Tests.Seal;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Ledger.Tests.Immutable;

/// <summary>Every road to a change of a record, each tried: through the program's own connections, and beside it.</summary>
public sealed class RoadsTests
{
    private static readonly string[] SqliteRoads =
    [
        "update ledger_entry set actor = 'x' where number = 2",
        "delete from ledger_entry where number = 2",
        "delete from ledger_entry",
        "insert or replace into ledger_entry select number, stream, version, at, zone, offset_minutes, 'x', terminal, type, payload, previous_hash, hash from ledger_entry where number = 2",
        "replace into ledger_entry select 1000, stream, version, at, zone, offset_minutes, 'x', terminal, type, payload, previous_hash, hash from ledger_entry where number = 2",
        "insert into ledger_entry select * from ledger_entry where number = 2 on conflict (number) do update set actor = 'x'",
        "insert into ledger_entry select 1000, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash from ledger_entry where number = 2 on conflict (stream, version) do update set actor = 'x'",
        "update or replace ledger_entry set number = 3 where number = 2",
        "update ledger_content set bytes = x'00'",
        "delete from ledger_content",
        "insert or replace into ledger_content select hash, media_type, x'00', at from ledger_content",
        "insert into ledger_content select * from ledger_content where true on conflict (hash) do update set bytes = x'00'",
        "update ledger_seal set root = x'00'",
        "delete from ledger_seal",
        "insert or replace into ledger_seal select size, at, x'00', key_id, signature from ledger_seal",
    ];

    /// <summary>These need the form of the tables, and are refused to the program itself.</summary>
    private static readonly string[] SqliteForms =
    [
        "drop trigger ledger_entry_no_update",
        "drop table ledger_entry",
        "alter table ledger_entry rename to other",
        "alter table ledger_entry drop column actor",
        "create trigger t after insert on ledger_entry begin select 1; end",
        "pragma writable_schema = on",
        "pragma ignore_check_constraints = on",
        "pragma query_only = off",
        "update sqlite_master set sql = ''",
        "attach ':memory:' as other",
    ];

    private static readonly string[] PostgresRoads =
    [
        "update ledger_entry set actor = 'x' where number = 2",
        "delete from ledger_entry where number = 2",
        "truncate ledger_entry",
        "truncate ledger_entry cascade",
        "insert into ledger_entry select * from ledger_entry where number = 2 on conflict (number) do update set actor = 'x'",
        "merge into ledger_entry e using (select 2::bigint as number) n on e.number = n.number when matched then update set actor = 'x'",
        "with gone as (delete from ledger_entry returning 1) select count(*) from gone",
        "update ledger_content set bytes = '\\x00'",
        "delete from ledger_content",
        "truncate ledger_content",
        "update ledger_seal set root = '\\x00'",
        "delete from ledger_seal",
        "truncate ledger_seal",
    ];

    private static readonly string[] PostgresForms =
    [
        "drop trigger ledger_entry_no_change on ledger_entry",
        "alter table ledger_entry disable trigger all",
        "alter table ledger_entry disable trigger ledger_entry_no_change",
        "drop table ledger_entry",
        "alter table ledger_entry drop column actor",
        "alter table ledger_entry rename to other",
        "alter table ledger_entry owner to theriac_app",
        "create or replace function ledger_immutable() returns trigger language plpgsql as $$ begin return new; end $$",
        "drop function ledger_immutable() cascade",
        "create rule quiet as on insert to ledger_entry do instead nothing",
        "create trigger t before insert on ledger_entry for each row execute function ledger_immutable()",
        "create table other (id int)",
        "set session_replication_role = replica",
        "update schema_migration set hash = ''",
    ];

    [Theory, OnBothEngines]
    [Trait("Requirement", "A11D-12b")]
    [Trait("Requirement", "P11-10e2")]
    public async Task The_program_itself_cannot_change_or_remove_a_record(Engine engine)
    {
        await using var instance = await FilledAsync(engine);
        var before = await DumpAsync(instance);
        var roads = engine == Engine.Sqlite ? SqliteRoads.Concat(SqliteForms) : PostgresRoads.Concat(PostgresForms);
        foreach (var road in roads)
        {
            await AssertRefusedAsync(road, () => instance.Database.WriteAsync(async writing =>
            {
                await RunAsync(writing.Connection, writing.Transaction, road);
                return 0;
            }));
            await AssertRefusedAsync(road, async () =>
            {
                await using var connection = await instance.Database.OpenReadAsync();
                await RunAsync(connection, null, road);
            });
        }

        Assert.Equal(before, await DumpAsync(instance));
        Assert.True((await Notes.VerifyAsync(instance)).IsOk);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10e3")]
    [Trait("Requirement", "P11-10c")]
    public async Task Whoever_comes_with_another_program_meets_the_triggers(Engine engine)
    {
        await using var instance = await FilledAsync(engine);
        var before = await DumpAsync(instance);
        await using DbConnection connection = engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={instance.Connection};Pooling=False")
            : new NpgsqlConnection(instance.Connection + ";Pooling=False"); // As the owner and superuser.
        await connection.OpenAsync();
        if (engine == Engine.Sqlite)
            await RunAsync(connection, null, "pragma recursive_triggers = off");
        foreach (var road in engine == Engine.Sqlite ? SqliteRoads : PostgresRoads)
            await AssertRefusedAsync(road, () => RunAsync(connection, null, road));

        Assert.Equal(before, await DumpAsync(instance));
    }

    [Xunit.Fact]
    [Trait("Requirement", "A11D-12b")]
    public async Task On_PostgreSQL_the_program_runs_as_a_role_that_owns_nothing()
    {
        await using var instance = await FilledAsync(Engine.Postgres);
        await using var connection = await instance.Database.OpenReadAsync();
        Assert.Equal("theriac_app", await ScalarAsync(connection, "select current_user::text"));
        await RunAsync(connection, null, "reset role");
        Assert.Equal("theriac_app", await ScalarAsync(connection, "select current_user::text"));
        await RunAsync(connection, null, "grant update on ledger_entry to theriac_app"); // A warning says that nothing was granted.
        Assert.Equal(0L, await ScalarAsync(connection, "select count(*) from pg_class where pg_get_userbyid(relowner) = 'theriac_app'"));
        Assert.Equal(
            "INSERT,SELECT",
            await ScalarAsync(connection, "select string_agg(privilege_type, ',' order by privilege_type) from information_schema.table_privileges where grantee = 'theriac_app' and table_name = 'ledger_entry'"));
    }

    private static async Task<TestInstance> FilledAsync(Engine engine)
    {
        var instance = await Notes.StartAsync(engine);
        await Notes.WriteAsync(instance, 5);
        await instance.Get<IContentStore>().PutAsync("text/plain", "shown"u8.ToArray());
        await SealTests.SealAsync(instance);
        return instance;
    }

    private static async Task AssertRefusedAsync(string road, Func<Task> go)
    {
        var refused = await Record.ExceptionAsync(go);
        Assert.True(refused is DbException, $"Not refused: {road} ({refused?.Message})");
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction? transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<string> DumpAsync(TestInstance instance)
    {
        using var stream = new MemoryStream();
        await instance.Get<ILedgerExport>().WriteAsync(stream);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream.ToArray()));
    }
}
