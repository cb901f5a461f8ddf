select coalesce(max(size), 0) as size from ledger_seal
