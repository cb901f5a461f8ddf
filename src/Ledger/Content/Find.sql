select media_type, bytes from ledger_content where hash = @hash
