-- The whole group in one statement.
insert into ledger_entry (number, stream, version, at, zone, offset_minutes, actor, terminal, type, payload, previous_hash, hash)
select * from unnest(
    @number::bigint[], @stream::text[], @version::bigint[], @at::bigint[], @zone::text[], @offset_minutes::bigint[],
    @actor::text[], @terminal::text[], @type::text[], @payload::bytea[], @previous_hash::bytea[], @hash::bytea[])
