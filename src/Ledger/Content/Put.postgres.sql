insert into ledger_content (hash, media_type, bytes, at) values (@hash, @media_type, @bytes, @at) on conflict (hash) do nothing
