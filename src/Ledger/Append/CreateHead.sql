insert into ledger_head (id, ledger_id, kind, number, at, hash) values (1, @ledger_id, @kind, 0, 0, @hash)
on conflict (id) do nothing
