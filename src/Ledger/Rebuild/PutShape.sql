insert into ledger_derived (id, shape) values (1, @shape)
on conflict (id) do update set shape = excluded.shape
