select hash, media_type, at, bytes from ledger_content where hash > @after order by hash limit @count
