select size, at, root, key_id, signature from ledger_seal where size > @after order by size limit @count
