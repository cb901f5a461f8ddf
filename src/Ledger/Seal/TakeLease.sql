insert into lease (name, holder, until) values (@name, @holder, @until)
on conflict (name) do update set holder = excluded.holder, until = excluded.until
where lease.holder = excluded.holder or lease.until < @now
