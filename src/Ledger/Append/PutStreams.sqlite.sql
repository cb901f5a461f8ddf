insert into ledger_stream (stream, version, number) values (@stream, @version, @number)
on conflict (stream) do update set version = excluded.version, number = excluded.number
