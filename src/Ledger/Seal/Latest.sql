select size, at, root, key_id, signature from ledger_seal order by size desc limit 1
