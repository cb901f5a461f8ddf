insert into ledger_tree (level, position, hash) values (@level, @position, @hash) on conflict (level, position) do nothing
