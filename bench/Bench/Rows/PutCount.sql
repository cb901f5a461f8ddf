insert into bench_count (stream, entries, number) values (@stream, 1, @number)
on conflict (stream) do update set entries = bench_count.entries + 1, number = excluded.number
