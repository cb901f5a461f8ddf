select ledger_id, kind, number, at, hash from ledger_head where id = 1
