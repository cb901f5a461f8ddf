select size, at, root, key_id, signature from ledger_seal where size >= @number order by size limit 1
