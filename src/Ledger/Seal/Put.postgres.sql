-- Another node may have sealed the same size.
insert into ledger_seal (size, at, root, key_id, signature) values (@size, @at, @root, @key_id, @signature)
on conflict (size) do nothing
