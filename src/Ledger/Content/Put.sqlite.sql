-- The trigger refuses every kind of replacing, so ask first.
insert into ledger_content (hash, media_type, bytes, at)
select @hash, @media_type, @bytes, @at where not exists (select 1 from ledger_content where hash = @hash)
