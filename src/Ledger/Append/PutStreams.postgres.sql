insert into ledger_stream (stream, version, number)
select * from unnest(@stream::text[], @version::bigint[], @number::bigint[])
on conflict (stream) do update set version = excluded.version, number = excluded.number
