select (select count(*) from bench_row) as rows, (select coalesce(sum(entries), 0) from bench_count) as entries
