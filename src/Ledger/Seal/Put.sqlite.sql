-- Another node may have sealed the same size; the trigger refuses every kind of replacing, so ask first.
insert into ledger_seal (size, at, root, key_id, signature)
select @size, @at, @root, @key_id, @signature where not exists (select 1 from ledger_seal where size = @size)
