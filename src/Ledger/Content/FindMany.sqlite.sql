select hash, media_type, bytes from ledger_content where hash in (select unhex(value) from json_each(@hashes))
