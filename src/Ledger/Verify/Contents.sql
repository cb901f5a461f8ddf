select hash, bytes from ledger_content order by hash
